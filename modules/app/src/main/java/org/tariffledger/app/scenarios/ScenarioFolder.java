package org.tariffledger.app.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.tariffledger.app.start.CannotStart;

/// The files of a scenario, in the order of their names. `path` is null for the one that the
/// program carries with it.
record ScenarioFolder(String name, @Nullable Path path, List<Resource> files) {

  static final String DEMONSTRATION = "april-2025";

  ScenarioFolder {
    files =
        files.stream().sorted(Comparator.comparing(f -> String.valueOf(f.getFilename()))).toList();
  }

  /// The scenario that the program carries with it.
  static ScenarioFolder demonstration() {
    String pattern = "classpath*:scenarios/" + DEMONSTRATION + "/*.yaml";
    try {
      Resource[] files = new PathMatchingResourcePatternResolver().getResources(pattern);
      return new ScenarioFolder(DEMONSTRATION, null, Arrays.asList(files)).notEmpty(pattern);
    } catch (IOException e) {
      throw unusable(pattern, String.valueOf(e.getMessage()), e);
    }
  }

  static ScenarioFolder at(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw unusable(folder.toString(), "there is no such folder.", null);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Resource> yaml =
          files
              .filter(file -> file.toString().matches(".*\\.ya?ml"))
              .<Resource>map(FileSystemResource::new)
              .toList();
      return new ScenarioFolder(String.valueOf(folder.getFileName()), folder, yaml)
          .notEmpty(folder.toString());
    } catch (IOException e) {
      throw unusable(folder.toString(), String.valueOf(e.getMessage()), e);
    }
  }

  private ScenarioFolder notEmpty(String place) {
    if (files.isEmpty()) {
      throw unusable(place, "it holds no .yaml file.", null);
    }
    return this;
  }

  private static CannotStart unusable(String place, String why, @Nullable Exception cause) {
    return new CannotStart(
        "The scenario " + place + " cannot be loaded: " + why,
        "Name existing folders in TARIFF_LEDGER_SCENARIO, separated by commas, or leave it unset.",
        cause);
  }
}
