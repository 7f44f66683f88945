package org.tariffledger.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.commands.Stored;
import tools.jackson.databind.JsonNode;

/// An event as the ledger holds it.
@Schema(description = "A recorded event.")
public record StoredEvent(
    @Schema(example = "tariff-paused") String name,
    @Schema(description = "Its place among all events of the ledger.") long position,
    Instant recordedAt,
    @Schema(example = "measure:us-reciprocal-jp") String stream,
    @Schema(description = "Its place in its stream, counted from 0.") long version,
    @Schema(description = "What became true, by the event's name.", type = "object")
        JsonNode data) {

  static StoredEvent of(Stored stored) {
    return new StoredEvent(
        stored.name(),
        stored.entry().position(),
        stored.entry().recordedAt(),
        stored.stream(),
        stored.version(),
        LedgerJson.mapper().valueToTree(stored.entry().event()));
  }
}
