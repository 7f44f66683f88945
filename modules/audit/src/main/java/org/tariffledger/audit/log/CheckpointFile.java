package org.tariffledger.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Every checkpoint that this server has stood by, one after the other, outside the database: who
/// puts an old backup in the place of the ledger, or writes it anew, does not have it. It is only
/// ever added to. After each stands an empty line.
final class CheckpointFile {

  /// Where the newest stand.
  private static final int TAIL_BYTES = 1 << 18;

  private static final Pattern NOTE =
      Pattern.compile("[^\n]+\n[0-9]{1,19}\n[A-Za-z0-9+/=]{44}\n\n(?:\u2014 [^\n]+\n)+");

  private final @Nullable Path file;

  /// Null to keep none.
  CheckpointFile(@Nullable Path file) {
    this.file = file;
  }

  boolean isThere() {
    return file != null && Files.exists(file);
  }

  /// The last one of the greatest tree. What was cut off as it was written had not been published,
  /// and is passed over.
  Optional<SignedCheckpoint> newest() {
    return tail().stream().reduce((one, later) -> later.size() < one.size() ? one : later);
  }

  private List<SignedCheckpoint> tail() {
    var read = file;
    if (read == null || !Files.exists(read)) {
      return List.of();
    }
    try (var channel = FileChannel.open(read, StandardOpenOption.READ)) {
      var bytes = ByteBuffer.allocate((int) Math.min(TAIL_BYTES, channel.size()));
      channel.position(channel.size() - bytes.capacity());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      var found = new ArrayList<SignedCheckpoint>();
      NOTE.matcher(new String(bytes.array(), UTF_8))
          .results()
          .forEach(note -> read(note.group()).ifPresent(found::add));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<SignedCheckpoint> read(String note) {
    try {
      return Optional.of(SignedCheckpoint.parse(note));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Adds one, and does not come back before it is on the disk.
  void append(SignedCheckpoint signed) {
    var written = file;
    if (written == null) {
      return;
    }
    try {
      var folder = written.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (var channel =
          FileChannel.open(written, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        var added = (isWhole(written) ? "" : "\n\n") + signed.note() + "\n";
        var bytes = ByteBuffer.wrap(added.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether nothing was cut off at the end.
  private static boolean isWhole(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var end = channel.size();
      var last = ByteBuffer.allocate((int) Math.min(2, end));
      channel.read(last, end - last.capacity());
      return end == 0 || new String(last.array(), UTF_8).equals("\n\n");
    }
  }

  @Override
  public String toString() {
    return String.valueOf(file);
  }
}
