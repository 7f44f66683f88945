package org.tariffledger.rest.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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
    @Schema(
            description =
                "When the ledger took it in. Of what time alone brought, when that was, also where"
                    + " no server ran then.")
        Instant recordedtime,
    @Schema(
            description = "Its place in the log: 20 digits, dense from 0.",
            example = "00000000000000000042")
        String sequence,
    @Schema(
            description =
                "Changes with the same one keep their order everywhere: the pair; of facts the"
                    + " importer, or else the stream.",
            example = "US-JP")
        String partitionkey,
    @Schema(
            description =
                "What one act recorded and changed has the same: its id. What the clock brings has"
                    + " none.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String correlationid,
    @Schema(description = "Of a fact, its act; of a changed rate, the id of the fact that made it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String causationid,
    @Schema(example = "application/json") String datacontenttype,
    @Schema(
            description = "Names the JSON Schema of the data; see /v1/schemas.",
            example = "https://tariffledger.org/schemas/org.tariffledger.rate.changed/1")
        String dataschema,
    @Schema(description = "What happened; see the guide, reference, changes.") JsonNode data) {}
