package org.tariffledger.client.proof;

import java.util.List;
import java.util.regex.Pattern;

/// What a log says of itself at some time (c2sp.org/tlog-checkpoint): how many changes it has, and
/// the root of the tree over them.
public record Checkpoint(String origin, long size, Hash root) {

  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

  /// What the note says.
  ///
  /// @throws NotProven if it is none, or none of the keys has signed it
  public static Checkpoint signed(byte[] note, List<LogKey> keys) {
    var signed = SignedNote.parse(note);
    signed.signers(keys);
    var lines = signed.text().split("\n", -1);
    if (lines.length < 4 || lines[0].isEmpty() || !SIZE.matcher(lines[1]).matches()) {
      throw new NotProven("It is no checkpoint of a log.");
    }
    return new Checkpoint(
        lines[0], Long.parseLong(lines[1]), new Hash(StrictText.base64(lines[2])));
  }

  @Override
  public String toString() {
    return origin + " has " + size + " changes, root " + root;
  }
}
