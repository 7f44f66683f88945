package org.tariffledger.rest.rates;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.EventNames;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.rates.Cause;
import org.tariffledger.rest.events.RecordedBy;

/// Something that made an answer another.
@Schema(description = "What changed an answer, and an event behind it.")
public record RateCause(
    @Schema(
            description = "`announced`, `recorded`, or what the clock brought.",
            example = "pauseLapses")
        String kind,
    OffsetDateTime at,
    @Schema(description = "Null for what is no one measure's.") @Nullable MeasureId measure,
    @Schema(description = "Null where no event stands behind it, as for customs unions.")
        @Nullable Long position,
    @Schema(description = "The event's stored name.", example = "tariff-paused")
        @Nullable String name,
    @Nullable OffsetDateTime announcedAt,
    @Nullable OffsetDateTime recordedAt,
    @Nullable String reference,
    List<LegalBasis> legalBasis,
    @Schema(description = "Left out but for auditors.") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable RecordedBy recordedBy) {

  /// With who recorded the events, whichever is there.
  public static List<RateCause> recorded(List<RateCause> causes, Map<Long, RecordedBy> by) {
    return causes.stream().map(cause -> cause.recorded(by)).toList();
  }

  private RateCause recorded(Map<Long, RecordedBy> by) {
    return new RateCause(
        kind,
        at,
        measure,
        position,
        name,
        announcedAt,
        recordedAt,
        reference,
        legalBasis,
        position == null ? null : by.get(position));
  }

  /// Of the events behind them, the positions.
  public static Set<Long> positions(Stream<RateCause> causes) {
    return causes.flatMap(cause -> Stream.ofNullable(cause.position)).collect(toSet());
  }

  public static List<RateCause> all(List<Cause> causes, RateQuestion question) {
    return causes.stream().flatMap(cause -> of(cause, question)).distinct().toList();
  }

  private static Stream<RateCause> of(Cause cause, RateQuestion question) {
    if (cause.by().isEmpty()) {
      return Stream.of(
          new RateCause(
              cause.kind(),
              question.there(cause.at()),
              cause.measure(),
              null,
              null,
              null,
              null,
              null,
              List.of(),
              null));
    }
    return cause.by().stream().map(entry -> of(cause, entry, question));
  }

  private static RateCause of(Cause cause, Recorded<?> entry, RateQuestion question) {
    var announcement = entry.event().announcement();
    return new RateCause(
        cause.kind(),
        question.there(cause.at()),
        cause.measure(),
        entry.position(),
        EventNames.of(entry.event().getClass()),
        question.there(entry.announcedAt()),
        question.there(entry.recordedAt()),
        announcement.reference(),
        announcement.legalBasis(),
        null);
  }
}
