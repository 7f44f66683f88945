package org.tariffledger.rest.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Schedules and lists as states publish them. They are no part of the repository: who has them
/// puts them beside the repository, or names their folder in `TARIFF_LEDGER_DATA`.
final class SharedData {

  static InputStream open(String name) throws IOException {
    return Files.newInputStream(folder().resolve(name));
  }

  static boolean isThere() {
    return Files.isReadable(folder().resolve("us/hts_2025_basic_edition.csv"));
  }

  private static Path folder() {
    var named = System.getenv("TARIFF_LEDGER_DATA");
    return Path.of(Objects.requireNonNullElse(named, "../../../shared/data"));
  }

  private SharedData() {}
}
