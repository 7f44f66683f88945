package org.tariffledger.rest;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// The question as it stands in the query string.
record RateParameters(
    @Parameter(
            description = "Who charges the duty. A member of a customs union stands for its union.",
            required = true,
            example = "US")
        @Nullable String importer,
    @Parameter(description = "Whose goods they are (origin).", required = true, example = "CN")
        @Nullable String exporter,
    @Parameter(
            description =
                "A tariff code of 2, 4, 6, 8 or 10 digits, dots ignored. Without it: general goods,"
                    + " which only measures on ALL cover.",
            example = "9018.31.00")
        @Nullable String product,
    @Parameter(
            description =
                "When the goods are entered: an instant with offset, or a date, which means the end"
                    + " of that day in the importer's customs zone. Default: now.",
            example = "2025-04-23")
        @Nullable String validAt,
    @Parameter(description = "By what had been announced by then; as validAt. Default: now.")
        @Nullable String knownAt,
    @Parameter(
            description =
                "By what this ledger held by then; as validAt, not in the future. Default: the"
                    + " newest record.")
        @Nullable String recordedAt) {

  TimeParameters times() {
    return new TimeParameters(validAt, knownAt, recordedAt);
  }
}
