package org.tariffledger.client;

import tools.jackson.databind.JsonNode;

/// What an act has left, for people: what became true, and of a rehearsal which rates change.
final class RecordedText {

  static String of(JsonNode result) {
    return ProposalText.isProposal(result) ? ProposalText.notYet(result) : recorded(result);
  }

  private static String recorded(JsonNode result) {
    return outcome(result) + events(result.path("events")) + changes(result);
  }

  private static String outcome(JsonNode result) {
    if (result.path("dryRun").asBoolean(false)) {
      return "Rehearsed: nothing was recorded.\n";
    }
    var position = "; ledger position " + Words.text(result.path("position")) + ".\n";
    return result.path("events").isEmpty()
        ? "Known already: nothing was recorded" + position
        : "Recorded " + Words.counted(result.path("events").size(), "event") + position;
  }

  private static String events(JsonNode events) {
    var table = Table.withHeader("Position", "Event", "Of", "Version");
    events
        .valueStream()
        .forEach(
            event ->
                table.row(
                    Words.text(event.path("position")),
                    Words.text(event.path("name")),
                    Words.text(event.path("stream")),
                    Words.text(event.path("version"))));
    return table.hasOnlyItsHeader() ? "" : "\n" + table;
  }

  private static String changes(JsonNode result) {
    var changes = result.path("changes");
    if (changes.isMissingNode()) {
      return "";
    }
    if (changes.isEmpty()) {
      return "\nNo rate would change.\n";
    }
    var table =
        Table.withHeader("Importer", "Exporter", "Goods", "From", "Until", "Before", "After");
    changes.valueStream().forEach(change -> add(table, change));
    int untold = result.path("changesTotal").asInt(0) - changes.size();
    return "\nRates that would change\n\n"
        + table
        + (untold > 0 ? "… and " + untold + " more\n" : "");
  }

  private static void add(Table table, JsonNode change) {
    change
        .path("segments")
        .valueStream()
        .forEach(
            span ->
                table.row(
                    Words.text(change.path("importer")),
                    Words.text(change.path("exporter")),
                    goods(change.path("goods")),
                    Words.text(span.path("from")),
                    Words.text(span.path("to")),
                    Levels.of(span.path("before")),
                    Levels.of(span.path("after"))));
  }

  private static String goods(JsonNode goods) {
    return goods.isMissingNode()
        ? "general"
        : Words.text(goods.path("programme")) + " on " + Words.list(goods.path("goods"));
  }

  private RecordedText() {}
}
