package org.tariffledger.audit.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The definitions of RFC 9162, section 2.1, word by word and without any thought of speed.
record NaiveTree(List<byte[]> leaves) {

  byte[] root() {
    var n = leaves.size();
    if (n == 0) {
      return sha256();
    }
    if (n == 1) {
      return sha256(new byte[] {0}, leaves.getFirst());
    }
    return sha256(new byte[] {1}, part(0, k()).root(), part(k(), n).root());
  }

  List<byte[]> path(int m) {
    var n = leaves.size();
    if (n == 1) {
      return new ArrayList<>();
    }
    var path = m < k() ? part(0, k()).path(m) : part(k(), n).path(m - k());
    path.add(m < k() ? part(k(), n).root() : part(0, k()).root());
    return path;
  }

  List<byte[]> proof(int m) {
    return subproof(m, true);
  }

  private List<byte[]> subproof(int m, boolean b) {
    var n = leaves.size();
    if (m == n) {
      return new ArrayList<>(b ? List.of() : List.of(root()));
    }
    var proof = m <= k() ? part(0, k()).subproof(m, b) : part(k(), n).subproof(m - k(), false);
    proof.add(m <= k() ? part(k(), n).root() : part(0, k()).root());
    return proof;
  }

  private int k() {
    var k = 1;
    while (2 * k < leaves.size()) {
      k *= 2;
    }
    return k;
  }

  NaiveTree part(int from, int to) {
    return new NaiveTree(leaves.subList(from, to));
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        sha256.update(part);
      }
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
