package org.tariffledger.client.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256, as RFC 6962 makes leaves and nodes of a tree of it.
final class Hash {

  static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  Hash(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new NotProven("A hash has " + BYTES + " bytes, not " + bytes.length + ".");
    }
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }

  static Hash ofNothing() {
    return new Hash(sha256().digest());
  }

  static Hash ofLeaf(byte[] entry, int from, int length) {
    var digest = sha256();
    digest.update(LEAF);
    digest.update(entry, from, length);
    return new Hash(digest.digest());
  }

  static Hash ofNode(Hash left, Hash right) {
    var digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    digest.update(right.bytes);
    return new Hash(digest.digest());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
