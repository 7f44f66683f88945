package org.tariffledger.rest.changes;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Quoted;
import org.tariffledger.subscriptions.PublicChange;

/// After which change to go on, as callers write it and are told.
final class Cursor {

  static final String EARLIEST = "earliest";
  static final String NOW = "now";

  private static final Pattern SEQUENCE = Pattern.compile("\\d{1,20}");

  static String text(long after) {
    return after < 0 ? EARLIEST : PublicChange.text(after);
  }

  /// The sequence, or -1 before all; `last` is that of the newest change.
  static long read(String pointer, @Nullable String text, long last, Faults faults) {
    if (text == null || text.equals(EARLIEST)) {
      return -1;
    }
    if (text.equals(NOW)) {
      return last;
    }
    if (!SEQUENCE.matcher(text).matches()) {
      faults.add(
          pointer,
          "bad-cursor",
          "\""
              + Quoted.of(text)
              + "\" is no cursor: write the sequence of a change, earliest or now.");
      return -1;
    }
    var sequence = new BigInteger(text);
    if (sequence.compareTo(BigInteger.valueOf(last)) > 0) {
      faults.add(pointer, "cursor-beyond-end", beyond(last));
      return -1;
    }
    return sequence.longValueExact();
  }

  private static String beyond(long last) {
    return last < 0
        ? "The change log is empty yet: ask after earliest."
        : "The newest change is "
            + PublicChange.text(last)
            + ". A cursor beyond it is of another ledger, or of one that was restored.";
  }

  private Cursor() {}
}
