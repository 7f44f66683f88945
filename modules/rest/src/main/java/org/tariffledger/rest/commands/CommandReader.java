package org.tariffledger.rest.commands;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.DiplomacyCommand;
import org.tariffledger.domain.JointResponseCommand;
import org.tariffledger.domain.MeasureCommand;
import org.tariffledger.domain.NegotiationCommand;
import org.tariffledger.domain.ReferenceCommand;
import org.tariffledger.domain.StatementCommand;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Pointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads commands. Their announcement is not a field of its own: its parts stand among theirs.
public final class CommandReader {

  public static final List<Class<?>> TYPES =
      Stream.of(
              MeasureCommand.class,
              ReferenceCommand.class,
              NegotiationCommand.class,
              JointResponseCommand.class,
              StatementCommand.class)
          .<Class<?>>flatMap(concept -> Arrays.stream(concept.getPermittedSubclasses()))
          .toList();

  /// What an agreement's term may be. The rules refuse the others, which are read all the same.
  private static final List<Class<?>> TERM_TYPES =
      TYPES.stream().filter(type -> !DiplomacyCommand.class.isAssignableFrom(type)).toList();

  static final Set<String> ANNOUNCEMENT_FIELDS =
      Arrays.stream(Announcement.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toUnmodifiableSet());

  private final Faults faults;
  private final StrictReader reader;
  private final @Nullable NamedFiles files;

  private CommandReader(Faults faults) {
    this(faults, null);
  }

  /// Commands may name files only where it is said how these are found.
  CommandReader(Faults faults, @Nullable NamedFiles files) {
    this.faults = faults;
    this.reader = new StrictReader(faults);
    this.files = files;
  }

  /// A command that is the whole body; `fromPath` are the fields that the path has said already.
  ///
  /// @throws BadInput with every fault, also those found before
  public static <C extends Command> C one(
      Class<C> type, ObjectNode body, Map<String, ?> fromPath, Instant now, Faults faults) {
    var reader = new CommandReader(faults);
    var announcement = reader.announcement(body, Announcement.at(now), "");
    var command = reader.command(body, type, announcement, "", fromPath, Set.of());
    faults.throwIfAny();
    return Objects.requireNonNull(command);
  }

  /// A command of an act, which says by its `type` what it is.
  @Nullable Command ofAct(ObjectNode json, Announcement act, String pointer) {
    return ofAct(json, TYPES, act, pointer);
  }

  private @Nullable Command ofAct(
      ObjectNode json, List<Class<?>> offered, Announcement act, String pointer) {
    var type = reader.typeOf(json, TYPES, offered, pointer);
    var announcement = announcement(json, act, pointer);
    return type == null ? null : ofAct(json, type.asSubclass(Command.class), announcement, pointer);
  }

  private <C extends Command> @Nullable C ofAct(
      ObjectNode json, Class<C> type, Announcement announcement, String pointer) {
    var filed = files == null ? Set.<String>of() : FiledContent.fields(type, json);
    if (files == null || filed.isEmpty()) {
      return command(json, type, announcement, pointer, Map.of(), Set.of("type"));
    }
    var content = new FiledContent(files, faults).read(type, json, pointer);
    var others = new HashSet<>(filed);
    others.add("type");
    return command(json, type, announcement, pointer, content, others);
  }

  /// What the object says about its announcement; the rest as `inherited`.
  Announcement announcement(ObjectNode json, Announcement inherited, String pointer) {
    var before = faults.count();
    var values = new ArrayList<@Nullable Object>();
    for (var component : Announcement.class.getRecordComponents()) {
      values.add(reader.fieldOr(json, component, pointer, valueOf(component, inherited)));
    }
    if (faults.count() > before) {
      return inherited;
    }
    var own = reader.construct(Announcement.class, values.toArray(), pointer);
    return own == null ? inherited : own;
  }

  private <C extends Command> @Nullable C command(
      ObjectNode json,
      Class<C> type,
      Announcement announcement,
      String pointer,
      Map<String, ?> fromPath,
      Set<String> others) {
    var before = faults.count();
    var given = new HashMap<String, Object>(fromPath);
    given.put("announcement", announcement);
    var alsoAllowed =
        Stream.concat(others.stream(), ANNOUNCEMENT_FIELDS.stream()).collect(Collectors.toSet());
    for (var component : type.getRecordComponents()) {
      var brought = brought(json, component, announcement, pointer);
      if (brought != null) {
        given.put(component.getName(), brought);
        alsoAllowed.add(component.getName());
      }
    }
    return reader.record(json, type, pointer, given, alsoAllowed, before);
  }

  /// The commands that a command brings with it take over its announcement unless they have their
  /// own; null where the component holds none, or the field is for the reader to refuse.
  private @Nullable List<Command> brought(
      ObjectNode json, RecordComponent component, Announcement announcement, String pointer) {
    var type = broughtType(component);
    if (type == null || !(json.get(component.getName()) instanceof ArrayNode array)) {
      return null;
    }
    var commands = new ArrayList<Command>();
    for (int i = 0; i < array.size(); i++) {
      var place = Pointer.child(pointer, component.getName()) + "/" + i;
      var command = brought(array.get(i), type, announcement, place);
      if (command != null) {
        commands.add(command);
      }
    }
    return array.isEmpty() ? null : commands;
  }

  private @Nullable Command brought(
      JsonNode node, Class<? extends Command> type, Announcement announcement, String pointer) {
    if (!(node instanceof ObjectNode json)) {
      faults.add(pointer, "wrong-type", "A command is an object.");
      return null;
    }
    return type == Command.class
        ? ofAct(json, TERM_TYPES, announcement, pointer)
        : command(
            json,
            type,
            announcement(json, announcement, pointer),
            pointer,
            Map.of(),
            Set.of("type"));
  }

  private static @Nullable Class<? extends Command> broughtType(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType list
            && list.getActualTypeArguments()[0] instanceof Class<?> type
            && Command.class.isAssignableFrom(type)
        ? type.asSubclass(Command.class)
        : null;
  }

  private static @Nullable Object valueOf(RecordComponent component, Announcement announcement) {
    try {
      return component.getAccessor().invoke(announcement);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
