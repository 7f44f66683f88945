package org.tariffledger.app.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One question of a table about the war and its answer, worked out by hand. What is not said is
/// `-`.
record WarLine(
    String of,
    String importer,
    String exporter,
    String product,
    String validAt,
    String known,
    String facts,
    String expected) {

  private static final JsonMapper JSON = new JsonMapper();

  /// The lines of a table, by the row or the case that they are of, in its order.
  static Map<String, List<WarLine>> table(String file) {
    var table = new java.util.LinkedHashMap<String, List<WarLine>>();
    try (var in = WarLine.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing.");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" *\\| *", -1))
          .map(c -> new WarLine(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]))
          .forEach(line -> table.computeIfAbsent(line.of, _ -> new ArrayList<>()).add(line));
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks for all of a table at once; what is wrong, line by line.
  static List<String> faults(Map<String, List<WarLine>> table, Http http) {
    var lines = table.values().stream().flatMap(List::stream).toList();
    var queries = lines.stream().map(WarLine::query).toList();
    var answer = http.post("/v1/rates:batch", JSON.writeValueAsString(Map.of("queries", queries)));
    if (answer.status() != 200) {
      return List.of(answer.toString());
    }
    var faults = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      var told = told(answer.json().at("/answers/" + i));
      if (!told.equals(lines.get(i).expected)) {
        faults.add(lines.get(i) + " but " + answer.json().at("/answers/" + i));
      }
    }
    return faults;
  }

  private Map<String, String> query() {
    var query = new TreeMap<>(Map.of("importer", importer, "exporter", exporter));
    query.put("validAt", validAt);
    query.put("knownAt", known.equals("then") ? validAt : known);
    if (!product.equals("-")) {
      query.put("product", product);
    }
    for (var fact : facts.equals("-") ? new String[0] : facts.split("&")) {
      query.put(fact.replaceFirst("=.*", ""), fact.replaceFirst("[^=]*=", ""));
    }
    return query;
  }

  private static String told(JsonNode answer) {
    var rate = answer.path("rate");
    return switch (rate.path("status").asString("")) {
      case "determined" -> rate.path("additionalPercent").asString("");
      case "undetermined" -> "open";
      case "prohibited" -> "prohibited";
      default -> "refused";
    };
  }
}
