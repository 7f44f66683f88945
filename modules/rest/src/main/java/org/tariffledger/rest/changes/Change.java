package org.tariffledger.rest.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// What the API document says of a change. Its bytes are written once, elsewhere.
@Schema(
    description =
        "A CloudEvent 1.0: a fact, org.tariffledger.fact.<name of the event>, or a changed rate,"
            + " org.tariffledger.rate.changed.")
public record Change(
    @Schema(example = "1.0") String specversion,
    @Schema(description = "The sequence again.", example = "00000000000000000042") String id,
    @Schema(description = "The ledger's id.", example = "urn:uuid:…") String source,
    @Schema(example = "org.tariffledger.rate.changed") String type,
    @Schema(description = "The event's stream, or the pair.", example = "US-JP") String subject,
    @Schema(description = "When it was announced, or fell due.") Instant time,
    @Schema(description = "When the ledger took it in, or came to it.") Instant recordedtime,
    @Schema(
            description = "Its place in the log: 20 digits, dense from 0.",
            example = "00000000000000000042")
        String sequence,
    @Schema(description = "Of rate changes: importer and exporter.", example = "US-JP")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        String partitionkey,
    @Schema(example = "application/json") String datacontenttype,
    @Schema(description = "What happened; see the guide, reference, changes.") JsonNode data) {}
