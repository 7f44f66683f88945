package org.tariffledger.rest.assessments;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tariffledger.audit.exports.Spreadsheets;
import tools.jackson.databind.JsonNode;

/// What was found of entries as a table (RFC 4180): a number that is open has a low and a high end,
/// and one of these is empty where nobody can tell. What somebody wrote is no formula there.
final class ResultTable {

  private static final Map<String, Function<JsonNode, String>> COLUMNS = columns();

  private final CsvWriter csv;

  ResultTable(OutputStream out) {
    this.csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(new OutputStreamWriter(out, UTF_8));
  }

  void header() {
    csv.writeRecord(COLUMNS.keySet());
  }

  /// @param found an [AssessedLine] as it is kept
  void line(JsonNode found) {
    csv.writeRecord(COLUMNS.values().stream().map(column -> column.apply(found)).toList());
  }

  void flush() throws IOException {
    csv.flush();
  }

  private static Map<String, Function<JsonNode, String>> columns() {
    var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
    columns.put("line", at("/line"));
    columns.put(
        "reference", found -> Spreadsheets.harmless(at("/assessment/reference").apply(found)));
    for (var name : List.of("importer", "exporter", "product", "validAt", "currency", "covers")) {
      columns.put(name, at("/assessment/" + name));
    }
    columns.put("chargedPercent", at("/assessment/now/percent/charged"));
    columns.put("charged", at("/assessment/now/money/charged"));
    for (var side : List.of("then", "now")) {
      side(side, columns);
    }
    columns.put("refundableMeasures", each("/assessment/now/refundable", "/measure"));
    columns.put("needs", each("/assessment/now/needs", "/fact"));
    columns.put("events", each("/assessment/events", "/position"));
    columns.put("thenAnswer", at("/assessment/then/answer"));
    columns.put("nowAnswer", at("/assessment/now/answer"));
    columns.put("differenceAnswer", at("/assessment/difference"));
    columns.put("problem", at("/problem/detail"));
    return columns;
  }

  private static void side(String side, Map<String, Function<JsonNode, String>> columns) {
    columns.put(side + "Verdict", at("/assessment/" + side + "/verdict"));
    for (var unit : List.of("percent", "money")) {
      for (var figure : List.of("due", "difference", "refundable", "balance")) {
        for (var end : List.of("low", "high")) {
          columns.put(
              side + title(figure) + (unit.equals("percent") ? "Percent" : "") + title(end),
              at("/assessment/%s/%s/%s/%s".formatted(side, unit, figure, end)));
        }
      }
    }
  }

  private static String title(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static Function<JsonNode, String> at(String pointer) {
    return found -> text(found.at(pointer)).orElse("");
  }

  /// Of all that are listed, once each.
  private static Function<JsonNode, String> each(String list, String pointer) {
    return found ->
        found
            .at(list)
            .valueStream()
            .flatMap(one -> text(one.at(pointer)).stream())
            .distinct()
            .collect(Collectors.joining(" "));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? Optional.of(node.asString()) : Optional.empty();
  }
}
