package org.tariffledger.rest.whatifs;

import io.swagger.v3.oas.annotations.media.Schema;
import org.tariffledger.commands.EventNames;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.domain.Event;
import tools.jackson.databind.JsonNode;

/// An event that would be recorded.
public record ProposedEvent(
    @Schema(example = "tariff-paused") String name,
    @Schema(description = "What would become true, by the event's name.", type = "object")
        JsonNode data) {

  static ProposedEvent of(Event event) {
    return new ProposedEvent(
        EventNames.of(event.getClass()), LedgerJson.mapper().valueToTree(event));
  }
}
