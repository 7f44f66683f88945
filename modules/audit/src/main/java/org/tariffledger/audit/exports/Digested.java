package org.tariffledger.audit.exports;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Passes on what is written, and knows how much it was and its SHA-256. Closing it leaves what is
/// below open.
final class Digested extends FilterOutputStream {

  private final MessageDigest digest = sha256();
  private long bytes;

  Digested(OutputStream out) {
    super(out);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] piece, int from, int length) throws IOException {
    out.write(piece, from, length);
    digest.update(piece, from, length);
    bytes += length;
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  /// Of all that was written; once.
  byte[] sha256OfAll() {
    return digest.digest();
  }

  long bytes() {
    return bytes;
  }
}
