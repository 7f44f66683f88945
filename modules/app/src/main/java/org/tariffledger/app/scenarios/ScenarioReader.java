package org.tariffledger.app.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.tariffledger.app.scenarios.Scenario.Earlier;
import org.tariffledger.app.scenarios.Scenario.FiledAct;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.rest.commands.NamedFiles;
import org.tariffledger.rest.json.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the files of one scenario, and on through every fault: whoever wrote them hears of all at
/// once.
final class ScenarioReader {

  private static final int ID_LENGTH_MAX = 100;
  private static final String ACTS = "acts";
  private static final String SCENARIOS = "scenarios";
  private static final String EXCERPTS = "excerpts";
  private static final Set<String> FIELDS = Set.of(ACTS, SCENARIOS, EXCERPTS);

  /// Reads an act as `POST /v1/acts` does, and the files that it names; `now` stands in for a
  /// missing `announcedAt`.
  @FunctionalInterface
  interface Commands {
    List<Command> read(JsonNode act, Instant now, NamedFiles files);
  }

  private final Commands commands;
  private final Instant now;
  private final @Nullable Path data;
  private final List<ScenarioFault> faults = new ArrayList<>();

  /// `data` is the folder of files that are not beside the acts that name them, if there is one.
  ScenarioReader(Commands commands, Instant now, @Nullable Path data) {
    this.commands = commands;
    this.now = now;
    this.data = data;
  }

  Scenario read(String name, List<Resource> files) {
    List<Earlier> earlier = new ArrayList<>();
    List<ProductListId> excerpts = new ArrayList<>();
    List<FiledAct> acts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Resource resource : files) {
      ScenarioFile file = new ScenarioFile(resource);
      try {
        JsonNode root = file.read();
        readFields(file.name(), root);
        readEarlier(file.name(), root.path(SCENARIOS), earlier);
        readExcerpts(file.name(), root.path(EXCERPTS), excerpts);
        readActs(file, root.path(ACTS), ids, acts);
      } catch (ScenarioFile.Unreadable e) {
        fault(file.name(), "", "", e.sentence());
      }
    }
    return new Scenario(name, earlier, excerpts, acts);
  }

  /// What was wrong with everything read so far.
  List<ScenarioFault> faults() {
    return List.copyOf(faults);
  }

  private void readFields(String file, JsonNode root) {
    if (!root.has(ACTS) && !root.has(SCENARIOS)) {
      fault(file, "/" + ACTS, "", "A scenario file has a list of acts.");
    }
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        String detail = "A scenario file has nothing beside its acts, scenarios and excerpts.";
        fault(file, "/" + field.getKey(), "", detail);
      }
    }
  }

  private void readEarlier(String file, JsonNode folders, List<Earlier> earlier) {
    String detail = "The scenarios to go on from are a list of folders, such as ../april-2025.";
    if (!folders.isMissingNode() && !folders.isArray()) {
      fault(file, "/" + SCENARIOS, "", detail);
    }
    for (int i = 0; i < folders.size(); i++) {
      String pointer = "/" + SCENARIOS + "/" + i;
      if (folders.get(i).isString()) {
        earlier.add(new Earlier(folders.get(i).asString(), file, pointer));
      } else {
        fault(file, pointer, "", detail);
      }
    }
  }

  private void readExcerpts(String file, JsonNode lists, List<ProductListId> excerpts) {
    String pointer = "/" + EXCERPTS;
    if (!lists.isMissingNode() && !lists.isArray()) {
      fault(file, pointer, "", "Excerpts are the ids of product lists.");
    }
    for (int i = 0; i < lists.size(); i++) {
      try {
        excerpts.add(new ProductListId(lists.get(i).asString("")));
      } catch (IllegalArgumentException e) {
        fault(file, pointer + "/" + i, "", String.valueOf(e.getMessage()));
      }
    }
  }

  private void readActs(ScenarioFile file, JsonNode list, Set<String> ids, List<FiledAct> acts) {
    if (!list.isMissingNode() && !list.isArray()) {
      fault(file.name(), "/" + ACTS, "", "A scenario file has a list of acts.");
    }
    ScenarioFiles named = new ScenarioFiles(file.resource(), data);
    for (int i = 0; i < list.size(); i++) {
      readAct(file.name(), named, "/" + ACTS + "/" + i, list.get(i), ids).ifPresent(acts::add);
    }
  }

  private Optional<FiledAct> readAct(
      String file, ScenarioFiles named, String pointer, JsonNode act, Set<String> ids) {
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
      List<Command> read = commands.read(asPosted, now, named);
      return Optional.of(new FiledAct(id, file, ActDigest.of(object, named), read));
    } catch (BadInput e) {
      e.faults().forEach(f -> fault(file, pointer + f.pointer(), id, f.detail()));
      return Optional.empty();
    } catch (IOException e) {
      fault(file, pointer, id, "A file cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  /// Tells of one that whoever follows up what was read has found.
  void fault(Earlier earlier, String detail) {
    fault(earlier.file(), earlier.pointer(), "", detail);
  }

  private void fault(String file, String pointer, String act, String detail) {
    faults.add(new ScenarioFault(file, pointer, act, detail));
  }
}
