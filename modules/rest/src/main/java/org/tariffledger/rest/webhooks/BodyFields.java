package org.tariffledger.rest.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.json.Pointer;
import org.tariffledger.rest.json.Quoted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of an object, read one by one, with everything that is wrong said. What is not there
/// and what is wrong is null.
record BodyFields(ObjectNode object, String pointer, Faults faults) {

  static final int TEXT_CHARACTERS_MAX = 2_000;

  void allow(Set<String> names) {
    faults.addOthers(object, pointer, names);
  }

  String at(String name) {
    return Pointer.child(pointer, name);
  }

  boolean has(String name) {
    return object.has(name);
  }

  boolean isNull(String name) {
    var node = object.get(name);
    return node == null || node.isNull();
  }

  @Nullable String text(String name) {
    if (isNull(name)) {
      return null;
    }
    var node = object.get(name);
    if (!node.isString()) {
      wrongType(name, "a text", node);
      return null;
    }
    var text = node.asString();
    if (text.isBlank() || text.length() > TEXT_CHARACTERS_MAX || text.indexOf('\0') >= 0) {
      faults.add(
          at(name), "bad-text", "A text has 1 to %d characters.".formatted(TEXT_CHARACTERS_MAX));
      return null;
    }
    return text;
  }

  <T> @Nullable T value(String name, String code, Function<String, T> of) {
    var text = text(name);
    return text == null ? null : faults.value(at(name), code, text, of);
  }

  void require(String name) {
    if (isNull(name)) {
      faults.add(at(name), "missing-field", "The field \"" + name + "\" is needed.");
    }
  }

  int integer(String name, int least, int most, int otherwise) {
    if (isNull(name)) {
      return otherwise;
    }
    var node = object.get(name);
    if (!node.isIntegralNumber()) {
      wrongType(name, "a whole number", node);
      return otherwise;
    }
    if (!node.canConvertToInt() || node.asInt() < least || node.asInt() > most) {
      faults.add(
          at(name), "bad-value", "Write a whole number from %d to %d.".formatted(least, most));
      return otherwise;
    }
    return node.asInt();
  }

  <E extends Enum<E>> @Nullable E choice(String name, List<E> choices) {
    var text = text(name);
    if (text == null) {
      return null;
    }
    var chosen = choices.stream().filter(choice -> Names.of(choice).equals(text)).findFirst();
    if (chosen.isEmpty()) {
      faults.add(
          at(name),
          "unknown-value",
          "\"%s\" is none of %s."
              .formatted(
                  Quoted.of(text),
                  String.join(", ", choices.stream().map(choice -> Names.of(choice)).toList())));
    }
    return chosen.orElse(null);
  }

  /// Empty for a list that is not there.
  List<String> texts(String name, List<String> known) {
    if (isNull(name)) {
      return List.of();
    }
    if (!(object.get(name) instanceof ArrayNode array)
        || !array.valueStream().allMatch(JsonNode::isString)) {
      wrongType(name, "an array of texts", object.get(name));
      return List.of();
    }
    var texts = array.valueStream().map(JsonNode::asString).distinct().toList();
    texts.stream()
        .filter(text -> !known.contains(text))
        .forEach(
            text ->
                faults.add(
                    at(name),
                    "unknown-value",
                    "\"%s\" is none of %s.".formatted(Quoted.of(text), String.join(", ", known))));
    return texts;
  }

  @Nullable BodyFields object(String name) {
    if (isNull(name)) {
      return null;
    }
    if (object.get(name) instanceof ObjectNode inner) {
      return new BodyFields(inner, at(name), faults);
    }
    wrongType(name, "an object", object.get(name));
    return null;
  }

  private void wrongType(String name, String expected, JsonNode node) {
    faults.add(
        at(name),
        "wrong-type",
        "Here must stand %s, not %s.".formatted(expected, Names.of(node.getNodeType())));
  }

  static <E extends Enum<E>> List<E> all(Class<E> type) {
    return Arrays.asList(type.getEnumConstants());
  }
}
