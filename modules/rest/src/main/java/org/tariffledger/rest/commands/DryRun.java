package org.tariffledger.rest.commands;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.http.Flags;
import org.tariffledger.rest.json.Faults;

/// Whether a caller only asks what would be.
record DryRun(
    @Parameter(
            description =
                "Whether to answer what it would leave and which rates it would change, and keep"
                    + " nothing. It is tried for at most 10 s, else 503 with the code"
                    + " `trial-time-over`.",
            schema = @Schema(type = "boolean", defaultValue = "false"))
        @Nullable String dryRun) {

  boolean isAsked(Faults faults) {
    return Flags.read(Flags.DRY_RUN, dryRun, faults);
  }

  /// As whoever has read the flag already.
  boolean isAsked() {
    return Boolean.parseBoolean(dryRun);
  }
}
