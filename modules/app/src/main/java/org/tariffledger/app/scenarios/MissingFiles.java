package org.tariffledger.app.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;

/// Finds out whether a scenario has the files that its acts name.
final class MissingFiles {

  static Set<String> of(ScenarioFolder folder, @Nullable Path data) {
    Set<String> missing = new TreeSet<>();
    for (Resource file : folder.files()) {
      ScenarioFiles named = new ScenarioFiles(file, data);
      named(file).stream().filter(name -> !isThere(named, name)).forEach(missing::add);
    }
    return missing;
  }

  /// Nothing where the file cannot be read: whoever reads its acts tells why.
  private static Set<String> named(Resource file) {
    Set<String> names = new TreeSet<>();
    try {
      for (JsonNode act : new ScenarioFile(file).read().path("acts")) {
        act.path("commands").findValuesAsString("file").forEach(names::add);
      }
    } catch (ScenarioFile.Unreadable _) {
      names.clear();
    }
    return names;
  }

  private static boolean isThere(ScenarioFiles files, String name) {
    try (InputStream _ = files.open(name)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private MissingFiles() {}
}
