package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole war, walked by date: every action of ten economies, what it changed and since when
/// that was known.
@ExtendWith(OutputCaptureExtension.class)
class WholeWarTest {

  private static final String WHOLE_WAR = "../../docs/scenarios/whole-war";
  private static final Path NO_FILES = Path.of("");
  private static final Pattern FIRST_CELL = Pattern.compile(",.*");
  private static final JsonMapper JSON = new JsonMapper();

  private static final Set<String> ROWS =
      Set.of(
          """
          US-001 US-002 US-003 US-004 US-005 CN-001 CN-002 US-006 US-007 US-008 US-009 US-010
          CN-003 CN-004 CA-001 US-011 CA-002 CJK-001 CJK-002 CJK-003 US-012 US-013 US-014 US-015
          US-015C CN-005 US-016 CN-006 CA-003 EU-001 EU-002 EU-002B US-017 US-018 CN-007 US-019
          US-020 US-021 US-022 US-023 CN-008 US-024 US-025 US-026 EU-003 EU-004 US-027 US-028
          US-029 US-026B US-030 US-031 US-032 US-033 CN-009 US-034 CA-004 US-035 US-036 US-037
          US-038 US-039 US-040 US-041 US-042 CN-010 CN-011 US-043 US-044 US-045 US-046 US-047
          US-048 US-048B US-049 US-050 US-049R US-051 CN-012 US-052 US-053 US-054 US-055 US-056
          US-057 US-058 US-059 US-060 US-061 US-062 US-063 US-064
          """
              .strip()
              .split("\\s+"));

  private static final Set<String> MOVE_NO_RATE =
      Set.of(
          "CJK-001", "CJK-002", "CJK-003", "US-020", "US-024", "US-029", "US-039", "US-049R",
          "US-051", "CN-012");

  private static final Set<String> CHARGED = Set.of("applied", "paused");

  private static Server server;

