package org.tariffledger.rest.commands;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.Act;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.Faults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of `POST /v1/acts`, or an act of a scenario file, into commands.
public final class ActReader {

  private final Faults faults;
  private final CommandReader reader;

  private ActReader(Faults faults, @Nullable NamedFiles files) {
    this.faults = faults;
    this.reader = new CommandReader(faults, files);
  }

  /// What the act says once, its commands take over; `now` stands in for a missing `announcedAt`.
  /// A schedule and what is on a list may stand in a file that the command names.
  ///
  /// @throws BadInput with every fault, each pointer beginning at the act
  public static List<Command> read(JsonNode act, Instant now, NamedFiles files) {
    if (!(act instanceof ObjectNode object)) {
      throw BadInput.of("", "wrong-type", "An act is an object.");
    }
    return new ActReader(new Faults(), files).act(object, now, Set.of());
  }

  /// An act that came over HTTP.
  ///
  /// @throws BadInput with every fault, also those found before
  public static List<Command> read(ObjectNode act, Instant now, Faults faults) {
    return read(act, Set.of(), now, faults);
  }

  /// An act with which other things were said; `beside` are the fields that said them, which may be
  /// gone.
  ///
  /// @throws BadInput with every fault, also those found before
  public static List<Command> read(ObjectNode act, Set<String> beside, Instant now, Faults faults) {
    return new ActReader(faults, null).act(act, now, beside);
  }

  private List<Command> act(ObjectNode act, Instant now, Set<String> beside) {
    var announcement = reader.announcement(act, Announcement.at(now), "");
    var allowed = new TreeSet<>(CommandReader.ANNOUNCEMENT_FIELDS);
    allowed.add("commands");
    allowed.addAll(beside);
    faults.addOthers(act, "", allowed);
    var commands = commands(act.get("commands"), announcement);
    faults.throwIfAny();
    return commands;
  }

  private List<Command> commands(@Nullable JsonNode node, Announcement announcement) {
    if (!(node instanceof ArrayNode array)) {
      faults.add(
          "/commands",
          node == null ? "missing-field" : "wrong-type",
          "An act has an array \"commands\".");
      return List.of();
    }
    if (array.isEmpty() || array.size() > Act.COMMANDS_MAX) {
      faults.add(
          "/commands",
          array.isEmpty() ? "no-commands" : "too-many-commands",
          "An act has 1 to %d commands, this one %d.".formatted(Act.COMMANDS_MAX, array.size()));
      return List.of();
    }
    var commands = new ArrayList<Command>();
    for (int i = 0; i < array.size(); i++) {
      var command = command(array.get(i), announcement, "/commands/" + i);
      if (command != null) {
        commands.add(command);
      }
    }
    return commands;
  }

  private @Nullable Command command(JsonNode node, Announcement announcement, String pointer) {
    if (node instanceof ObjectNode json) {
      return reader.ofAct(json, announcement, pointer);
    }
    faults.add(pointer, "wrong-type", "A command is an object.");
    return null;
  }
}
