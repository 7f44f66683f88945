package org.tariffledger.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tariffledger.client.CannotGoOn.Why;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A folder of YAML files with acts, in the order in which they are recorded. All that is wrong
/// with the files is said at once, before anything is sent.
record Scenario(String name, List<ScenarioAct> acts) {

  private static final int ID_LENGTH_MAX = 100;
  private static final int FAULTS_SHOWN_MAX = 100;

  Scenario {
    acts = List.copyOf(acts);
  }

  static Scenario in(Path folder) {
    var reader = new Reader(String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
    var files = files(folder);
    if (files.isEmpty()) {
      throw new CannotGoOn(Why.USAGE, folder + " holds no .yaml file.");
    }
    files.forEach(reader::read);
    if (!reader.faults.isEmpty()) {
      throw new CannotGoOn(Why.REFUSED, explained(reader.faults));
    }
    return new Scenario(reader.name, reader.acts);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CannotGoOn(Why.USAGE, folder + " is no folder.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException e) {
      throw new CannotGoOn(Why.USAGE, folder + " cannot be read: " + Reason.of(e));
    }
  }

  private static List<String> explained(List<String> faults) {
    var lines = new ArrayList<String>();
    lines.add("The scenario cannot be read; nothing was sent. Faults: " + faults.size());
    faults.stream().limit(FAULTS_SHOWN_MAX).forEach(fault -> lines.add("  " + fault));
    return lines;
  }

  private static final class Reader {

    private final String name;
    private final List<ScenarioAct> acts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    Reader(String name) {
      this.name = name;
    }

    void read(Path path) {
      var file = String.valueOf(path.getFileName());
      try {
        read(file, YamlFile.read(path));
      } catch (YamlFile.Unreadable e) {
        faults.add(file + ": " + e.sentence());
      }
    }

    private void read(String file, JsonNode root) {
      var list = root.path("acts");
      if (!list.isArray()) {
        faults.add(file + "/acts: A scenario file has a list of acts.");
      }
      root.propertyNames().stream()
          .filter(field -> !field.equals("acts"))
          .forEach(f -> faults.add(file + "/" + f + ": A file has nothing beside its acts."));
      for (int i = 0; i < list.size(); i++) {
        add(file, file + "/acts/" + i, list.get(i));
      }
    }

    private void add(String file, String place, JsonNode act) {
      if (!(act instanceof ObjectNode object)) {
        faults.add(place + ": An act is an object.");
        return;
      }
      var id = object.path("id").asString("");
      if (id.isBlank() || id.length() > ID_LENGTH_MAX) {
        faults.add(place + "/id: An act has an id of 1 to " + ID_LENGTH_MAX + " characters.");
      } else if (!ids.add(id)) {
        faults.add(place + "/id: Another act of the scenario has the id " + id + ".");
      }
      refuseFiles(place + "/commands/", object.path("commands"));
      acts.add(new ScenarioAct(name, file, id, object));
    }

    /// A server has them beside it when it starts; one that runs has not, and an act is sent whole.
    private void refuseFiles(String place, JsonNode commands) {
      for (int i = 0; i < commands.size(); i++) {
        if (commands.get(i).has("file")) {
          faults.add(
              place
                  + i
                  + "/file: Only a server that starts reads files that an act names."
                  + " Bring this one with import schedule or import list.");
        }
      }
    }
  }
}
