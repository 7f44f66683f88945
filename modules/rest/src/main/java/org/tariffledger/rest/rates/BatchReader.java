package org.tariffledger.rest.rates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.http.QueryNames;
import org.tariffledger.rest.http.QueryRecords;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.json.Pointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a batch: questions that say as fields what a query says as parameters.
public final class BatchReader {

  public static final int QUERIES_MAX = 1_000;

  public static final String QUERIES = "queries";
  private static final QueryNames NAMES =
      QueryNames.of(
          List.of(RateParameters.class, TimeParameters.class, ExplainParameter.class), Set.of());

  private static final Set<String> NUMBERS = Set.of("customsValue", "quantity");

  /// Fields that may be true or false.
  public static final Set<String> FLAGS = Set.of("quotaInHand", "explain");

  /// A question of a batch.
  record Asked(RateParameters rate, TimeParameters times, ExplainParameter telling) {}

  /// The questions, each unread, or what else a batch is made of, in its array `name`. `tooMany` is
  /// the code of a fault.
  ///
  /// @throws BadInput with every fault of the batch as a whole
  public static List<JsonNode> queries(
      String name, String tooMany, ObjectNode body, Faults faults) {
    faults.addOthers(body, "", List.of(name));
    var queries = queries(name, tooMany, body.get(name), faults);
    faults.throwIfAny();
    return queries;
  }

  private static List<JsonNode> queries(
      String name, String tooMany, @Nullable JsonNode node, Faults faults) {
    if (!(node instanceof ArrayNode array)) {
      faults.add(
          Pointer.child("", name),
          node == null ? "missing-field" : "wrong-type",
          "A batch has an array \"" + name + "\".");
      return List.of();
    }
    if (array.isEmpty() || array.size() > QUERIES_MAX) {
      faults.add(
          Pointer.child("", name),
          array.isEmpty() ? "empty-list" : tooMany,
          "A batch has 1 to %d %s, this one %d.".formatted(QUERIES_MAX, name, array.size()));
    }
    return array.valueStream().toList();
  }

  /// One of them; what is wrong with its fields is added.
  static Asked read(JsonNode query, Faults faults) {
    var said = said("A query", query, BatchReader::isNumber, faults);
    NAMES.check(said, faults);
    return new Asked(
        QueryRecords.read(RateParameters.class, said),
        QueryRecords.read(TimeParameters.class, said),
        QueryRecords.read(ExplainParameter.class, said));
  }

  /// What an object says as fields, as a query string says it. `what` it is begins a sentence.
  public static Map<String, String[]> said(
      String what, JsonNode node, Predicate<String> mayBeNumber, Faults faults) {
    if (!(node instanceof ObjectNode object)) {
      throw BadInput.of("", "wrong-type", what + " is an object.");
    }
    var said = new HashMap<String, String[]>();
    for (var field : object.properties()) {
      var name = field.getKey();
      var text = text(name, field.getValue(), mayBeNumber.test(name));
      if (text != null) {
        said.put(name, new String[] {text});
      } else if (!field.getValue().isNull()) {
        faults.add(name, "wrong-type", wrongType(name, field.getValue(), mayBeNumber.test(name)));
      }
    }
    return said;
  }

  /// What a query string would say: a number or a flag may stand as such. Null for what can be
  /// none.
  private static @Nullable String text(String name, JsonNode value, boolean mayBeNumber) {
    if (value.isString()) {
      return value.asString();
    } else if (value.isNumber() && mayBeNumber) {
      // One with an exponent keeps it, and is refused like such a string.
      return value.decimalValue().toString();
    }
    return value.isBoolean() && FLAGS.contains(name) ? String.valueOf(value.booleanValue()) : null;
  }

  /// Whether the field may be a number.
  public static boolean isNumber(String name) {
    return NUMBERS.contains(name) || NAMES.prefixes().stream().anyMatch(name::startsWith);
  }

  private static String wrongType(String name, JsonNode value, boolean mayBeNumber) {
    var also = mayBeNumber ? "a number or " : FLAGS.contains(name) ? "true, false or " : "";
    return "This field is %sa string; %s stands here."
        .formatted(also, Names.of(value.getNodeType()));
  }

  /// The faults of one question, each pointer as one into the body.
  static BadInput within(String name, int query, BadInput faults) {
    var found = new ArrayList<BadInput.Fault>();
    for (var fault : faults.faults()) {
      var place = fault.pointer().isEmpty() ? "" : Pointer.child("", fault.pointer());
      found.add(
          new BadInput.Fault(
              Pointer.child("", name) + "/" + query + place, fault.code(), fault.detail()));
    }
    return new BadInput(found);
  }

  private BatchReader() {}
}
