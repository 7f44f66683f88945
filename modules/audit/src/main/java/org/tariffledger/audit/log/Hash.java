package org.tariffledger.audit.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256, as RFC 6962 makes them of leaves and of nodes: what stands before tells them apart,
/// so that no entry can pass for a node.
public final class Hash {

  public static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /// The root of a tree without leaves.
  public static final Hash OF_NOTHING = new Hash(sha256().digest());

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Hash ofLeaf(byte[] entry) {
    var sha256 = sha256();
    sha256.update(LEAF);
    return new Hash(sha256.digest(entry));
  }

  public static Hash ofNode(Hash left, Hash right) {
    var sha256 = sha256();
    sha256.update(NODE);
    sha256.update(left.bytes);
    return new Hash(sha256.digest(right.bytes));
  }

  /// The one that stands at `index` in a row of hashes.
  static Hash at(int index, byte[] row) {
    return new Hash(Arrays.copyOfRange(row, index * BYTES, (index + 1) * BYTES));
  }

  /// Reads 32 bytes in Base64.
  ///
  /// @throws IllegalArgumentException for anything but 32 bytes in Base64
  public static Hash ofBase64(String text) {
    var bytes = Base64.getDecoder().decode(text);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length + ".");
    }
    return new Hash(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
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
