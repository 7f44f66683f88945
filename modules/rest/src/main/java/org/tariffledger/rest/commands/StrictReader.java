package org.tariffledger.rest.commands;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Fields;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.json.Pointer;
import org.tariffledger.rest.json.Quoted;
import org.tariffledger.rest.json.Scalar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Binds JSON to the records of the domain, component by component, and collects every fault on
/// the way. What it gives back after a fault is null and must not be used.
final class StrictReader {

  private static final int DIGITS_MAX = 40;

  private final Faults faults;

  StrictReader(Faults faults) {
    this.faults = faults;
  }

  /// Reads the fields that the record's components name. `given` stands in for fields that the
  /// object may not have; `others` may be there too and are somebody else's to read.
  <R> @Nullable R record(
      ObjectNode json, Class<R> type, String pointer, Map<String, ?> given, Set<String> others) {
    return record(json, type, pointer, given, others, faults.count());
  }

  /// @param before how many faults there were before anything of the object was read
  <R> @Nullable R record(
      ObjectNode json,
      Class<R> type,
      String pointer,
      Map<String, ?> given,
      Set<String> others,
      int before) {
    var allowed = new TreeSet<>(others);
    var arguments = new ArrayList<@Nullable Object>();
    for (var component : type.getRecordComponents()) {
      if (given.containsKey(component.getName())) {
        arguments.add(given.get(component.getName()));
      } else {
        allowed.add(component.getName());
        arguments.add(field(json, component, pointer));
      }
    }
    faults.addOthers(json, pointer, allowed);
    return faults.count() > before ? null : construct(type, arguments.toArray(), pointer);
  }

  /// What the field says; `otherwise` where it says nothing.
  @Nullable Object fieldOr(
      ObjectNode json, RecordComponent component, String pointer, @Nullable Object otherwise) {
    var node = json.get(component.getName());
    return node == null || node.isNull()
        ? otherwise
        : value(node, component.getGenericType(), Pointer.child(pointer, component.getName()));
  }

  private @Nullable Object field(ObjectNode json, RecordComponent component, String pointer) {
    if (Fields.isRequired(component) && isAbsent(json, component)) {
      faults.add(
          Pointer.child(pointer, component.getName()),
          "missing-field",
          "The field \"" + component.getName() + "\" is missing.");
      return null;
    }
    if (Fields.isNeverEmpty(component)
        && json.get(component.getName()) instanceof ArrayNode array
        && array.isEmpty()) {
      faults.add(
          Pointer.child(pointer, component.getName()),
          "empty-list",
          "The list \"" + component.getName() + "\" is empty; it names at least one.");
      return null;
    }
    return fieldOr(json, component, pointer, Fields.defaultOf(component).orElse(null));
  }

  private static boolean isAbsent(ObjectNode json, RecordComponent component) {
    var node = json.get(component.getName());
    return node == null || node.isNull();
  }

  private @Nullable Object value(JsonNode node, Type type, String pointer) {
    if (type instanceof ParameterizedType list) {
      return list(node, list.getActualTypeArguments()[0], pointer);
    }
    var raw = (Class<?>) type;
    var scalar = Scalar.of(raw);
    if (scalar != null) {
      return scalar(node, scalar, pointer);
    }
    if (raw == long.class || raw == Long.class) {
      return number(node, pointer);
    }
    if (raw == int.class || raw == Integer.class) {
      var number = number(node, pointer);
      return number == null ? null : Math.clamp((long) number, -1, Integer.MAX_VALUE);
    }
    if (raw.isEnum()) {
      return choice(node, raw, pointer);
    }
    if (raw == Residual.class) {
      return residual(node, pointer);
    }
    if (raw == Membership.class && node.isString()) {
      var economy = (EconomyCode) value(node, EconomyCode.class, pointer);
      return economy == null ? null : new Membership(economy, null, null);
    }
    if (!(node instanceof ObjectNode object)) {
      return wrongType(node, "an object", pointer);
    }
    return raw.isSealed()
        ? tagged(object, raw, pointer)
        : record(object, raw, pointer, Map.of(), Set.of());
  }

  /// One of the sealed type's records, by its `type`.
  private @Nullable Object tagged(ObjectNode json, Class<?> sealed, String pointer) {
    var type = typeOf(json, List.of(sealed.getPermittedSubclasses()), pointer);
    return type == null ? null : record(json, type, pointer, Map.of(), Set.of("type"));
  }

