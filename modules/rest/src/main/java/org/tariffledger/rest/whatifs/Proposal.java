package org.tariffledger.rest.whatifs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EconomyPair;
import org.tariffledger.rest.commands.ActReader;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.json.Pointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of `POST /v1/what-ifs`: an act, and what is asked about it.
public record Proposal(
    List<Command> commands, List<JsonNode> queries, List<EconomyPair> relations) {

  public static final String RELATIONS = "relations";
  public static final int QUERIES_MAX = 100;
  public static final int RELATIONS_MAX = 10;

  static final String QUERIES = "queries";

  /// @throws org.tariffledger.rest.json.BadInput with every fault; those of a query are told in its
  ///     place of the answer
  static Proposal read(ObjectNode body, Instant now, Faults faults) {
    var queries = array(body.remove(QUERIES), QUERIES, QUERIES_MAX, faults);
    var relations = array(body.remove(RELATIONS), RELATIONS, RELATIONS_MAX, faults);
    var pairs = new ArrayList<EconomyPair>();
    for (int i = 0; i < relations.size(); i++) {
      var pair = pair(relations.get(i), Pointer.child("", RELATIONS) + "/" + i, faults);
      if (pair != null) {
        pairs.add(pair);
      }
    }
    return new Proposal(
        ActReader.read(body, Set.of(QUERIES, RELATIONS), now, faults), queries, pairs);
  }

  private static List<JsonNode> array(
      @Nullable JsonNode node, String name, int max, Faults faults) {
    if (node == null || node.isNull()) {
      return List.of();
    }
    if (!(node instanceof ArrayNode array)) {
      faults.add(
          Pointer.child("", name),
          "wrong-type",
          "Here must stand an array, not " + Names.of(node.getNodeType()) + ".");
      return List.of();
    }
    if (array.size() > max) {
      faults.add(
          Pointer.child("", name),
          "too-many-" + name,
          "A what-if has at most %d %s, this one %d.".formatted(max, name, array.size()));
      return List.of();
    }
    return array.valueStream().toList();
  }

  /// Of goods of `b` in `a`, and the reverse.
  private static @Nullable EconomyPair pair(JsonNode node, String pointer, Faults faults) {
    if (!(node instanceof ObjectNode object)) {
      faults.add(pointer, "wrong-type", "A relation is an object with \"a\" and \"b\".");
      return null;
    }
    faults.addOthers(object, pointer, List.of("a", "b"));
    var a = economy(object, "a", pointer, faults);
    var b = economy(object, "b", pointer, faults);
    return a == null || b == null ? null : new EconomyPair(a, b);
  }

  private static @Nullable EconomyCode economy(
      ObjectNode object, String name, String pointer, Faults faults) {
    var place = Pointer.child(pointer, name);
    var node = object.get(name);
    if (node == null || !node.isString()) {
      faults.add(
          place,
          node == null ? "missing-field" : "wrong-type",
          "The field \"" + name + "\" names an economy.");
      return null;
    }
    return faults.value(place, "unknown-economy", node.asString(), EconomyCode::new);
  }
}
