package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The acts of a folder on their way to the ledger.
class ImportScenarioTest {

  private static final String ACT = "  - id: %s\n    reason: %s\n    commands: [{type: lift}]\n";
  private static final String RECORDED = "{\"position\": %d, \"events\": [{}, {}]}";

  @TempDir Path folder;
  private final FakeLedger ledger = new FakeLedger();

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void the_acts_are_sent_in_the_order_of_the_files_without_their_ids() throws IOException {
    write("02.yaml", "acts:\n" + ACT.formatted("third", "c"));
    write("01.yaml", "acts:\n" + ACT.formatted("first", "a") + ACT.formatted("second", "b"));
    write("notes.txt", "not an act");
    ledger.answers(201, RECORDED.formatted(6));
    var typed = importScenario();

    assertThat(typed.exitCode()).isZero();
    assertThat(ledger.asked()).allMatch(asked -> asked.line().equals("POST /v1/acts"));
    assertThat(ledger.asked())
        .extracting(FakeLedger.Asked::body)
        .containsExactly(
            "{\"commands\":[{\"type\":\"lift\"}],\"reason\":\"a\"}",
            "{\"commands\":[{\"type\":\"lift\"}],\"reason\":\"b\"}",
            "{\"commands\":[{\"type\":\"lift\"}],\"reason\":\"c\"}");
    assertThat(ledger.asked().getFirst().header("Correlation-id")).isEqualTo("story/first");
    assertThat(typed.out())
        .isEqualTo("story: recorded 3 of 3 acts (6 events); ledger position 6.\n");
  }

  @Test
  void an_act_has_the_same_key_whenever_it_is_sent_and_another_once_it_is_edited()
      throws IOException {
    ledger.answers(201, RECORDED.formatted(2));
    write("01.yaml", "acts:\n" + ACT.formatted("a", "x") + ACT.formatted("b", "x"));
    importScenario();
    write("01.yaml", "acts:\n  - {commands: [{type: lift}], reason: x, id: a}\n");
    importScenario();
    write("01.yaml", "acts:\n" + ACT.formatted("a", "edited"));
    importScenario();

    var keys = ledger.asked().stream().map(asked -> asked.header("Idempotency-key")).toList();
    assertThat(keys).hasSize(4).allMatch(key -> key.matches("scenario-[0-9a-f]{64}"));
    assertThat(keys.get(2)).isEqualTo(keys.get(0));
    assertThat(keys.get(1)).isNotEqualTo(keys.get(0));
    assertThat(keys.get(3)).isNotEqualTo(keys.get(0));
  }

  @Test
  void acts_that_the_ledger_holds_already_are_counted_apart() throws IOException {
    write("01.yaml", "acts:\n" + ACT.formatted("a", "x") + ACT.formatted("b", "x"));
    ledger
        .answers(201, RECORDED.formatted(2), "Idempotency-Replayed", "true")
        .answers(200, "{\"position\": 2, \"events\": []}");

    assertThat(importScenario().out())
        .isEqualTo(
            "story: recorded 0 of 2 acts (0 events), 2 were there before; ledger position 2.\n");
  }

