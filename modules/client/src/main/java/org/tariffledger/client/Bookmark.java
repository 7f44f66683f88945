package org.tariffledger.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.CannotGoOn.Why;
import org.tariffledger.client.api.Position;

/// A file that says how far changes were read. It is replaced as a whole, so that it is never half
/// written.
final class Bookmark {

  private static final int BYTES_MAX = 200;

  private final Path file;
  private @Nullable Position written;

  Bookmark(Path folder, Path file) {
    this.file = folder.resolve(file);
  }

  /// Null if there is none yet.
  @Nullable Position read() {
    try (var in = Files.newInputStream(file)) {
      written = Position.parse(new String(in.readNBytes(BYTES_MAX), UTF_8));
      return written;
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException e) {
      throw new CannotGoOn(Why.USAGE, file + " cannot be read: " + Reason.of(e));
    } catch (IllegalArgumentException _) {
      throw new CannotGoOn(Why.USAGE, file + " is no bookmark: it holds something else.");
    }
  }

  void write(Position position) {
    if (position.equals(written)) {
      return;
    }
    GrowingFile.write(file, position + "\n");
    written = position;
  }
}
