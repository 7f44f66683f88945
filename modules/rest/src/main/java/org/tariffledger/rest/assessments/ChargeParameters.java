package org.tariffledger.rest.assessments;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What was charged on an entry, as it is said.
public record ChargeParameters(
    @Parameter(
            description =
                "The duty that was charged, in the importer's currency; then `customsValue` is"
                    + " needed. This or percentCharged is.",
            example = "2450.00")
        @Nullable String dutyCharged,
    @Parameter(
            description = "The duty that was charged, in percent of the customs value.",
            example = "245")
        @Nullable String percentCharged,
    @Parameter(
            description =
                "The currency of dutyCharged and customsValue, ISO 4217; the importer's, unless"
                    + " said, and no other.",
            example = "USD")
        @Nullable String currency,
    @Parameter(
            description =
                "Which duties were charged by it: the base duty and additional ones (total), or"
                    + " only these (additional).",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"total", "additional"},
                    defaultValue = "total"))
        @Nullable String covers,
    @Parameter(description = "Your own name of the entry, echoed: at most 200 characters.")
        @Nullable String reference) {

  static final int REFERENCE_CHARACTERS_MAX = 200;
}
