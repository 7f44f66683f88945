package org.tariffledger.rest.changes;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;

/// After which change a page begins, how long it is, and how long a caller waits for it.
record ChangeParameters(
    @Parameter(
            description =
                "After which change: its sequence, `earliest` for all, or `now` for none that is"
                    + " there yet. Take `Next-After` of the answer before. Default: earliest.",
            example = "earliest")
        @Nullable String after,
    @Parameter(
            description = "How many at most, 1 to 1000.",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
        @Nullable String limit,
    @Parameter(
            description = "How many seconds to wait if there is none yet, 0 to 30.",
            schema = @Schema(type = "integer", minimum = "0", maximum = "30", defaultValue = "0"))
        @Nullable String timeout) {

  static final int LIMIT_MAX = 1_000;
  static final int LIMIT_DEFAULT = 100;
  static final int TIMEOUT_SECONDS_MAX = 30;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  /// The sequence after which the answer begins; -1 is before all. `last` is that of the newest.
  long afterOf(long last, Faults faults) {
    return Cursor.read("after", after, last, faults);
  }

  int limitOf(Faults faults) {
    return number("limit", limit, 1, LIMIT_MAX, LIMIT_DEFAULT, "bad-limit", faults);
  }

  Duration timeoutOf(Faults faults) {
    return Duration.ofSeconds(
        number("timeout", timeout, 0, TIMEOUT_SECONDS_MAX, 0, "bad-timeout", faults));
  }

  private static int number(
      String name,
      @Nullable String text,
      int least,
      int most,
      int otherwise,
      String code,
      Faults faults) {
    if (text == null) {
      return otherwise;
    }
    if (NUMBER.matcher(text).matches()) {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    faults.add(name, code, "Write a whole number from %d to %d.".formatted(least, most));
    return otherwise;
  }

  /// Whether it always asks after the same change.
  boolean isPinned() {
    return !Cursor.NOW.equals(after);
  }
}
