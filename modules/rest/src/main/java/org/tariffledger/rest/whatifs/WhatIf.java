package org.tariffledger.rest.whatifs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.tariffledger.rest.rates.ChangedRate;
import org.tariffledger.rest.rates.RateBatch;
import org.tariffledger.rest.relations.Relation;

/// What proposed acts would do.
public record WhatIf(
    @Schema(description = "The newest position of the ledger that the acts were tried on.")
        long position,
    @Schema(description = "What would be recorded; none where everything is recorded already.")
        List<ProposedEvent> events,
    @Schema(
            description =
                "Which rates would be others, once all of it is announced: at most 1,000, by"
                    + " importer and exporter.")
        List<ChangedRate> changes,
    @Schema(description = "How many there are.") int changesTotal,
    @Schema(description = "In the order of the queries.") List<RateEffect> rates,
    @Schema(description = "In the order in which they were asked for.")
        List<RelationEffect> relations) {

  @Schema(description = "The answer to a query as things are, and as they would be.")
  public record RateEffect(
      @Schema(description = "Whether the two answers charge differently.") boolean differs,
      RateBatch.Answer before,
      RateBatch.Answer after) {}

  @Schema(description = "What two economies charge on each other, as it is and as it would be.")
  public record RelationEffect(Relation before, Relation after) {}
}
