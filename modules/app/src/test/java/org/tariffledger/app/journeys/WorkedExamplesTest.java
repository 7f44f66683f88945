package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every way in which duties combine, on the real record: a question, and what each duty adds.
class WorkedExamplesTest {

  private static final Path EXCERPTS = Path.of("../../docs/scenarios/worked-examples");
  private static final String RECORDED = "/worked-examples.txt";
  private static final String FURTHER = "/further-examples.txt";
  private static final String FURTHER_OVER_WHOLE_LISTS = "/further-examples-over-whole-lists.txt";
  private static final Path FULL = Path.of("../../docs/scenarios/worked-examples-full");

  /// In October 2025: 50 on metal, 200 on Russian aluminium.
  private static final Map<String, String> PEAKS =
      Map.of("US/JP", "50 to 50", "US/VN", "50 to 50", "US/RU", "200 to 200");

  /// Where a code that no excerpt has may be a derivative of steel and of aluminium.
  private static final Map<String, String> PEAKS_OVER_EXCERPTS =
      Map.of("US/JP", "50 to 100", "US/VN", "50 to 100", "US/RU", "200 to 250");

  @Test
  void every_example_comes_out_exactly_over_excerpts_of_the_lists() {
    try (var server = start(EXCERPTS, List.of())) {
      assertThat(faults(server.http(), "excerpts of the lists", RECORDED, FURTHER)).isEmpty();
      assertThat(peakFaults(server.http(), PEAKS_OVER_EXCERPTS)).isEmpty();
      assertThatOtherCodesAreOpen(server.http());
    }
  }

  /// The excerpts have neither code; list 1 of Section 301 has the first, no list has the second.
  private static void assertThatOtherCodesAreOpen(Http http) {
    for (var code : List.of("8454.10.00", "8454.20.00")) {
      var answer = http.get(onChina(code));
      assertThat(answer.at("/status")).isEqualTo("undetermined");
      assertThat(answer.json().at("/additionalPercent").isNull()).isTrue();
      assertThat(answer.at("/range/lowPercent")).isEqualTo("20");
      assertThat(answer.at("/range/highPercent")).isEqualTo("45");
      assertThat(answer.json().at("/needs/0/values").valueStream().map(JsonNode::asString))
          .contains("US-301-L1");
    }
    var list = http.get("/v1/product-lists/US-301-L1");
    assertThat(list.at("/versions/1/extent")).isEqualTo("partial");
    assertThat(list.json().at("/versions/1/within").valueStream().map(JsonNode::asString))
        .contains("61")
        .doesNotContain("84");
  }

  private static String onChina(String code) {
    return "/v1/rates?importer=US&exporter=CN&validAt=2025-03-10&product=" + code;
  }

  @Test
  void every_example_comes_out_exactly_over_the_whole_lists_and_schedule() {
    var data = SharedData.file("").normalize();
    assumeThat(data.resolve("us/hts_2025_basic_edition.csv")).as("the whole lists").exists();

    try (var server = start(FULL, List.of("--tariff-ledger.data=" + data))) {
      var files = new String[] {RECORDED, FURTHER, FURTHER_OVER_WHOLE_LISTS};
      assertThat(faults(server.http(), "whole lists", files)).isEmpty();
      assertThat(peakFaults(server.http(), PEAKS)).isEmpty();
      var first = server.http().get(onChina("8454.10.00"));
      assertThat(first.at("/additionalPercent")).isEqualTo("45");
      assertThat(server.http().get("/v1/product-lists/US-301-L1").at("/versions/2/extent"))
          .isEqualTo("whole");
    }
  }

  @Test
  void the_table_says_what_the_record_says() throws IOException {
    var record = SharedData.file("worked-examples.csv");
    assumeThat(record).as("the record of the worked examples").exists();

    var told =
        WorkedExample.in(RECORDED).stream().collect(Collectors.toMap(WorkedExample::id, e -> e));
    var rows = rows(record);
    assertThat(told.keySet()).isEqualTo(rows.keySet());
    rows.forEach((id, row) -> assertThat(asRecorded(told.get(id), row)).as(id).isEqualTo(row));
  }

  /// Nobody here reads the change log, which the whole war has too.
  private static Server start(Path scenario, List<String> settings) {
    var all = new ArrayList<>(settings);
    all.add("--tariff-ledger.change-log=false");
    return Server.start(Database.H2.newPlace(), scenario.toString(), all);
  }

  /// Asks every example, prints what comes out, and tells which are not exact.
  private static List<String> faults(Http http, String over, String... files) {
    var faults = new ArrayList<String>();
    var table = new ArrayList<>(List.of("Examples over " + over + ":"));
    for (var example : Stream.of(files).map(WorkedExample::in).flatMap(List::stream).toList()) {
      for (var knownAt : example.knownAt()) {
        var answer = http.get(example.question(knownAt));
        var wrong = example.faults(answer);
        table.add(example.line(answer, knownAt, wrong));
        wrong.forEach(w -> faults.add(example.id() + ", known " + knownAt + ": " + w));
      }
    }
    System.out.println(String.join("\n", table));
    return faults;
  }

  /// What is charged twice shows first in the highest rate on any goods.
  private static List<String> peakFaults(Http http, Map<String, String> peaks) {
    return peaks.entrySet().stream()
        .flatMap(of -> peakFaults(http, of.getKey(), of.getValue()).stream())
        .toList();
  }

  private static List<String> peakFaults(Http http, String pair, String peak) {
    var answer = http.get("/v1/relations/" + pair + "?validAt=2025-10-01");
    var range =
        answer.at("/directions/0/peakRange/lowPercent")
            + " to "
            + answer.at("/directions/0/peakRange/highPercent");
    return range.equals(peak)
        ? List.of()
        : List.of("The peak of %s is %s instead of %s".formatted(pair, range, peak));
  }

  /// What both the table and the record say: who asks for what and when, and the numbers.
  private record Row(
      String pair, String validAt, String known, String facts, String base, String rest) {}

  /// The record leaves base and total out where its goods are not named by a code.
  private static Row asRecorded(WorkedExample example, Row row) {
    var named = !row.base().isEmpty();
    return new Row(
        example.importer() + " " + example.exporter(),
        example.validAt().replaceFirst(":00([+-])", "$1"),
        example.known(),
        example.facts().equals("-") ? "" : example.facts(),
        named ? example.base() : "",
        example.additional() + " " + (named ? example.total() : ""));
  }

  private static Map<String, Row> rows(Path record) throws IOException {
    var rows = new TreeMap<String, Row>();
    for (var line : Files.readAllLines(record).stream().skip(1).toList()) {
      var cells = cells(line);
      var numbers = plain(cells.get(8)) + " " + plain(cells.get(9));
      rows.put(
          cells.get(0),
          new Row(
              cells.get(1) + " " + cells.get(2),
              cells.get(4),
              cells.get(5),
              facts(cells.get(13)),
              plain(cells.get(6)),
              numbers));
    }
    return rows;
  }

  /// That goods are ordinary is said in words and need not be asked.
  private static String facts(String cell) {
    return cell.startsWith("ordinary goods") ? "" : cell;
  }

  /// `15.0` is the 15 that the ledger writes.
  private static String plain(String number) {
    return number.isEmpty() ? "" : new BigDecimal(number).stripTrailingZeros().toPlainString();
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var isQuoted = false;
    for (var c : (line + ",").toCharArray()) {
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == ',' && !isQuoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    return cells;
  }
}
