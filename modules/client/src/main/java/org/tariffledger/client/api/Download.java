package org.tariffledger.client.api;

import java.io.IOException;

/// Who takes the body of an answer, piece by piece.
@FunctionalInterface
public interface Download {

  /// The next bytes; the piece is not to be kept.
  void take(byte[] piece, int length) throws IOException;
}