  @BeforeAll
  static void load_it_without_any_file() {
    var before = System.nanoTime();
    server = Server.start(Database.H2.newPlace(), WHOLE_WAR, NO_FILES);
    var took = Duration.ofNanos(System.nanoTime() - before);
    System.out.println("The whole war, from the start of the server: " + took);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void every_row_of_the_record_is_exactly_the_reference_of_an_event_and_nothing_else_is() {
    assertThat(ROWS).hasSize(92);
    assertThat(references()).containsExactlyInAnyOrderElementsOf(ROWS);
  }

  @Test
  void the_rows_are_those_of_the_record() throws IOException {
    var record = SharedData.file("timeline.csv");
    assumeThat(record).as("the record of the war").exists();

    var ids =
        Files.readAllLines(record).stream()
            .skip(1)
            .map(line -> FIRST_CELL.matcher(line).replaceFirst(""))
            .toList();
    assertThat(ids).containsExactlyInAnyOrderElementsOf(ROWS);
  }

  @Test
  void every_row_has_a_rate_before_it_and_another_after_it_unless_it_moves_none() {
    var table = WarLine.table("/whole-war.txt");

    assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(ROWS);
    table.forEach(
        (row, lines) ->
            assertThat(lines.stream().map(WarLine::expected).collect(Collectors.toSet()))
                .as(row)
                .matches(rates -> rates.size() == 1 == MOVE_NO_RATE.contains(row))
                .matches(_ -> lines.size() >= 2));
  }

  @Test
  void each_row_changes_the_rates_that_it_changes_and_at_its_instant() {
    assertThat(WarLine.faults(WarLine.table("/whole-war.txt"), server.http())).isEmpty();
  }

  @Test
  void an_answer_knows_nothing_that_was_announced_after_it_was_known() {
    var cases = WarLine.table("/known-by-when.txt");

    assertThat(cases.values()).allMatch(lines -> lines.size() == 2);
    assertThat(WarLine.faults(cases, server.http())).isEmpty();
  }

  @Test
  void what_was_paid_under_the_emergency_powers_is_refundable_for_who_knows_of_the_ruling() {
    var question = "/v1/rates?importer=US&exporter=CN&validAt=2025-06-01&knownAt=";

    assertThat(statuses(question + "2026-02-19")).containsOnly("inForce", "paused");
    assertThat(statuses(question + "2026-02-20")).containsOnly("annulledRefundable");
  }

  @Test
  void what_was_only_said_is_known_from_its_day_and_is_counted_in_no_rate() {
    assertThat(said("us-another-100-on-china", "threat")).isEqualTo("2025-10-10T04:00:00Z");
    assertThat(said("us-india-at-18", "promise")).isEqualTo("2026-02-06T05:00:00Z");
    assertThat(said("us-122-at-15", "threat")).isEqualTo("2026-02-21T05:00:00Z");
    assertThat(said("hts-2026-revision-7", "notice")).isEqualTo("2026-04-29T04:00:00Z");
    assertThat(said("csms-66987366", "notice")).isEqualTo("2025-12-03T05:00:00Z");
    assertThat(said("csms-67045953", "notice")).isEqualTo("2025-12-09T05:00:00Z");
  }

  @Test
  void an_agreement_is_recorded_with_all_that_it_moved_and_nothing_comes_between() {
    var stream = Pattern.compile("negotiation:us-china|measure:(us-reciprocal-cn|cn-counter.*)");
    var geneva = eventsOf("worked-examples/geneva");

    assertThat(geneva).hasSize(5);
    assertThat(geneva).allMatch(event -> stream.matcher(event).matches());
  }

  @Test
  void what_the_three_said_and_were_to_do_together_stands_between_each_two_of_them() {
    for (var pair : List.of("CN/JP", "JP/KR", "CN/KR")) {
      var relation = server.http().get("/v1/relations/" + pair + "?knownAt=2025-04-02").json();
      assertThat(relation.path("jointResponses").findValuesAsString("id"))
          .as(pair)
          .containsExactly("china-japan-korea-2025");
      assertThat(relation.path("statements").valueStream().map(s -> s.path("id").asString()))
          .as(pair)
          .containsExactly(
              "trilateral-trade-ministers-2025",
              "yuyuan-tantian-joint-response",
              "japan-on-the-joint-response",
              "korea-on-the-joint-response");
    }
    var alone = server.http().get("/v1/relations/US/JP?knownAt=2025-04-02").json();
    assertThat(alone.path("statements").valueStream().map(s -> s.path("id").asString()))
        .doesNotContain("trilateral-trade-ministers-2025", "korea-on-the-joint-response");
  }

  @Test
  void brass_pays_on_its_copper_and_the_rate_asks_how_much_that_is() {
    var rate =
        server.http().get("/v1/rates?importer=US&exporter=CL&product=74072150&validAt=2025-08-01");

    assertThat(rate.at("/status")).isEqualTo("undetermined");
    assertThat(rate.json().at("/needs").findValuesAsString("fact")).contains("share.copper");
    assertThat(rate.at("/range/lowPercent")).isEqualTo("10");
    assertThat(rate.at("/range/highPercent")).isEqualTo("50");
  }

  @Test
  void every_changed_rate_names_a_fact_of_its_importer_and_has_its_time() {
    var facts = new HashMap<String, JsonNode>();
    var wrong = new TreeSet<String>();
    for (var change : changes()) {
      var cause = facts.get(change.path("causationid").asString(""));
      if (!change.at("/type").asString().equals("org.tariffledger.rate.changed")) {
        facts.put(change.at("/id").asString(), change);
      } else if (cause != null
          && (isOfAnother(
                  cause.at("/partitionkey").asString(), change.at("/data/importer").asString())
              || !cause.at("/time").equals(change.at("/time")))) {
        wrong.add(change.at("/subject").asString() + " by " + cause.at("/subject").asString());
      }
    }
    assertThat(facts).hasSizeGreaterThan(500);
    assertThat(wrong).isEmpty();
  }

  /// Facts of groups and lists are of no importer alone.
  private static boolean isOfAnother(String partition, String importer) {
    return partition.length() == 2 && !partition.equals(importer);
  }

  private static List<JsonNode> changes() {
    var all = new ArrayList<JsonNode>();
    var after = "earliest";
    while (true) {
      var page = server.http().get("/v1/changes?limit=1000&after=" + after);
      if (page.json().isEmpty()) {
        return all;
      }
      page.json().forEach(all::add);
      after = page.header("Next-After");
    }
  }

  @Test
  void without_the_files_it_is_said_which_answers_are_open(CapturedOutput output) {
    assertThat(output.getAll())
        .contains("Scenario worked-examples-full is left out: of its files, us/brazil-301")
        .contains("Open without it: codes that no excerpt of a list has");
  }

  @Test
  void over_the_whole_lists_the_rates_are_the_same() {
    var data = SharedData.file("").normalize();
    assumeThat(data.resolve("us/hts_2025_basic_edition.csv")).as("the whole lists").exists();

    var settings = List.of("--tariff-ledger.data=" + data, "--tariff-ledger.change-log=false");
    try (var whole = Server.start(Database.H2.newPlace(), WHOLE_WAR, settings)) {
      assertThat(WarLine.faults(WarLine.table("/whole-war.txt"), whole.http())).isEmpty();
      assertThat(WarLine.faults(WarLine.table("/known-by-when.txt"), whole.http())).isEmpty();
    }
  }

  private static Set<String> references() {
    return payloads("select payload from event").stream()
        .flatMap(event -> event.findValuesAsString("reference").stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// When it became known that this was said.
  private static String said(String statement, String kind) {
    var events = payloads("select payload from event where stream = 'statement:" + statement + "'");
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().findValuesAsString("kind")).containsExactly(kind);
    return events.getFirst().findValuesAsString("announcedAt").getFirst();
  }

  private static List<JsonNode> payloads(String sql) {
    return server.store().sql(sql).query(byte[].class).list().stream()
        .map(bytes -> JSON.readTree(new String(bytes, StandardCharsets.UTF_8)))
        .toList();
  }

  /// The streams of what was recorded under this correlation, in its order.
  private static List<String> eventsOf(String act) {
    return server
        .store()
        .sql("select stream, metadata from event order by position")
        .query(
            (row, _) ->
                new String(row.getBytes("metadata"), StandardCharsets.UTF_8).contains(act + "\"")
                    ? row.getString("stream")
                    : "")
        .list()
        .stream()
        .filter(stream -> !stream.isEmpty())
        .toList();
  }

  /// Of what is charged.
  private static Set<String> statuses(String question) {
    return server
        .http()
        .get(question)
        .json()
        .path("components")
        .valueStream()
        .filter(component -> CHARGED.contains(component.path("outcome").asString("")))
        .map(component -> component.path("legalStatus").asString(""))
        .collect(Collectors.toSet());
  }
}
