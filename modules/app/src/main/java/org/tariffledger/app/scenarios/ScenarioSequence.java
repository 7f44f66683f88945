package org.tariffledger.app.scenarios;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.app.scenarios.Scenario.Earlier;
import org.tariffledger.app.start.CannotStart;

/// Puts scenarios into the order in which they are loaded: after those that they go on from, and
/// each once. What is wrong with a folder that a file names is told like any fault of the file.
final class ScenarioSequence {

  private static final int SCENARIOS_MAX = 100;

  private final ScenarioReader reader;
  private final List<Scenario> scenarios = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Map<String, @Nullable Path> found = new HashMap<>();
  private final Deque<Path> open = new ArrayDeque<>();

  ScenarioSequence(ScenarioReader reader) {
    this.reader = reader;
  }

  List<Scenario> of(List<ScenarioFolder> folders) {
    for (ScenarioFolder folder : folders) {
      if (!found.containsKey(folder.name())) {
        add(folder);
      } else if (!Objects.equals(folder.path(), found.get(folder.name()))) {
        throw DueScenarios.sameName(folder.name());
      }
    }
    return List.copyOf(scenarios);
  }

  private void add(ScenarioFolder folder) {
    found.put(folder.name(), folder.path());
    Scenario scenario = reader.read(folder.name(), folder.files());
    Path path = folder.path();
    if (path == null) {
      scenario.earlier().forEach(e -> reader.fault(e, "The demonstration goes on from nothing."));
    } else {
      open.addLast(path);
      scenario.earlier().forEach(earlier -> addEarlier(path, earlier));
      open.removeLast();
    }
    scenarios.add(scenario);
  }

  private void addEarlier(Path folder, Earlier earlier) {
    try {
      Path path = place(folder, earlier.folder());
      refuseCircle(path);
      String name = String.valueOf(path.getFileName());
      if (!found.containsKey(name)) {
        refuseTooMany();
        addUnlessFilesAreMissing(ScenarioFolder.at(path), earlier.withoutFiles());
      } else if (!path.equals(found.get(name))) {
        throw new Unusable("Another folder named " + name + " is loaded already.");
      }
    } catch (Unusable e) {
      reader.fault(earlier, e.sentence);
    } catch (CannotStart e) {
      reader.fault(earlier, e.description());
    }
  }

  private void addUnlessFilesAreMissing(ScenarioFolder folder, @Nullable String open) {
    Set<String> missing = open == null ? Set.of() : reader.missingFiles(folder);
    if (open == null || missing.isEmpty()) {
      add(folder);
    } else {
      leftOut.add(new LeftOut(folder.name(), missing, open));
    }
  }

  /// Those of which files are missing, and which may be.
  List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /// Beside the folder of the file that names it, or below that: scenarios that belong together are
  /// moved together, and a file reaches nothing that was not put there for it.
  private static Path place(Path folder, String named) throws Unusable {
    try {
      Path parent = folder.getParent();
      Path path = folder.resolve(named).normalize();
      boolean relative = !Path.of(named).isAbsolute() && !path.equals(parent);
      if (relative && parent != null && path.startsWith(parent)) {
        return path;
      }
    } catch (InvalidPathException _) {
      // It is refused like any other that is none.
    }
    throw new Unusable(
        "\"" + named + "\" is no folder beside this scenario, such as ../april-2025.");
  }

  private void refuseCircle(Path path) throws Unusable {
    if (open.contains(path)) {
      String circle =
          open.stream()
              .dropWhile(step -> !step.equals(path))
              .map(step -> step.getFileName() + " goes on from ")
              .collect(Collectors.joining());
      throw new Unusable("These scenarios go round in a circle: " + circle + path.getFileName());
    }
  }

  private void refuseTooMany() throws Unusable {
    if (found.size() >= SCENARIOS_MAX) {
      throw new Unusable("At most " + SCENARIOS_MAX + " scenarios are loaded at once.");
    }
  }

  private static final class Unusable extends Exception {

    private final String sentence;

    Unusable(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }
  }
}
