package org.tariffledger.rest.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Fails as soon as more bytes come than are allowed.
final class BoundedStream extends FilterInputStream {

  private final long bytesMax;
  private long bytes;

  BoundedStream(InputStream in, long bytesMax) {
    super(in);
    this.bytesMax = bytesMax;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int more) throws FileTooLarge {
    bytes += more;
    if (bytes > bytesMax) {
      throw new FileTooLarge(bytesMax);
    }
  }
}
