package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A public key for signed notes, as c2sp.org/signed-note writes it: `name+id+base64`. Those for
/// Ed25519 are understood.
public record LogKey(String text, String name, int id, PublicKey key) {

  private static final byte ED25519 = 1;
  private static final int ED25519_BYTES = 32;
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] X509_PREFIX = HEX.parseHex("302a300506032b6570032100");

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
    if (typed.length != 1 + ED25519_BYTES || typed[0] != ED25519) {
      throw new NotProven("\"" + text + "\" is no key for Ed25519.");
    }
    int id = idOf(name, typed);
    if (!HEX.toHexDigits(id).equals(text.substring(end + 1, idEnd))) {
      throw new NotProven("\"" + text + "\" is damaged: its id is not that of the key.");
    }
    return new LogKey(text, name, id, ed25519(typed));
  }

  /// Those of a file with a key a line that are for Ed25519.
  static List<LogKey> readable(byte[] lines) {
    return StrictText.utf8(lines).lines().filter(LogKey::isEd25519).map(LogKey::parse).toList();
  }

  private static boolean isEd25519(String text) {
    var typed = StrictText.base64(text.substring(text.indexOf('+', text.indexOf('+') + 1) + 1));
    return typed.length > 0 && typed[0] == ED25519;
  }

  private static int idOf(String name, byte[] typed) {
    var digest = Hash.sha256();
    digest.update((name + "\n").getBytes(UTF_8));
    return ByteBuffer.wrap(digest.digest(typed)).getInt();
  }

  private static PublicKey ed25519(byte[] typed) {
    var encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + ED25519_BYTES);
    System.arraycopy(typed, 1, encoded, X509_PREFIX.length, ED25519_BYTES);
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException _) {
      throw new NotProven("The key is no point of the curve of Ed25519.");
    }
  }

  boolean isOneOf(List<LogKey> keys) {
    return keys.stream().anyMatch(key -> key.text.equals(text));
  }

  boolean hasSigned(String text, byte[] signature) {
    try {
      var verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(text.getBytes(UTF_8));
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
