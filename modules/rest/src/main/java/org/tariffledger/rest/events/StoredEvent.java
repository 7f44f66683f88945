package org.tariffledger.rest.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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
    @Schema(
            description =
                "The version of the entry that corrected this one, which counts no more; the text"
                    + " as it should read follows that entry. Left out while this one counts.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long correctedBy,
    @Schema(
            description =
                "The version of the entry that retracted this one: it was never true. Left out"
                    + " while this one counts.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long retractedBy,
    @Schema(description = "What became true, by the event's name.", type = "object")
        JsonNode data) {

  public static StoredEvent of(Stored stored) {
    return of(stored, Struck.NOT);
  }

  public static StoredEvent of(Stored stored, Struck struck) {
    return new StoredEvent(
        stored.name(),
        stored.entry().position(),
        stored.entry().recordedAt(),
        stored.stream(),
        stored.version(),
        struck.correctedBy(),
        struck.retractedBy(),
        LedgerJson.mapper().valueToTree(stored.entry().event()));
  }
}
