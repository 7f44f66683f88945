package org.tariffledger.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The SHA-256 of a content, by which it is known: 64 hexadecimal digits.
public record Digest(String value) {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public Digest {
    Texts.matching(SHAPE, value, "is not a SHA-256: write 64 hexadecimal digits in lower case.");
  }

  public static Digest of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Digest of(byte[] bytes) {
    try {
      return ofHash(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /// The 32 bytes that a SHA-256 came to.
  public static Digest ofHash(byte[] hash) {
    return new Digest(HexFormat.of().formatHex(hash));
  }

  @Override
  public String toString() {
    return value;
  }
}
