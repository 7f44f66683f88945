package org.tariffledger.client;

import java.util.Locale;
import java.util.Map;
import org.tariffledger.client.api.Fault;
import tools.jackson.databind.JsonNode;

/// What an import has left, for people: all that the server counts, and what is odd in the file.
final class ImportText {

  static String of(JsonNode result) {
    if (ProposalText.isProposal(result)) {
      return ProposalText.notYet(result);
    }
    var table = Table.withoutHeader();
    add(table, "", result);
    return outcome(result) + "\n\n" + table + warnings(result);
  }

  private static String outcome(JsonNode result) {
    if (result.path("dryRun").asBoolean(false)) {
      return "Rehearsed: nothing was recorded.";
    }
    return result.path("events").isEmpty() ? "Known already: nothing was recorded." : "Recorded.";
  }

  /// Whatever the server names, so that a newer one may count more.
  private static void add(Table table, String before, JsonNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      var name = before + words(field.getKey());
      var value = field.getValue();
      if (value.isObject()) {
        add(table, name.equals("reading") ? "" : name + ", ", value);
      } else if (value.isArray()) {
        table.row(name, String.valueOf(value.size()));
      } else if (!field.getKey().equals("dryRun")) {
        table.row(name, Words.text(value));
      }
    }
  }

  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String warnings(JsonNode result) {
    var text = new StringBuilder();
    for (var warning : result.at("/reading/warnings")) {
      text.append("Odd, but read: " + Printable.of(Fault.of(warning).toString()) + "\n");
    }
    return text.isEmpty() ? "" : "\n" + text;
  }

  private ImportText() {}
}
