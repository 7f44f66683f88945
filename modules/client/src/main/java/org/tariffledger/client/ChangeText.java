package org.tariffledger.client;

import java.util.stream.Collectors;
import org.tariffledger.client.api.Change;
import tools.jackson.databind.JsonNode;

/// A change in one line for people: its number, when, of what, and what.
final class ChangeText {

  private static final String FACT = "org.tariffledger.fact.";

  static String of(Change change) {
    return Printable.of(
        change.sequence()
            + "  "
            + change.time()
            + "  "
            + change.subject()
            + "  "
            + (change.isRateChange() ? rate(change.data()) : fact(change)));
  }

  private static String fact(Change change) {
    var data = change.data();
    var by =
        data.path("legalBasis").isEmpty() ? "" : ", " + Words.instruments(data.path("legalBasis"));
    var reference =
        data.path("reference").isString() ? " (" + data.path("reference").asString() + ")" : "";
    var type = change.type();
    return (type.startsWith(FACT) ? type.substring(FACT.length()) : type) + by + reference;
  }

  private static String rate(JsonNode data) {
    return goods(data.path("goods"))
        + ": "
        + data.path("segments")
            .valueStream()
            .map(ChangeText::segment)
            .collect(Collectors.joining("; "))
        + " ("
        + Words.ofName(data.at("/cause/kind"))
        + ")";
  }

  private static String goods(JsonNode goods) {
    return goods.path("kind").asString("").equals("named")
        ? Words.text(goods.path("programme"))
            + " on goods such as "
            + Words.text(goods.path("example"))
        : "general goods";
  }

  private static String segment(JsonNode segment) {
    var from = segment.hasNonNull("from") ? " from " + Words.text(segment.path("from")) : "";
    var to = segment.hasNonNull("to") ? " until " + Words.text(segment.path("to")) : "";
    return Levels.of(segment.path("before")) + " → " + Levels.of(segment.path("after")) + from + to;
  }

  private ChangeText() {}
}
