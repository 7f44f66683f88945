package org.tariffledger.app.scenarios;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.core.io.Resource;
import org.tariffledger.app.scenarios.Scenario.FiledAct;
import org.tariffledger.domain.Command;
import org.tariffledger.rest.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the files of one scenario, and on through every fault: whoever wrote them hears of all at
/// once.
final class ScenarioReader {

  private static final int ID_LENGTH_MAX = 100;

  private final BiFunction<JsonNode, Instant, List<Command>> commands;
  private final Instant now;
  private final List<ScenarioFault> faults = new ArrayList<>();

  /// `commands` reads an act as `POST /v1/acts` does; `now` stands in for a missing `announcedAt`.
  ScenarioReader(BiFunction<JsonNode, Instant, List<Command>> commands, Instant now) {
    this.commands = commands;
    this.now = now;
  }

  Scenario read(String name, List<Resource> files) {
    List<FiledAct> acts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Resource resource : files) {
      ScenarioFile file = new ScenarioFile(resource);
      try {
        readFile(file.name(), file.read(), ids, acts);
      } catch (ScenarioFile.Unreadable e) {
        fault(file.name(), "", "", e.sentence());
      }
    }
    return new Scenario(name, acts);
  }

  /// What was wrong with everything read so far.
  List<ScenarioFault> faults() {
    return List.copyOf(faults);
  }

  private void readFile(String file, JsonNode root, Set<String> ids, List<FiledAct> acts) {
    JsonNode list = root.path("acts");
    if (!list.isArray()) {
      fault(file, "/acts", "", "A scenario file has a list of acts.");
    }
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!field.getKey().equals("acts")) {
        fault(file, "/" + field.getKey(), "", "A scenario file has nothing beside its acts.");
      }
    }
    for (int i = 0; i < list.size(); i++) {
      readAct(file, "/acts/" + i, list.get(i), ids).ifPresent(acts::add);
    }
  }

  private Optional<FiledAct> readAct(String file, String pointer, JsonNode act, Set<String> ids) {
    if (!(act instanceof ObjectNode object)) {
      fault(file, pointer, "", "An act is an object.");
      return Optional.empty();
    }
    String id = object.path("id").asString("");
    if (id.isBlank() || id.length() > ID_LENGTH_MAX) {
      String detail = "An act has an id of 1 to " + ID_LENGTH_MAX + " characters.";
      fault(file, pointer + "/id", "", detail);
    } else if (!ids.add(id)) {
      fault(file, pointer + "/id", id, "Another act of the scenario has the same id.");
    }
    ObjectNode asPosted = object.deepCopy().without("id");
    try {
      return Optional.of(
          new FiledAct(id, file, ActDigest.of(object), commands.apply(asPosted, now)));
    } catch (BadInput e) {
      e.faults().forEach(f -> fault(file, pointer + f.pointer(), id, f.detail()));
      return Optional.empty();
    }
  }

  private void fault(String file, String pointer, String act, String detail) {
    faults.add(new ScenarioFault(file, pointer, act, detail));
  }
}
