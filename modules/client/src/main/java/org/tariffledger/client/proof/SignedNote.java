package org.tariffledger.client.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A text with signatures below it (c2sp.org/signed-note).
record SignedNote(String text, List<Line> lines) {

  private static final String DASH = "\u2014 ";
  private static final int ID_BYTES = 4;

  /// One signature: whose it says it is, and the signature itself in Base64.
  record Line(String name, String base64) {

    static Line parse(String line) {
      int end = line.indexOf(' ', DASH.length());
      if (!line.startsWith(DASH) || end <= DASH.length()) {
        throw new NotProven("A signature begins with a dash and a name.");
      }
      var base64 = line.substring(end + 1);
      if (StrictText.base64(base64).length <= ID_BYTES) {
        throw new NotProven("A signature is too short.");
      }
      return new Line(line.substring(DASH.length(), end), base64);
    }

    boolean isBy(LogKey key) {
      var id = ByteBuffer.wrap(StrictText.base64(base64)).getInt();
      return key.id() == id && key.name().equals(name);
    }

    boolean isRight(String text, LogKey key) {
      var bytes = StrictText.base64(base64);
      return key.hasSigned(text, Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
    }
  }

  static SignedNote parse(byte[] bytes) {
    var note = StrictText.utf8(bytes);
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
      throw new NotProven("It is no signed note, or a part of one.");
    }
    var lines = note.substring(blank + 2, note.length() - 1).split("\n", -1);
    return new SignedNote(
        note.substring(0, blank + 1), Arrays.stream(lines).map(Line::parse).toList());
  }

  /// Those of the keys that have signed; a signature by another says nothing, a wrong one by one of
  /// them is no signature by a stranger.
  ///
  /// @throws NotProven if none has, or one of the signatures is wrong
  List<LogKey> signers(List<LogKey> keys) {
    var signers = new ArrayList<LogKey>();
    for (var line : lines) {
      for (var key : keys) {
        if (line.isBy(key)) {
          if (!line.isRight(text, key)) {
            throw new NotProven(
                "The signature by %s for %s is wrong.".formatted(key.name(), key.algorithm()));
          }
          signers.add(key);
        }
      }
    }
    if (signers.isEmpty()) {
      throw new NotProven(
          "It is not signed by a key that is known, but by "
              + lines.stream().map(Line::name).collect(Collectors.joining(", "))
              + ".");
    }
    return signers;
  }
}
