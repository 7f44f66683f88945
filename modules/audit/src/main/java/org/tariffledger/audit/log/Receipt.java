package org.tariffledger.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// That a change stands in the log, to be verified by whoever has the change and a public key of
/// the log, as c2sp.org/tlog-proof writes it.
public record Receipt(long index, List<Hash> path, SignedCheckpoint signed) {

  private static final String FIRST = "c2sp.org/tlog-proof@v1";
  private static final Pattern TEXT =
      Pattern.compile(
          FIRST
              + "\n(?:extra [A-Za-z0-9+/=]*\n)?index (0|[1-9][0-9]{0,18})\n"
              + "((?:[A-Za-z0-9+/=]+\n)*)\n(.*)",
          Pattern.DOTALL);

  public Receipt {
    path = List.copyOf(path);
  }

  /// Reads what is published.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong
  public static Receipt parse(String text) {
    var parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "A receipt is the line %s, an index, hashes and a checkpoint.".formatted(FIRST));
    }
    var path = new ArrayList<Hash>();
    parts.group(2).lines().forEach(line -> path.add(Hash.ofBase64(line)));
    return new Receipt(
        Long.parseLong(parts.group(1)), path, SignedCheckpoint.parse(parts.group(3)));
  }

  /// Whether the change stands in the tree of the checkpoint; who signed that is another question.
  public boolean proves(byte[] change) {
    return Proofs.isIncluded(Hash.ofLeaf(change), index, signed.size(), path, signed.root());
  }

  /// As it is published.
  public byte[] bytes() {
    return toString().getBytes(UTF_8);
  }

  @Override
  public String toString() {
    var written = new StringBuilder(FIRST).append("\nindex ").append(index).append('\n');
    path.forEach(hash -> written.append(hash.base64()).append('\n'));
    return written.append('\n').append(signed.note()).toString();
  }
}
