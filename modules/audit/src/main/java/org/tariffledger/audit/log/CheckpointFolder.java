package org.tariffledger.audit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where checkpoints are kept outside the database, in a file for each ledger; null for nowhere.
public record CheckpointFolder(@Nullable Path path) {

  private static final String PREFIX = "checkpoints-";

  CheckpointFile file(UUID ledger) {
    return new CheckpointFile(path == null ? null : path.resolve(PREFIX + ledger));
  }

  /// What is kept of other ledgers: whoever expected to find this one's may have taken another
  /// database, or another one's folder.
  List<Path> others(UUID ledger) {
    if (path == null || !Files.isDirectory(path)) {
      return List.of();
    }
    try (var files = Files.list(path)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(PREFIX))
          .filter(file -> !file.endsWith(PREFIX + ledger))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
