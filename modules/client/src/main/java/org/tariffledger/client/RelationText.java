package org.tariffledger.client;

import tools.jackson.databind.JsonNode;

/// What two economies charge on each other, for people.
final class RelationText {

  static String of(JsonNode relation) {
    var directions = relation.path("directions");
    var text = new StringBuilder(directions(directions).toString());
    append(text, "Measures", measures(directions));
    append(text, "Escalation", escalation(relation.path("escalation")));
    append(text, "Next changes", changes(relation.path("nextChanges")));
    return text.toString();
  }

  private static void append(StringBuilder text, String title, Table table) {
    if (!table.hasOnlyItsHeader()) {
      text.append("\n").append(title).append("\n\n").append(table);
    }
  }

  private static Table directions(JsonNode directions) {
    var table = Table.withHeader("Importer", "Exporter", "Baseline", "Peak", "Paused", "Valid at");
    directions
        .valueStream()
        .forEach(
            d ->
                table.row(
                    Words.text(d.path("importer")),
                    Words.text(d.path("exporter")),
                    baseline(d),
                    peak(d),
                    Words.list(d.path("paused")),
                    Words.text(d.path("validAt"))));
    return table;
  }

  private static String baseline(JsonNode direction) {
    var percent = direction.path("baselinePercent");
    if (!percent.isString()) {
      return Words.ofName(direction.path("status"));
    }
    var isAllIn = direction.at("/baseline/kind").asString("").equals("allIn");
    return Words.percent(percent) + (isAllIn ? " in all" : "");
  }

  /// Between what it lies, where the rate on some goods is open. An older server does not say so.
  private static String peak(JsonNode direction) {
    var range = direction.path("peakRange");
    var low = Words.percent(range.path("lowPercent"));
    var high = Words.percent(range.path("highPercent"));
    if (range.isMissingNode() || low.equals(high)) {
      return Words.percent(direction.path("peakPercent"));
    }
    return high.equals(Words.NOTHING) ? low + " or more" : low + " to " + high;
  }

  private static Table measures(JsonNode directions) {
    var table = Table.withHeader("Importer", "Measure", "State");
    for (var direction : directions) {
      for (var measure : direction.path("measures")) {
        table.row(
            Words.text(direction.path("importer")),
            Words.text(measure.path("id")),
            Words.ofName(measure.path("state")));
      }
    }
    return table;
  }

  private static Table escalation(JsonNode steps) {
    var table = Table.withHeader("Announced", "By", "Measure", "Before", "After", "Basis");
    steps
        .valueStream()
        .forEach(
            step ->
                table.row(
                    Words.text(step.path("announcedAt")),
                    Words.text(step.path("imposer")),
                    Words.text(step.path("measure")),
                    Words.percent(step.path("percentBefore")),
                    Words.duty(step.path("duty")),
                    Words.instruments(step.path("legalBasis"))));
    return table;
  }

  private static Table changes(JsonNode changes) {
    var table = Table.withHeader("At", "Importer", "Measure", "What");
    changes
        .valueStream()
        .forEach(
            change ->
                table.row(
                    Words.text(change.path("at")),
                    Words.text(change.path("importer")),
                    Words.text(change.path("measure")),
                    Words.ofName(change.path("kind"))));
    return table;
  }

  private RelationText() {}
}
