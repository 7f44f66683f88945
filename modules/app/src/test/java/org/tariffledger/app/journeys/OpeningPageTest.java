package org.tariffledger.app.journeys;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the scenario's page says of each row of the record is so.
class OpeningPageTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([A-Z]+-\\d+C?) \\| ([^|]*)\\| ([^|]+) \\|$");
  private static final Pattern ACT = Pattern.compile("`([^`]+)`");
  private static final String LAST_DAY = "2025-04-23";
  private static final String LATER_RULE = "US-021";
  private static final JsonMapper JSON = new JsonMapper();

  private record PageRow(String id, Set<String> acts, String state) {

    boolean isLater() {
      return state.startsWith("later");
    }
  }

  private record StoredFact(String name, String act, String time, Optional<String> reference) {}

  @Test
  void every_loaded_row_is_the_reference_of_exactly_its_acts() throws IOException {
    var page = new TreeMap<String, Set<String>>();
    rows().filter(row -> !row.acts().isEmpty()).forEach(row -> page.put(row.id(), row.acts()));

    assertThat(page).hasSizeGreaterThan(20).isEqualTo(actsByReference());
  }

  @Test
  void every_row_has_a_state_that_goes_with_its_acts() throws IOException {
    assertThat(rows())
        .allSatisfy(
            row ->
                assertThat(row.state())
                    .matches(
                        row.acts().isEmpty()
                            ? "(by the clock|later): .+"
                            : "loaded.*|in part: .+"));
  }

  @Test
  void every_row_that_is_not_for_later_is_walked() throws IOException {
    var walked = OpeningTest.ACTS.lines().map(line -> line.replaceFirst(" .*", ""));

    assertThat(walked.collect(toSet()))
        .isEqualTo(rows().filter(row -> !row.isLater()).map(PageRow::id).collect(toSet()));
  }

  @Test
  void the_page_has_every_row_of_the_record_until_23_april() throws IOException {
    var timeline = SharedData.file("timeline.csv");
    assumeThat(timeline).as("the record of the war").exists();

    var announced =
        Files.readAllLines(timeline).stream()
            .skip(1)
            .map(line -> line.split(",", 3))
            .filter(cells -> cells[1].compareTo(LAST_DAY) <= 0 || cells[0].equals(LATER_RULE))
            .map(cells -> cells[0])
            .toList();
    assertThat(rows().map(PageRow::id)).containsExactlyInAnyOrderElementsOf(announced);
  }

  @Test
  void the_ninety_days_are_one_act_of_56_pauses() {
    var facts = stored().filter(fact -> fact.act().equals("ninety-days")).toList();

    assertThat(facts).hasSize(56).allMatch(fact -> fact.name().equals("tariff-paused"));
    assertThat(facts.stream().map(StoredFact::time).distinct()).hasSize(1);
  }

  @Test
  void the_annex_was_corrected_in_one_act_17_times() {
    var facts = stored().filter(fact -> fact.act().equals("annex-i-corrected")).toList();

    assertThat(facts.stream().filter(fact -> fact.name().equals("entry-corrected"))).hasSize(17);
  }

  private static Stream<PageRow> rows() throws IOException {
    return ROW.matcher(Files.readString(Server.DEMONSTRATION.resolve("README.md")))
        .results()
        .map(
            row ->
                new PageRow(
                    row.group(1),
                    ACT.matcher(row.group(2))
                        .results()
                        .map(act -> act.group(1))
                        .collect(toCollection(TreeSet::new)),
                    row.group(3)));
  }

  private static Map<String, Set<String>> actsByReference() {
    return stored()
        .filter(fact -> fact.reference().isPresent())
        .collect(
            groupingBy(
                fact -> fact.reference().orElseThrow(),
                TreeMap::new,
                mapping(StoredFact::act, toCollection(TreeSet::new))));
  }

  /// What the scenario recorded. The act's own id stands in the correlation.
  private static Stream<StoredFact> stored() {
    List<StoredFact> facts =
        Server.ofTheDemonstration(Database.H2)
            .store()
            .sql("select name, recorded_at, payload, metadata from event order by position")
            .query(
                (row, _) ->
                    new StoredFact(
                        row.getString("name"),
                        json(row.getBytes("metadata"))
                            .at("/correlationId")
                            .asString("")
                            .replaceFirst(".*/", ""),
                        row.getString("recorded_at"),
                        json(row.getBytes("payload")).at("/announcement/reference").asStringOpt()))
            .list();
    return facts.stream();
  }

  private static JsonNode json(byte[] bytes) {
    return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
  }
}
