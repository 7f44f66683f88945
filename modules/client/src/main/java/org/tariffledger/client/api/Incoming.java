package org.tariffledger.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// A body on its way here.
final class Incoming {

  private static final int PIECE_BYTES = 1 << 16;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /// Until its end.
  ///
  /// @throws NoAnswerException if it was cut, or was silent for longer than it may be
  /// @throws UncheckedIOException if it could not be passed on
  static void pass(InputStream body, Duration silenceMax, Download to, Connection from) {
    var heard = new AtomicLong(System.nanoTime());
    var watch = Thread.ofVirtual().start(() -> cutIfSilent(body, silenceMax, heard));
    long bytes = 0;
    try {
      var piece = new byte[PIECE_BYTES];
      for (int read = read(body, piece, bytes, from); read >= 0; ) {
        heard.set(System.nanoTime());
        to.take(piece, read);
        bytes += read;
        read = read(body, piece, bytes, from);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      watch.interrupt();
    }
  }

  private static int read(InputStream body, byte[] piece, long before, Connection from) {
    try {
      return body.read(piece);
    } catch (IOException e) {
      throw new NoAnswerException(
          "The answer from " + from + " was cut after " + before + " bytes: " + Reason.of(e), e);
    }
  }

  private static void cutIfSilent(InputStream body, Duration silenceMax, AtomicLong heard) {
    try {
      while (System.nanoTime() - heard.get() < silenceMax.toNanos()) {
        Thread.sleep(BETWEEN_LOOKS);
      }
      body.close();
    } catch (InterruptedException | IOException _) {
      // It is over either way.
    }
  }

  private Incoming() {}
}
