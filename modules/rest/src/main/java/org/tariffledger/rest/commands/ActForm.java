package org.tariffledger.rest.commands;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Names;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Commands written as the body of an act, in which each says everything itself: people read it,
/// and the reader of acts reads it back, also one of a later version.
final class ActForm {

  private static final String COMMANDS = "commands";
  private static final String LINES = "lines";

  static byte[] of(List<Command> commands) {
    var act = LedgerJson.mapper().createObjectNode();
    var array = act.putArray(COMMANDS);
    commands.forEach(command -> array.add(json(command)));
    var bytes = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(bytes)) {
      LedgerJson.mapper().writeValue(packed, act);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// @param proposedAt stands in for nothing: every command says when it was announced
  static List<Command> read(byte[] act, Instant proposedAt) {
    var tree = tree(act);
    var lines = new ArrayList<List<ScheduleLine>>();
    for (var command : tree.withArray(COMMANDS)) {
      lines.add(command.get(LINES) instanceof ArrayNode array ? takeLines(array) : List.of());
    }
    var commands = ActReader.read(tree, proposedAt, new Faults());
    return IntStream.range(0, commands.size())
        .mapToObj(i -> withLines(commands.get(i), lines.get(i)))
        .toList();
  }

  /// Lines that came as a file may say what lines in JSON may not, as long descriptions. They are
  /// read as they were written here, and one that is harmless stands in for them meanwhile.
  private static List<ScheduleLine> takeLines(ArrayNode array) {
    var lines = array.valueStream().map(ActForm::line).toList();
    array.removeAll();
    array.addObject().put("description", "-");
    return lines;
  }

  private static ScheduleLine line(JsonNode line) {
    return new ScheduleLine(
        line.has("code") ? new ProductCode(line.path("code").asString()) : null,
        line.path("indent").asInt(0),
        line.path("description").asString(""),
        line.path("units").asString(""),
        line.path("general").asString(""),
        line.path("special").asString(""),
        line.path("other").asString(""));
  }

  private static Command withLines(Command command, List<ScheduleLine> lines) {
    return command instanceof PublishSchedule c
        ? new PublishSchedule(
            c.importer(),
            c.edition(),
            c.extent(),
            lines,
            c.fileDigest(),
            c.effectiveFrom(),
            c.announcement())
        : command;
  }

  static List<JsonNode> shown(byte[] act) {
    return tree(act).withArray(COMMANDS).valueStream().toList();
  }

  private static ObjectNode tree(byte[] act) {
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(act))) {
      return (ObjectNode) LedgerJson.mapper().readTree(unpacked);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode json(Command command) {
    ObjectNode written = LedgerJson.mapper().valueToTree(command);
    var json = LedgerJson.mapper().createObjectNode();
    json.put("type", Names.of(command.getClass()));
    for (var component : command.getClass().getRecordComponents()) {
      var node = written.get(component.getName());
      switch (value(component, command)) {
        case null -> {}
        case Announcement _ -> json.setAll((ObjectNode) node);
        case List<?> list when isOf(Command.class, list) ->
            json.set(component.getName(), array(list));
        case List<?> list when isOf(ScheduleLine.class, list) -> {
          node.forEach(ActForm::removeWhatIsEmpty);
          json.set(component.getName(), node);
        }
        default -> json.set(component.getName(), node);
      }
    }
    return json;
  }

  private static boolean isOf(Class<?> type, List<?> list) {
    return !list.isEmpty() && type.isInstance(list.getFirst());
  }

  /// As a line in JSON leaves it out.
  private static void removeWhatIsEmpty(JsonNode line) {
    ((ObjectNode) line).removeIf(field -> field.isString() && field.asString().isEmpty());
  }

  private static ArrayNode array(List<?> commands) {
    var array = LedgerJson.mapper().createArrayNode();
    commands.forEach(command -> array.add(json((Command) command)));
    return array;
  }

  private static @Nullable Object value(RecordComponent component, Command command) {
    try {
      return component.getAccessor().invoke(command);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private ActForm() {}
}
