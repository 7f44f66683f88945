package org.tariffledger.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the files of one folder, and on through every fault.
final class ScenarioReader {

  private static final int ID_LENGTH_MAX = 100;
  private static final String ACTS = "acts";
  private static final String SCENARIOS = "scenarios";

  /// Which lists it has excerpts of is told by a server that starts with it.
  private static final Set<String> FIELDS = Set.of(ACTS, SCENARIOS, "excerpts");

  private final String name;
  private final List<String> faults;
  private final List<Earlier> earlier = new ArrayList<>();
  private final List<ScenarioAct> acts = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  /// The folder of a scenario to go on from, as a file names it, and the place where it does.
  record Earlier(String folder, String place) {}

  /// Adds to `faults` what is wrong.
  ScenarioReader(String name, List<String> faults) {
    this.name = name;
    this.faults = faults;
  }

  List<Earlier> earlier() {
    return List.copyOf(earlier);
  }

  List<ScenarioAct> acts() {
    return List.copyOf(acts);
  }

  void read(Path path) {
    var file = String.valueOf(path.getFileName());
    try {
      var root = YamlFile.read(path);
      readFields(file, root);
      readEarlier(file + "/" + SCENARIOS, root.path(SCENARIOS));
      readActs(file, root.path(ACTS));
    } catch (YamlFile.Unreadable e) {
      faults.add(file + ": " + e.sentence());
    }
  }

  private void readFields(String file, JsonNode root) {
    if (!root.has(ACTS) && !root.has(SCENARIOS)) {
      faults.add(file + "/acts: A scenario file has a list of acts.");
    }
    root.propertyNames().stream()
        .filter(field -> !FIELDS.contains(field))
        .forEach(
            f ->
                faults.add(
                    file
                        + "/"
                        + f
                        + ": A file has nothing beside its acts, scenarios and excerpts."));
  }

  private void readEarlier(String place, JsonNode folders) {
    var fault = ": The scenarios to go on from are a list of folders, such as ../april-2025.";
    if (!folders.isMissingNode() && !folders.isArray()) {
      faults.add(place + fault);
    }
    for (int i = 0; i < folders.size(); i++) {
      if (folders.get(i).isString()) {
        earlier.add(new Earlier(folders.get(i).asString(), place + "/" + i));
      } else {
        faults.add(place + "/" + i + fault);
      }
    }
  }

  private void readActs(String file, JsonNode list) {
    if (!list.isMissingNode() && !list.isArray()) {
      faults.add(file + "/acts: A scenario file has a list of acts.");
    }
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
