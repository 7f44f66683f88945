package org.tariffledger.client;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What an import has left, for people: every count that the server names, and the events.
final class ImportText {

  static String of(JsonNode result) {
    var isRehearsal = result.path("dryRun").asBoolean(false);
    var table = new Table();
    for (Map.Entry<String, JsonNode> field : result.properties()) {
      add(table, field.getKey(), field.getValue());
    }
    return outcome(result, isRehearsal) + "\n\n" + table;
  }

  private static String outcome(JsonNode result, boolean isRehearsal) {
    if (isRehearsal) {
      return "Rehearsed: nothing was recorded.";
    }
    return result.path("events").isEmpty() ? "Known already: nothing was recorded." : "Recorded.";
  }

  private static void add(Table table, String name, JsonNode value) {
    if (value.isObject()) {
      value.properties().forEach(part -> add(table, name + ": " + part.getKey(), part.getValue()));
    } else if (value.isArray()) {
      table.row(words(name), String.valueOf(value.size()));
    } else {
      table.row(words(name), Words.text(value));
    }
  }

  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private ImportText() {}
}
