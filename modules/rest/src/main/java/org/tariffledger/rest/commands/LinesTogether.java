package org.tariffledger.rest.commands;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.rest.json.Faults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// What is wrong with the lines of a schedule in JSON beside their fields, as it is found in a file
/// of them. It looks at the JSON, so that a line with another fault is looked at too.
final class LinesTogether {

  private static final Pattern BARE_NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final List<String> DUTIES = List.of("general", "other");

  private final String pointer;
  private final Faults faults;
  private final Map<ProductCode, String> places = new HashMap<>();

  private LinesTogether(String pointer, Faults faults) {
    this.pointer = pointer;
    this.faults = faults;
  }

  /// `pointer` is that of the array.
  static void check(ArrayNode lines, String pointer, Faults faults) {
    var together = new LinesTogether(pointer, faults);
    for (int i = 0; i < lines.size(); i++) {
      together.check(lines.get(i), pointer + "/" + i);
    }
  }

  private void check(JsonNode line, String place) {
    if (!line.isObject()) {
      return;
    }
    if (isFirst(place) && line.path("indent").asInt(0) > 0) {
      faults.add(
          place + "/indent",
          "bad-value",
          "The first line has no indent, since nothing is above it.");
    }
    if (isEmpty(line.path("code")) && isEmpty(line.path("description"))) {
      faults.add(
          place,
          "missing-field",
          "A line has a code, or at least a description of what stands below it.");
    }
    checkCode(line.path("code"), place);
    DUTIES.forEach(duty -> checkUnit(line.path(duty), place + "/" + duty));
  }

  private boolean isFirst(String place) {
    return place.equals(pointer + "/0");
  }

  private void checkCode(JsonNode node, String place) {
    var code = code(node);
    var before = code == null ? null : places.putIfAbsent(code, place);
    if (before != null) {
      faults.add(
          place + "/code", "bad-value", "Code %s stands in %s already.".formatted(code, before));
    }
  }

  /// Null where there is none, or none that can be read, which is said elsewhere.
  private static @Nullable ProductCode code(JsonNode node) {
    try {
      return node.isString() ? new ProductCode(node.asString()) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// In a file of rates a bare number is percent; here nothing says so.
  private void checkUnit(JsonNode duty, String place) {
    if (duty.isString() && BARE_NUMBER.matcher(duty.asString().strip()).matches()) {
      faults.add(
          place,
          "bad-value",
          "A bare number is no duty: write 5% for percent, $5/kg for an amount.");
    }
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isMissingNode() || node.isNull() || (node.isString() && node.asString().isBlank());
  }
}
