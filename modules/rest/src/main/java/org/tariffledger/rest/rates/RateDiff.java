package org.tariffledger.rest.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.rates.Axis;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateAnswer.Component;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.RateDifference;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.rest.events.Recorders;

/// What two answers say differently, and why.
public record RateDiff(
    @Schema(description = "The customs territory that charges: a union for its members.")
        EconomyCode importer,
    @Schema(description = "The member whom the question named, where its union answers for it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable EconomyCode requestedImporter,
    EconomyCode exporter,
    @Schema(description = "Null for general goods.") @Nullable ProductCode product,
    @JsonUnwrapped SaidOfShipment said,
    @Schema(description = "The time in which the two answers differ.") Axis axis,
    Side before,
    Side after,
    @Schema(description = "The measures whose part is another, by id.")
        List<Difference> differences,
    @Schema(description = "What explains it, in order; empty if both answers are the same.")
        List<RateCause> events,
    @Schema(description = "Raised when a change of the rules changes an answer given before.")
        int engineRevision) {

  @Schema(description = "One of the two answers, with the times that were resolved.")
  public record Side(
      OffsetDateTime validAt,
      OffsetDateTime knownAt,
      OffsetDateTime recordedAt,
      long position,
      @Schema(description = "Of the additional duty.") Status status,
      @Schema(description = "Null where it is open.") Rate.@Nullable Base base,
      @Schema(description = "Null unless the status is determined.")
          @Nullable Percent additionalPercent,
      @Schema(description = "Base and additional duty; null while either is unknown.")
          @Nullable Percent totalPercent,
      Rate.Range range,
      List<Rate.Need> needs,
      Rate.Coverage coverage) {

    static Side of(RateQuestion question, RateAnswer answer) {
      var query = question.query();
      return new Side(
          question.there(query.validAt()),
          question.there(query.knownAt()),
          question.there(question.recordedAt()),
          query.position(),
          answer.status(),
          Rate.Base.of(answer.base()),
          answer.additional(),
          answer.total(),
          Rate.range(answer),
          Rate.needs(answer),
          Rate.coverage(question, answer));
    }
  }

  @Schema(description = "A measure's part before and after; null where it has none.")
  public record Difference(
      MeasureId measure, Rate.@Nullable Component before, Rate.@Nullable Component after) {}

  /// With who recorded what explains it.
  RateDiff recorded(Recorders recorders) {
    var by = recorders.of(RateCause.positions(events.stream()));
    return new RateDiff(
        importer,
        requestedImporter,
        exporter,
        product,
        said,
        axis,
        before,
        after,
        differences,
        RateCause.recorded(events, by),
        engineRevision);
  }

  static RateDiff of(
      RateQuestion before, RateQuestion after, Axis axis, RateDifference difference) {
    var query = before.query();
    return new RateDiff(
        query.importer(),
        before.memberAsked(),
        query.exporter(),
        query.product(),
        SaidOfShipment.in(before),
        axis,
        Side.of(before, difference.before()),
        Side.of(after, difference.after()),
        differences(difference.changed()),
        RateCause.all(difference.causes(), before),
        Rates.ENGINE_REVISION);
  }

  public static List<Difference> differences(List<RateDifference.Changed> changed) {
    return changed.stream()
        .map(c -> new Difference(c.measure(), part(c.before()), part(c.after())))
        .toList();
  }

  private static Rate.@Nullable Component part(@Nullable Component component) {
    return component == null ? null : Rate.Component.of(component);
  }
}
