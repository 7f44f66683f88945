package org.tariffledger.rest.rates;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.http.Flags;
import org.tariffledger.rest.json.Faults;

/// Whether the answer is also told in sentences.
record ExplainParameter(
    @Parameter(
            description =
                "Whether `explanation` tells the answer in sentences, with their sources.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"true", "false"}))
        @Nullable String explain) {

  boolean read(Faults faults) {
    return explain != null && Flags.read("explain", explain, faults);
  }
}
