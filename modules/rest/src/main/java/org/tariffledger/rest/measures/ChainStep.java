package org.tariffledger.rest.measures;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.EventNames;
import org.tariffledger.domain.Chain.Step;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.rest.json.Instants;

/// One act in a chain of retaliation.
@Schema(description = "An act that says what a measure charges, and whom it answers.")
public record ChainStep(
    long position,
    @Schema(description = "The event's stored name.") String name,
    MeasureId measure,
    EconomyCode imposer,
    OffsetDateTime announcedAt,
    OffsetDateTime effectiveFrom,
    OffsetDateTime recordedAt,
    @Schema(description = "What the measure charged by its act before; null for the first.")
        @Nullable Percent percentBefore,
    @Schema(description = "What it charges by this one; null for what is no percentage.")
        @Nullable Percent percentAfter,
    Duty duty,
    @Schema(description = "Positions of the steps that it answers.") List<Long> inResponseTo,
    @Schema(description = "Positions of the steps that answer it.") List<Long> answeredBy,
    @Nullable String reference,
    List<LegalBasis> legalBasis) {

  private static final DateTimeFormatter IN_FULL =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

  public static ChainStep of(Step step) {
    var act = step.act();
    var entry = act.entry();
    var zone = Economies.zoneOf(act.imposer());
    var announcement = entry.event().announcement();
    return new ChainStep(
        act.position(),
        EventNames.of(entry.event().getClass()),
        act.measure(),
        act.imposer(),
        Instants.at(entry.announcedAt(), zone),
        Instants.at(act.effectiveFrom(), zone),
        Instants.at(entry.recordedAt(), zone),
        percent(act.before()),
        percent(act.duty()),
        act.duty(),
        step.answers(),
        step.answeredBy(),
        announcement.reference(),
        announcement.legalBasis());
  }

  private static @Nullable Percent percent(@Nullable Duty duty) {
    return duty instanceof Duty.AdValorem(var percent) ? percent : null;
  }

  /// Steps in the order of their places have keys in the order of their texts.
  static String key(Step step) {
    var place = step.act().place();
    return "%s %020d".formatted(IN_FULL.format(place.announcedAt()), place.position());
  }
}