  @Nullable Class<?> typeOf(ObjectNode json, List<Class<?>> types, String pointer) {
    return typeOf(json, types, types, pointer);
  }

  /// @param offered to whoever names none of the types: those that may stand here
  @Nullable Class<?> typeOf(
      ObjectNode json, List<Class<?>> types, List<Class<?>> offered, String pointer) {
    var node = json.get("type");
    var place = Pointer.child(pointer, "type");
    var known = types.stream().map(Names::of).toList();
    var choice = oneOf(offered.stream().map(Names::of).toList());
    if (node == null || node.isNull()) {
      faults.add(place, "missing-field", "The field \"type\" is missing: " + choice);
      return null;
    }
    var name = text(node, place);
    if (name != null && !known.contains(name)) {
      faults.add(place, "unknown-type", "\"" + Quoted.of(name) + "\" is unknown: " + choice);
    }
    return name == null || !known.contains(name) ? null : types.get(known.indexOf(name));
  }

  private @Nullable Object residual(JsonNode node, String pointer) {
    if (node.isString()) {
      if (node.asString().equals("none")) {
        return new Residual.StepsAside();
      }
      faults.add(pointer, "unknown-value", "A residual is a duty, or \"none\" to step aside.");
      return null;
    }
    var duty = (Duty) value(node, Duty.class, pointer);
    return duty == null ? null : new Residual.Charges(duty);
  }

  private @Nullable Object choice(JsonNode node, Class<?> type, String pointer) {
    var text = text(node, pointer);
    if (text == null) {
      return null;
    }
    var place = Names.ofAll(type).indexOf(text);
    if (place < 0) {
      faults.add(
          pointer,
          "unknown-value",
          "\"" + Quoted.of(text) + "\" is unknown: " + oneOf(Names.ofAll(type)));
      return null;
    }
    return type.getEnumConstants()[place];
  }

  private @Nullable Object list(JsonNode node, Type of, String pointer) {
    if (!(node instanceof ArrayNode array)) {
      return wrongType(node, "an array", pointer);
    }
    var values = new ArrayList<@Nullable Object>();
    for (int i = 0; i < array.size(); i++) {
      values.add(value(array.get(i), of, pointer + "/" + i));
    }
    if (of == ScheduleLine.class) {
      LinesTogether.check(array, pointer, faults);
    }
    return values;
  }

  private @Nullable Object scalar(JsonNode node, Scalar scalar, String pointer) {
    var isDecimal = scalar.type() == Percent.class || scalar.type() == BigDecimal.class;
    var text = isDecimal && node.isNumber() ? decimal(node, pointer) : text(node, pointer);
    return text == null ? null : faults.value(pointer, scalar.faultCode(), text, scalar.of());
  }

  private @Nullable Object number(JsonNode node, String pointer) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      faults.add(
          pointer,
          "wrong-type",
          "Here must stand a whole number (of 64 bits), not " + Quoted.of(node.toString()) + ".");
      return null;
    }
    return node.longValue();
  }

  private @Nullable String text(JsonNode node, String pointer) {
    if (node.isString()) {
      return node.asString();
    }
    wrongType(node, "a string", pointer);
    return null;
  }

  /// A number with an exponent such as 1e999999999 is not written out.
  private @Nullable String decimal(JsonNode node, String pointer) {
    var number = node.decimalValue();
    if (Math.abs(number.scale()) > DIGITS_MAX || number.precision() > DIGITS_MAX) {
      faults.add(pointer, "bad-rate", "A rate has at most " + DIGITS_MAX + " digits.");
      return null;
    }
    return number.toPlainString();
  }

  private @Nullable Object wrongType(JsonNode node, String expected, String pointer) {
    faults.add(
        pointer,
        "wrong-type",
        "Here must stand " + expected + ", not " + Names.of(node.getNodeType()) + ".");
    return null;
  }

  <R> @Nullable R construct(Class<R> type, @Nullable Object[] arguments, String pointer) {
    try {
      var parameters =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(parameters).newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        faults.add(pointer, "bad-value", String.valueOf(refused.getMessage()));
        return null;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String oneOf(List<String> names) {
    return "write one of " + String.join(", ", names) + ".";
  }
}
