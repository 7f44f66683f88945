package org.tariffledger.rest.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.rates.RateDifference;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.rest.events.Recorders;

/// What this ledger answered on a day beside what it answers now.
public record AnswerOfADay(
    @Schema(description = "The customs territory that charges: a union for its members.")
        EconomyCode importer,
    @Schema(description = "The member whom the question named, where its union answers for it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable EconomyCode requestedImporter,
    EconomyCode exporter,
    @Schema(description = "Null for general goods.") @Nullable ProductCode product,
    @JsonUnwrapped SaidOfShipment said,
    @Schema(description = "By what was known and recorded then.") RateDiff.Side answered,
    @Schema(description = "By what is known and recorded now.") RateDiff.Side today,
    @Schema(description = "The measures whose part is another, by id.")
        List<RateDiff.Difference> differences,
    @Schema(description = "What was recorded since of what had been announced by then, in order.")
        List<RateCause> recordedSince,
    @Schema(description = "What was announced since, in order.") List<RateCause> announcedSince,
    @Schema(description = "Raised when a change of the rules changes an answer given before.")
        int engineRevision) {

  /// `recorded` is what differs by the record alone, `announced` by what was announced since.
  static AnswerOfADay of(
      RateQuestion answered,
      RateQuestion today,
      RateDifference recorded,
      RateDifference announced,
      Recorders recorders) {
    var query = today.query();
    var before = recorded.before();
    var after = announced.after();
    var recordedSince = RateCause.all(recorded.causes(), today);
    var announcedSince = RateCause.all(announced.causes(), today);
    var by =
        recorders.of(
            RateCause.positions(
                java.util.stream.Stream.concat(recordedSince.stream(), announcedSince.stream())));
    return new AnswerOfADay(
        query.importer(),
        today.memberAsked(),
        query.exporter(),
        query.product(),
        SaidOfShipment.in(today),
        RateDiff.Side.of(answered, before),
        RateDiff.Side.of(today, after),
        RateDiff.differences(RateDifference.changed(before, after)),
        RateCause.recorded(recordedSince, by),
        RateCause.recorded(announcedSince, by),
        Rates.ENGINE_REVISION);
  }
}
