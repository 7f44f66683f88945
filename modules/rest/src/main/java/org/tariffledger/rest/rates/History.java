package org.tariffledger.rest.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.rates.Axis;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.RateHistory;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.rest.events.RecordedBy;
import org.tariffledger.rest.events.Recorders;
import org.tariffledger.rest.http.Page;

/// How a rate changes while one of the three times moves; that one is null.
public record History(
    @Schema(description = "The customs territory that charges: a union for its members.")
        EconomyCode importer,
    @Schema(description = "The member whom the question named, where its union answers for it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable EconomyCode requestedImporter,
    EconomyCode exporter,
    @Schema(description = "Null for general goods.") @Nullable ProductCode product,
    @JsonUnwrapped SaidOfShipment said,
    @Schema(description = "The time that moves.") Axis axis,
    @Schema(description = "Null: from the first change on.") @Nullable OffsetDateTime from,
    @Schema(description = "Not included; null: without end.") @Nullable OffsetDateTime to,
    @Nullable OffsetDateTime validAt,
    @Nullable OffsetDateTime knownAt,
    @Nullable OffsetDateTime recordedAt,
    long position,
    @Schema(description = "Raised when a change of the rules changes an answer given before.")
        int engineRevision,
    List<Segment> segments,
    @Nullable String nextCursor) {

  @Schema(description = "One answer, from `from` until `to`, which is not included.")
  public record Segment(
      @Schema(description = "Null: since ever.") @Nullable OffsetDateTime from,
      @Schema(description = "Null: for ever.") @Nullable OffsetDateTime to,
      @Schema(description = "Of the additional duty.") Status status,
      @Schema(description = "Null where it is open.") Rate.@Nullable Base base,
      @Schema(description = "Null unless the status is determined.")
          @Nullable Percent additionalPercent,
      @Schema(description = "Base and additional duty; null while either is unknown.")
          @Nullable Percent totalPercent,
      Rate.Range range,
      List<Rate.Need> needs,
      List<Rate.Assumption> assumptions,
      List<Rate.Component> components,
      Rate.Coverage coverage,
      @Schema(description = "What made it another than before; empty where a part only begins.")
          List<RateCause> began) {

    private Segment recorded(Map<Long, RecordedBy> by) {
      return new Segment(
          from,
          to,
          status,
          base,
          additionalPercent,
          totalPercent,
          range,
          needs,
          assumptions,
          components,
          coverage,
          RateCause.recorded(began, by));
    }

    static Segment of(RateHistory.Segment segment, RateQuestion question) {
      var answer = segment.answer();
      return new Segment(
          there(segment.from(), question),
          there(segment.to(), question),
          answer.status(),
          Rate.Base.of(answer.base()),
          answer.additional(),
          answer.total(),
          Rate.range(answer),
          Rate.needs(answer),
          answer.assumptions().stream().map(Rate.Assumption::of).toList(),
          answer.components().stream().map(Rate.Component::of).toList(),
          Rate.coverage(question, answer),
          RateCause.all(segment.began(), question));
    }
  }

  /// With who recorded what began its segments.
  History recorded(Recorders recorders) {
    var by = recorders.of(RateCause.positions(segments.stream().flatMap(s -> s.began().stream())));
    return new History(
        importer,
        requestedImporter,
        exporter,
        product,
        said,
        axis,
        from,
        to,
        validAt,
        knownAt,
        recordedAt,
        position,
        engineRevision,
        segments.stream().map(segment -> segment.recorded(by)).toList(),
        nextCursor);
  }

  static History of(RateQuestion question, Axis axis, RateHistory.Period period, RateHistory told) {
    var query = question.query();
    return new History(
        query.importer(),
        question.memberAsked(),
        query.exporter(),
        query.product(),
        SaidOfShipment.in(question),
        axis,
        there(period.from(), question),
        there(period.to(), question),
        axis == Axis.VALID_AT ? null : question.there(query.validAt()),
        axis == Axis.KNOWN_AT ? null : question.there(query.knownAt()),
        axis == Axis.RECORDED_AT ? null : question.there(question.recordedAt()),
        query.position(),
        Rates.ENGINE_REVISION,
        told.segments().stream().map(segment -> Segment.of(segment, question)).toList(),
        told.next() == null ? null : Page.cursor(told.next().toString()));
  }

  private static @Nullable OffsetDateTime there(@Nullable Instant at, RateQuestion question) {
    return at == null ? null : question.there(at);
  }
}
