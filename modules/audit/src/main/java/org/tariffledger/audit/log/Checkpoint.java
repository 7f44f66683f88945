package org.tariffledger.audit.log;

import java.util.regex.Pattern;

/// What a log says of itself, as c2sp.org/tlog-checkpoint writes it: so many changes, and the root
/// of the tree over them.
public record Checkpoint(String origin, long size, Hash root) {

  private static final Pattern TEXT =
      Pattern.compile("([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)\n");

  /// Whether others could take the text for a checkpoint.
  static boolean is(String text) {
    return TEXT.matcher(text).lookingAt();
  }

  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /// Reads the text of a note.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong
  public static Checkpoint parse(String text) {
    var lines = TEXT.matcher(text);
    if (!lines.matches()) {
      throw new IllegalArgumentException(
          "A checkpoint is three lines: an origin, a size and a root in Base64.");
    }
    return new Checkpoint(
        lines.group(1), Long.parseLong(lines.group(2)), Hash.ofBase64(lines.group(3)));
  }
}
