package org.tariffledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the layout of the code: what google-java-format writes, and nothing else.
class FormatTest {

  /// Tests run in the folder of their module.
  private static final Path MODULES = Path.of("..");

  private final Formatter formatter = new Formatter();

  @Test
  void every_source_file_is_formatted() throws IOException {
    List<Path> sources = sources();
    assertThat(sources).hasSizeGreaterThan(50);
    assertThat(sources.parallelStream().filter(this::isUnformatted))
        .as("run google-java-format on these files")
        .isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(MODULES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }

  private boolean isUnformatted(Path file) {
    try {
      String source = Files.readString(file);
      return !formatter.formatSourceAndFixImports(source).equals(source);
    } catch (IOException | FormatterException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
