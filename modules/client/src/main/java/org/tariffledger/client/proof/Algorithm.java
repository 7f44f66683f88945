package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// How a log signs. The type tells keys apart (c2sp.org/signed-note); what is signed, and what the
/// signature begins with, is each one's own affair.
public enum Algorithm {
  /// The text of the note, as RFC 8032 signs it.
  ED25519("Ed25519", 1, 32, 0, "302a300506032b6570032100") {
    @Override
    byte[] signed(String name, String text, byte[] written) {
      return text.getBytes(UTF_8);
    }
  },
  /// What a checkpoint says, who says so and when (c2sp.org/tlog-cosignature), as FIPS 204 signs
  /// it: the time, in seconds since 1970, stands before the signature.
  ML_DSA_44("ML-DSA-44", 6, 1312, Long.BYTES, "30820532300b06096086480165030403110382052100") {
    @Override
    byte[] signed(String name, String text, byte[] written) {
      var checkpoint = Checkpoint.parse(text);
      var by = name.getBytes(UTF_8);
      var origin = checkpoint.origin().getBytes(UTF_8);
      return ByteBuffer.allocate(LABEL.length + 2 + by.length + origin.length + 3 * 8 + Hash.BYTES)
          .put(LABEL)
          .put((byte) by.length)
          .put(by)
          .put(written, 0, Long.BYTES)
          .put((byte) origin.length)
          .put(origin)
          .putLong(0)
          .putLong(checkpoint.size())
          .put(checkpoint.root().bytes())
          .array();
    }
  };

  private static final byte[] LABEL = "subtree/v1\n\0".getBytes(UTF_8);

  private final String javaName;
  private final byte type;
  private final int keyBytes;
  private final int timeBytes;
  private final String x509Prefix;

  Algorithm(String javaName, int type, int keyBytes, int timeBytes, String x509Prefix) {
    this.javaName = javaName;
    this.type = (byte) type;
    this.keyBytes = keyBytes;
    this.timeBytes = timeBytes;
    this.x509Prefix = x509Prefix;
  }

  static String names() {
    return Arrays.stream(values()).map(Algorithm::toString).collect(joining(" or "));
  }

  /// Whether a key is for it that begins with its type.
  boolean isOf(byte[] typed) {
    return typed.length > 0 && typed[0] == type;
  }

  PublicKey key(byte[] typed) {
    if (typed.length != 1 + keyBytes) {
      throw new NotProven("The key is too short or too long for " + javaName + ".");
    }
    var prefix = HexFormat.of().parseHex(x509Prefix);
    var encoded =
        ByteBuffer.allocate(prefix.length + keyBytes).put(prefix).put(typed, 1, keyBytes).array();
    try {
      return KeyFactory.getInstance(javaName).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException _) {
      throw new NotProven("The key is none for " + javaName + ".");
    }
  }

  /// The bytes that are signed for a text, by what is written as the signature.
  abstract byte[] signed(String name, String text, byte[] written);

  byte[] signature(byte[] written) {
    return Arrays.copyOfRange(written, timeBytes, written.length);
  }

  boolean mayBe(byte[] written) {
    return written.length > timeBytes;
  }

  /// As Java and everybody else calls it.
  @Override
  public String toString() {
    return javaName;
  }
}
