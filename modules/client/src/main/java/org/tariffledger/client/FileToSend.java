package org.tariffledger.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.tariffledger.client.CannotGoOn.Why;
import org.tariffledger.client.api.Posted;

/// A file that is sent as it is, from the disk, a piece at a time; its digest as RFC 9530 has it.
record FileToSend(Path path, long bytes, String digest) {

  private static final int PIECE_BYTES = 1 << 16;

  /// Reads it once, for its digest.
  static FileToSend at(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new CannotGoOn(Why.USAGE, path + " is a folder, not a file.");
      }
      var digest = MessageDigest.getInstance("SHA-256");
      long bytes = 0;
      try (var in = Files.newInputStream(path)) {
        var piece = new byte[PIECE_BYTES];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
          digest.update(piece, 0, read);
          bytes += read;
        }
      }
      var sha256 = Base64.getEncoder().encodeToString(digest.digest());
      return new FileToSend(path, bytes, "sha-256=:" + sha256 + ":");
    } catch (IOException e) {
      throw new CannotGoOn(Why.USAGE, path + " cannot be read: " + Reason.of(e));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }

  /// One that tells what has been sent. The digest tells the server if it was changed
  /// or cut off on its way.
  Posted posted(LongConsumer sent) {
    return new Posted(
        UUID.randomUUID().toString(),
        body(sent),
        Map.of("Content-Type", "text/csv; charset=utf-8", "Content-Digest", digest));
  }

  private BodyPublisher body(LongConsumer sent) {
    if (bytes == 0) {
      return BodyPublishers.noBody();
    }
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> new Counting(open(), sent)), bytes);
  }

  private InputStream open() {
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Counting extends FilterInputStream {

    private final LongConsumer sent;
    private long count;

    Counting(InputStream in, LongConsumer sent) {
      super(in);
      this.sent = sent;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(read, 0);
      sent.accept(count);
      return read;
    }
  }
}
