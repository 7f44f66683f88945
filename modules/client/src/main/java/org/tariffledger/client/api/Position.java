package org.tariffledger.client.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How far the changes of a ledger were read. Its text is what to keep: `<ledger>/<sequence>`.
public record Position(@Nullable String ledger, String after) {

  // First, since the constants below need them.
  private static final Pattern AFTER = Pattern.compile("\\d{1,20}|earliest|now");
  private static final Pattern LEDGER = Pattern.compile("[0-9a-fA-F-]{36}");

  /// Before all there is.
  public static final Position EARLIEST = new Position(null, "earliest");

  /// After all there is when it is first asked.
  public static final Position NOW = new Position(null, "now");

  public Position {
    if (!AFTER.matcher(after).matches() || (ledger != null && !LEDGER.matcher(ledger).matches())) {
      throw new IllegalArgumentException(
          "\"" + text(ledger, after) + "\" is no position: it is earliest, now or a sequence.");
    }
  }

  /// As [#toString] wrote it; also `earliest`, `now`, or a sequence alone.
  public static Position parse(String text) {
    var kept = text.strip();
    int slash = kept.indexOf('/');
    return slash < 0
        ? new Position(null, kept)
        : new Position(kept.substring(0, slash), kept.substring(slash + 1));
  }

  private static String text(@Nullable String ledger, String after) {
    return ledger == null ? after : ledger + "/" + after;
  }

  /// Whether it is before all there is.
  public boolean isEarliest() {
    return after.equals(EARLIEST.after);
  }

  boolean isNow() {
    return after.equals(NOW.after);
  }

  /// -1 is before all; of `now` nobody knows yet.
  long sequence() {
    return after.matches("\\d+") ? Long.parseLong(after) : -1;
  }

  @Override
  public String toString() {
    return text(ledger, after);
  }
}
