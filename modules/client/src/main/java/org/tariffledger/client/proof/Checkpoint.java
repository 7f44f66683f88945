package org.tariffledger.client.proof;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a log says of itself at some time (c2sp.org/tlog-checkpoint): how many changes it has, and
/// the root of the tree over them.
public record Checkpoint(String origin, long size, Hash root) {

  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

  /// A checkpoint, and how it is signed by keys that are known.
  record Signed(Checkpoint checkpoint, String by) {

    @Override
    public String toString() {
      return checkpoint + "; signed by " + by;
    }
  }

  /// What the note says.
  ///
  /// @throws NotProven if it is none, or none of the keys has signed it
  static Signed signed(byte[] note, List<LogKey> keys) {
    return signed(note, keys, List.of());
  }

  /// Whoever could break one kind of signature could leave the other out: of each kind of which a
  /// key is required, one has to have signed.
  ///
  /// @throws NotProven if it is none, or is not signed so
  static Signed signed(byte[] note, List<LogKey> keys, List<LogKey> required) {
    var signed = SignedNote.parse(note);
    var signers = signed.signers(keys);
    for (var key : required) {
      if (signers.stream().noneMatch(signer -> signer.algorithm() == key.algorithm())) {
        throw new NotProven(
            "It is not signed by a key for %s, of which one was given.".formatted(key.algorithm()));
      }
    }
    var by =
        signers.stream()
            .map(signer -> signer.algorithm().toString())
            .distinct()
            .collect(Collectors.joining(" and "));
    return new Signed(parse(signed.text()), by);
  }

  /// @throws NotProven if the text is none
  static Checkpoint parse(String text) {
    var lines = text.split("\n", -1);
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
