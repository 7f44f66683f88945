package org.tariffledger.audit.exports;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;

/// Puts the SHA-256 of all that was written before in place of the last 64 bytes, in hexadecimal
/// digits. In a zip file these are its comment, so that it stays one.
final class Sealed extends OutputStream {

  static final String PLACE = "-".repeat(64);

  private final Digested out;
  private byte[] kept = new byte[0];

  Sealed(OutputStream out) {
    this.out = new Digested(out);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  /// The last bytes are held back, as they may be the very last.
  @Override
  public void write(byte[] piece, int from, int length) throws IOException {
    var all = new byte[kept.length + length];
    System.arraycopy(kept, 0, all, 0, kept.length);
    System.arraycopy(piece, from, all, kept.length, length);
    int passed = Math.max(0, all.length - PLACE.length());
    out.write(all, 0, passed);
    kept = new byte[all.length - passed];
    System.arraycopy(all, passed, kept, 0, kept.length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /// To be called once everything is written.
  void seal() throws IOException {
    if (!new String(kept, US_ASCII).equals(PLACE)) {
      throw new IllegalStateException("There is no place for the seal.");
    }
    out.write(HexFormat.of().formatHex(out.sha256OfAll()).getBytes(US_ASCII));
    out.flush();
  }
}
