package org.tariffledger.app.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The pages of the scenarios say, row by row of the record, which acts tell it: all that there
/// are, and none that there is not.
class RowByRowTest {

  private static final Path SCENARIOS = Path.of("../../docs/scenarios");
  private static final Pattern ROW = Pattern.compile("\\| ([A-Z]{2,3}-\\d+[A-Z]?) \\|([^|]*)\\|.*");
  private static final Pattern ACT = Pattern.compile("`([^`]+)`( \\(April\\))?");

  @ParameterizedTest
  @ValueSource(strings = {"april-2025", "worked-examples", "whole-war"})
  void an_act_that_refers_to_a_row_stands_beside_it(String scenario) throws IOException {
    var told = new TreeMap<String, Set<String>>();
    rows(scenario).forEach((row, acts) -> told.put(row, new TreeSet<>(acts)));
    told.values().removeIf(Set::isEmpty);

    assertThat(told).isEqualTo(actsByReference(scenario));
  }

  @Test
  void every_row_of_the_record_has_one_in_the_worked_examples() throws IOException {
    var record = record();
    assumeThat(record).as("the record of the war").exists();

    var ids =
        Files.readAllLines(record).stream().skip(1).map(l -> l.replaceFirst(",.*", "")).toList();
    assertThat(rows("worked-examples").keySet())
        .containsExactlyInAnyOrderElementsOf(new LinkedHashSet<>(ids));
  }

  private static Path record() {
    var data = System.getenv("TARIFF_LEDGER_DATA");
    return Path.of(data == null ? "../../../shared/data" : data).resolve("timeline.csv");
  }

  /// The acts that the page names beside each row, those of April 2025 left out.
  private static Map<String, List<String>> rows(String scenario) throws IOException {
    var rows = new TreeMap<String, List<String>>();
    for (var line : Files.readAllLines(SCENARIOS.resolve(scenario).resolve("README.md"))) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        var acts = rows.computeIfAbsent(row.group(1), _ -> new ArrayList<>());
        ACT.matcher(row.group(2))
            .results()
            .filter(act -> act.group(2) == null)
            .forEach(act -> acts.add(act.group(1)));
      }
    }
    return rows;
  }

  private static Map<String, Set<String>> actsByReference(String scenario) {
    var acts = new TreeMap<String, Set<String>>();
    for (var file : ScenarioFolder.at(SCENARIOS.resolve(scenario)).files()) {
      for (var act : read(new ScenarioFile(file)).path("acts")) {
        refer(acts, act, act);
        for (var command : act.path("commands")) {
          refer(acts, command, act);
          command.path("terms").forEach(term -> refer(acts, term, act));
        }
      }
    }
    return acts;
  }

  private static void refer(Map<String, Set<String>> acts, JsonNode from, JsonNode act) {
    var reference = from.path("reference").asString("");
    if (!reference.isEmpty()) {
      acts.computeIfAbsent(reference, _ -> new TreeSet<>()).add(act.path("id").asString(""));
    }
  }

  private static JsonNode read(ScenarioFile file) {
    try {
      return file.read();
    } catch (ScenarioFile.Unreadable e) {
      throw new AssertionError(file.name() + ": " + e.sentence(), e);
    }
  }
}