  @Test
  void it_stops_at_the_first_act_that_is_refused_and_says_what_was_recorded() throws IOException {
    write("01.yaml", "acts:\n" + ACT.formatted("good", "x") + ACT.formatted("bad", "x"));
    write("02.yaml", "acts:\n" + ACT.formatted("later", "x"));
    ledger
        .answers(201, RECORDED.formatted(2))
        .answers(
            409,
            """
            {"title": "Not paused", "code": "not-paused", "detail": "No pause runs then.",
             "errors": [{"pointer": "/commands/0/from", "detail": "No pause runs then."}]}\
            """);
    var typed = importScenario();

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(ledger.asked()).hasSize(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .isEqualTo(
            """
            tariff-ledger: Act bad in 01.yaml was not recorded:
              Not paused (409 not-paused)
                /commands/0/from: No pause runs then.
            story: recorded 1 of 3 acts (2 events), 2 were not recorded; ledger position 2.
            """);
  }

  @Test
  void all_that_is_wrong_with_the_files_is_told_before_anything_is_sent() throws IOException {
    write("01.yaml", "acts:\n" + ACT.formatted("a", "x") + "  - just a text\n  - {reason: x}\n");
    write("02.yaml", "acts:\n" + ACT.formatted("a", "x") + "more: true\n");
    write("03.yaml", "acts: &all []\nagain: *all\n");
    write("04.yaml", "acts: []\nacts: []\n");
    write("05.yaml", "nothing: here\n");
    write("06.yaml", "acts: [\n");
    var typed = importScenario();

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(ledger.asked()).isEmpty();
    assertThat(typed.err())
        .contains("nothing was sent. Faults: 9")
        .contains("01.yaml/acts/1: An act is an object.")
        .contains("01.yaml/acts/2/id: An act has an id of 1 to 100 characters.")
        .contains("02.yaml/acts/0/id: Another act of the scenario has the id a.")
        .contains("02.yaml/more: A file has nothing beside its acts, scenarios and excerpts.")
        .contains("03.yaml: Write out what the alias stands for (line 2")
        .contains("04.yaml: Duplicate")
        .contains("05.yaml/acts: A scenario file has a list of acts.")
        .contains("05.yaml/nothing: A file has nothing")
        .containsPattern("06.yaml: .*line");
  }

  @Test
  void the_scenarios_that_it_goes_on_from_are_recorded_first_and_once() throws IOException {
    write("story", "01.yaml", "scenarios: [../first, ../second]\n");
    write("story", "02.yaml", "acts:\n" + ACT.formatted("a", "story"));
    write("first", "01.yaml", "acts:\n" + ACT.formatted("a", "first"));
    write("second", "01.yaml", "scenarios: [../first]\nacts:\n" + ACT.formatted("a", "second"));
    ledger.answers(201, RECORDED.formatted(2));
    var typed = importScenario();

    assertThat(typed.err()).isEmpty();
    assertThat(ledger.asked())
        .extracting(asked -> asked.header("Correlation-id"))
        .containsExactly("first/a", "second/a", "story/a");
    assertThat(typed.out())
        .isEqualTo(
            """
            first: recorded 1 of 1 act (2 events); ledger position 2.
            second: recorded 1 of 1 act (2 events); ledger position 2.
            story: recorded 1 of 1 act (2 events); ledger position 2.
            """);
  }

  @Test
  void a_scenario_to_go_on_from_that_cannot_be_used_is_told_where_it_is_named() throws IOException {
    write(
        "story",
        "01.yaml",
        "scenarios: [../none, ../../etc, /etc, .., ../empty, 5, ../round]\nacts: []\n");
    write("round", "01.yaml", "scenarios: [../story]\n");
    write("wrong", "01.yaml", "scenarios: ../story\n");
    Files.createDirectory(folder.resolve("empty"));
    var typed = importScenario();

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(ledger.asked()).isEmpty();
    assertThat(typed.err())
        .contains("nothing was sent. Faults: 7")
        .containsPattern("01.yaml/scenarios/0: .*none is no folder.")
        .contains("01.yaml/scenarios/1: \"../../etc\" is no folder beside this scenario")
        .contains("01.yaml/scenarios/2: \"/etc\" is no folder beside this scenario")
        .contains("01.yaml/scenarios/3: \"..\" is no folder beside this scenario")
        .containsPattern("01.yaml/scenarios/4: .*empty holds no .yaml file.")
        .contains("01.yaml/scenarios/5: The scenarios to go on from are a list of folders")
        .contains("in a circle: story goes on from round goes on from story.");
    assertThat(type("wrong").err()).contains("01.yaml/scenarios: The scenarios to go on from are");
  }

  @Test
  void an_act_that_names_a_file_is_not_sent_without_it() throws IOException {
    write(
        "01.yaml",
        "acts: [{id: a, commands: [{type: lift}, {type: publishSchedule, file: us.csv}]}]\n");
    var typed = importScenario();

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains("01.yaml/acts/0/commands/1/file: Only a server that starts");
    assertThat(ledger.asked()).isEmpty();
  }

  @Test
  void with_json_each_answer_of_the_server_is_a_line() throws IOException {
    write("01.yaml", "acts:\n" + ACT.formatted("a", "x") + ACT.formatted("b", "x"));
    ledger.answers(201, RECORDED.formatted(2)).answers(201, RECORDED.formatted(4));

    assertThat(importScenario("--output", "json").out())
        .isEqualTo(RECORDED.formatted(2) + "\n" + RECORDED.formatted(4) + "\n");
  }

  @Test
  void with_json_a_refusal_says_in_which_act_it_is() throws IOException {
    write("01.yaml", "acts:\n" + ACT.formatted("good", "x") + ACT.formatted("bad", "x"));
    ledger
        .answers(201, RECORDED.formatted(2))
        .answers(409, "{\"title\": \"Not paused\", \"status\": 409}");

    assertThat(importScenario("--output", "json").err())
        .isEqualTo(
            "{\"title\":\"Not paused\",\"status\":409,\"act\":\"bad\",\"file\":\"01.yaml\"}\n");
  }

  @Test
  void one_is_counted_as_one() throws IOException {
    write("01.yaml", "acts:\n" + ACT.formatted("a", "x"));
    ledger.answers(201, "{\"position\": 1, \"events\": [{}]}");

    assertThat(importScenario().out())
        .isEqualTo("story: recorded 1 of 1 act (1 event); ledger position 1.\n");
    ledger.answers(200, "{\"position\": 1, \"events\": []}");
    importScenario();
    assertThat(importScenario().out())
        .isEqualTo(
            "story: recorded 0 of 1 act (0 events), 1 was there before; ledger position 1.\n");
  }

  private void write(String file, String text) throws IOException {
    write("story", file, text);
  }

  private void write(String scenario, String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(scenario));
    Files.writeString(folder.resolve(scenario).resolve(file), text);
  }

  private Typed importScenario(String... more) {
    return type("story", more);
  }

  private Typed type(String scenario, String... more) {
    var line = "import scenario " + scenario + " --timeout 2 --server " + ledger.url();
    var words = (line + " " + String.join(" ", more)).strip().split(" ");
    return Typed.in(folder, Map.of("TARIFF_LEDGER_KEY", "k"), words);
  }
}
