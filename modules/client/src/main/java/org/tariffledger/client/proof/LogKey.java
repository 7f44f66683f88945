package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A public key for signed notes, as c2sp.org/signed-note writes it: `name+id+base64`.
public record LogKey(String text, String name, int id, Algorithm algorithm, PublicKey key) {

  private static final HexFormat HEX = HexFormat.of();

  /// As it is written.
  ///
  /// @throws NotProven if it is none
  public static LogKey parse(String text) {
    int end = text.indexOf('+');
    int idEnd = text.indexOf('+', end + 1);
    if (end < 1 || idEnd != end + 9) {
      throw new NotProven("\"" + text + "\" is no key of a log: it is written name+id+base64.");
    }
    var name = text.substring(0, end);
    var typed = StrictText.base64(text.substring(idEnd + 1));
    var algorithm =
        algorithm(typed)
            .orElseThrow(
                () -> new NotProven("\"%s\" is no key for %s.".formatted(text, Algorithm.names())));
    int id = idOf(name, typed);
    if (!HEX.toHexDigits(id).equals(text.substring(end + 1, idEnd))) {
      throw new NotProven("\"" + text + "\" is damaged: its id is not that of the key.");
    }
    return new LogKey(text, name, id, algorithm, algorithm.key(typed));
  }

  /// Those of a file with a key a line that are for what we can verify.
  static List<LogKey> readable(byte[] lines) {
    return StrictText.utf8(lines).lines().filter(LogKey::isReadable).map(LogKey::parse).toList();
  }

  private static boolean isReadable(String text) {
    var base64 = text.substring(text.indexOf('+', text.indexOf('+') + 1) + 1);
    return algorithm(StrictText.base64(base64)).isPresent();
  }

  private static Optional<Algorithm> algorithm(byte[] typed) {
    return Arrays.stream(Algorithm.values()).filter(known -> known.isOf(typed)).findFirst();
  }

  private static int idOf(String name, byte[] typed) {
    var digest = Hash.sha256();
    digest.update((name + "\n").getBytes(UTF_8));
    return ByteBuffer.wrap(digest.digest(typed)).getInt();
  }

  boolean isOneOf(List<LogKey> keys) {
    return keys.stream().anyMatch(key -> key.text.equals(text));
  }

  /// @param written what stands in the note after the key's id
  boolean hasSigned(String text, byte[] written) {
    if (!algorithm.mayBe(written)) {
      return false;
    }
    try {
      var verifier = Signature.getInstance(algorithm.toString());
      verifier.initVerify(key);
      verifier.update(algorithm.signed(name, text, written));
      return verifier.verify(algorithm.signature(written));
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
