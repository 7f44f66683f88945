package org.tariffledger.rest.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that the clock alone will bring.
@Schema(description = "What the clock alone will bring, by what is known.")
record CalendarEntry(
    @Schema(description = "In the importer's customs zone.") OffsetDateTime at,
    @Schema(example = "pauseLapses") String kind,
    String importer,
    @Schema(description = "The measures that it bears on.") List<String> measures,
    @Schema(description = "What it comes from, if not from a measure itself.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String of) {}
