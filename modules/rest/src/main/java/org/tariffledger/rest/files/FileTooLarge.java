package org.tariffledger.rest.files;

import java.io.IOException;

/// The file has more bytes than are read.
public final class FileTooLarge extends IOException {

  private final long bytesMax;

  FileTooLarge(long bytesMax) {
    super("The file has more than " + bytesMax + " bytes.");
    this.bytesMax = bytesMax;
  }

  public long bytesMax() {
    return bytesMax;
  }
}
