package org.tariffledger.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.CannotGoOn.Why;

/// Reads a scenario after those that it goes on from, each once, as the server does at its start.
/// All that is wrong with the files is said at once, before anything is sent.
final class ScenarioFolders {

  private static final int FAULTS_SHOWN_MAX = 100;
  private static final int SCENARIOS_MAX = 100;

  private final List<Scenario> scenarios = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Map<String, Path> found = new HashMap<>();
  private final Deque<Path> open = new ArrayDeque<>();

  /// `notes` is told of those that are left out.
  static List<Scenario> read(Path folder, Consumer<String> notes) {
    var folders = new ScenarioFolders();
    folders.add(folder.toAbsolutePath().normalize());
    if (!folders.faults.isEmpty()) {
      throw new CannotGoOn(Why.REFUSED, explained(folders.faults));
    }
    folders.leftOut.forEach(notes);
    return folders.scenarios;
  }

  private void add(Path folder) {
    var files = files(folder);
    var name = name(folder);
    found.put(name, folder);
    open.addLast(folder);
    var reader = new ScenarioReader(name, faults);
    files.forEach(reader::read);
    reader.earlier().forEach(earlier -> addEarlier(folder, earlier));
    open.removeLast();
    scenarios.add(new Scenario(name, reader.acts()));
  }

  private void addEarlier(Path folder, ScenarioReader.Earlier earlier) {
    try {
      var path = place(folder, earlier.folder());
      refuseCircle(path);
      if (!found.containsKey(name(path))) {
        refuseTooMany();
        addUnlessItNamesFiles(path, earlier.withoutFiles());
      } else if (!path.equals(found.get(name(path)))) {
        throw unusable("Another folder named " + name(path) + " is read already.");
      }
    } catch (CannotGoOn e) {
      faults.add(earlier.place() + ": " + String.join(" ", e.lines()));
    }
  }

  private void addUnlessItNamesFiles(Path folder, @Nullable String open) {
    if (open != null && files(folder).stream().anyMatch(ScenarioReader::namesFiles)) {
      leftOut.add(
          "Scenario %s is left out: only a server that starts reads files that acts name. Open without it: %s"
              .formatted(name(folder), open));
    } else {
      add(folder);
    }
  }

  /// Beside the folder of the file that names it, or below that: scenarios that belong together are
  /// moved together, and a file reaches nothing that was not put there for it.
  private static Path place(Path folder, String named) {
    try {
      var parent = folder.getParent();
      var path = folder.resolve(named).normalize();
      boolean relative = !Path.of(named).isAbsolute() && !path.equals(parent);
      if (relative && parent != null && path.startsWith(parent)) {
        return path;
      }
    } catch (InvalidPathException _) {
      // It is refused like any other that is none.
    }
    throw unusable("\"" + named + "\" is no folder beside this scenario, such as ../april-2025.");
  }

  private void refuseCircle(Path path) {
    if (open.contains(path)) {
      var circle =
          open.stream()
              .dropWhile(step -> !step.equals(path))
              .map(step -> name(step) + " goes on from ")
              .collect(Collectors.joining());
      throw unusable("These scenarios go round in a circle: " + circle + name(path) + ".");
    }
  }

  private void refuseTooMany() {
    if (found.size() >= SCENARIOS_MAX) {
      throw unusable("At most " + SCENARIOS_MAX + " scenarios are read at once.");
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw unusable(folder + " is no folder.");
    }
    try (Stream<Path> all = Files.list(folder)) {
      var files = all.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
      if (files.isEmpty()) {
        throw unusable(folder + " holds no .yaml file.");
      }
      return files;
    } catch (IOException e) {
      throw unusable(folder + " cannot be read: " + Reason.of(e));
    }
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  private static CannotGoOn unusable(String sentence) {
    return new CannotGoOn(Why.USAGE, sentence);
  }

  private static List<String> explained(List<String> faults) {
    var lines = new ArrayList<String>();
    lines.add("The scenario cannot be read; nothing was sent. Faults: " + faults.size());
    faults.stream().limit(FAULTS_SHOWN_MAX).forEach(fault -> lines.add("  " + fault));
    return lines;
  }
}
