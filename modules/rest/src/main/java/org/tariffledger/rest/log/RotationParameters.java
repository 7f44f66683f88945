package org.tariffledger.rest.log;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;

/// How new keys take the place of the old ones.
record RotationParameters(
    @Parameter(
            description =
                "How long the old keys sign too, in seconds: 0 to 31536000, else 30 days.",
            schema =
                @Schema(
                    type = "integer",
                    minimum = "0",
                    maximum = "31536000",
                    defaultValue = "2592000"))
        @Nullable String overlapSeconds) {

  private static final int SECONDS_MAX = 31_536_000;
  private static final int SECONDS_DEFAULT = 2_592_000;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}");

  Duration read(Faults faults) {
    if (overlapSeconds == null) {
      return Duration.ofSeconds(SECONDS_DEFAULT);
    }
    if (NUMBER.matcher(overlapSeconds).matches()) {
      var seconds = Integer.parseInt(overlapSeconds);
      if (seconds <= SECONDS_MAX) {
        return Duration.ofSeconds(seconds);
      }
    }
    faults.add(
        "overlapSeconds",
        "bad-overlap",
        "Write a whole number of seconds from 0 to %d.".formatted(SECONDS_MAX));
    return Duration.ZERO;
  }
}
