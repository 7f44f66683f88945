package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.client.TariffLedgerCommand;

/// The command line against the real server: typed in this process, and once in one of its own.
class CommandLineTest {

  /// How far it is would be told on a machine that is busy, and nowhere else.
  private static final String SCENARIO =
      "import scenario --progress none " + Server.DEMONSTRATION.toAbsolutePath().normalize();
  private static final int SECONDS_MAX = 60;
  private static final String SCHEDULE =
      """
      {"importer": "US", "edition": "HTS-2025", "effectiveFrom": "2025-01-01T00:00:00-05:00",
       "announcedAt": "2024-12-31T00:00:00-05:00", "lines": [
       {"code": "8703.23.01", "description": "Cars", "general": "2.5%", "special": "Free (A,S)",
        "other": "10%"},
       {"code": "8704.22.00", "description": "Lorries", "general": "25%", "special": "Free (S+)",
        "other": "25%"}]}\
      """;

  @TempDir Path folder;

  @Test
  void rates_prints_the_duty_and_each_measure_of_which_it_is_made() {
    var typed = ask("rates --importer US --exporter CN --product 9018.31.00 --valid-at 2025-04-23");

    assertThat(typed.err()).isEmpty();
    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out())
        .contains("Valid at     2025-04-23T23:59:59.999999-04:00\n")
        .contains("Additional  245%\n")
        .containsPattern("us-reciprocal-cn +US-IEEPA-RECIPROCAL +125% +125% +applied .* EO 14266\n")
        .containsPattern("us-reciprocal-world .* 0% +replaced by +us-reciprocal-cn");
  }

  @Test
  void json_is_what_the_server_answers_byte_by_byte() {
    var times = "2025-04-23T12:00:00-04:00";
    var typed =
        ask(
            "rates --importer US --exporter JP --output json --valid-at %1$s --known-at %1$s"
                .formatted(times));
    var question = "/v1/rates?importer=US&exporter=JP&validAt=%1$s&knownAt=%1$s".formatted(times);
    var recordedAt = new Answer(200, Map.of(), typed.out()).at("/recordedAt");
    var pinned = demonstration().http().get(question + "&recordedAt=" + recordedAt);

    assertThat(pinned.status()).isEqualTo(200);
    assertThat(typed.out()).isEqualTo(pinned.text() + "\n");
  }

  @Test
  void claims_and_what_is_known_by_when_change_the_answer() {
    var question = "rates --importer US --exporter CA --valid-at 2025-03-10 ";

    assertThat(ask(question).out()).contains("Additional  25%\n", "Assumed: claims.USMCA is not");
    assertThat(ask(question + "--claims USMCA").out()).contains("Additional  0%\n");
    assertThat(ask("rates --importer US --exporter KR --valid-at 2025-04-09 --known-at 2025-04-02"))
        .extracting(TypedLine::out)
        .asString()
        .contains("Additional  26%\n");
  }

  @Test
  void relation_shows_both_directions_and_how_they_escalated() {
    var typed = ask("relation US CN --valid-at 2025-04-23");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out())
        .containsPattern("US +CN +145% +245% ")
        .containsPattern("CN +US +125% +140% ")
        .containsPattern("2025-04-11T00:00:00\\+08:00 +CN +cn-countermeasure +84% +125% ");
  }

  @Test
  void every_fault_of_a_question_is_told_by_its_name() {
    var typed = ask("rates --importer US --exporter XX --product 12345 --valid-at yesterday");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .startsWith("tariff-ledger: Several faults (400 several-faults)\n")
        .contains("\n  exporter: ", "\n  product: ", "\n  validAt: ");
  }

  @Test
  void a_scenario_is_recorded_act_by_act_and_once_however_often_it_is_sent() {
    try (var server = Server.empty(Database.H2)) {
      var first = type(server, server.key(), SCENARIO);
      assertThat(first.err()).isEmpty();
      assertThat(first.exitCode()).isZero();
      assertThat(first.out()).matches("april-2025: recorded (\\d+) of \\1 acts .*\n");
      var position = server.http().get("/v1/measures").position();

      var second = type(server, server.key(), SCENARIO);
      assertThat(second.exitCode()).isZero();
      assertThat(second.out()).contains("recorded 0 of ", " were there before");
      assertThat(server.http().get("/v1/measures").position()).isEqualTo(position);
      assertThat(
              type(server, server.key(), "rates --importer US --exporter CN --valid-at 2025-04-23")
                  .out())
          .contains("Additional  145%\n");
    }
  }

  @Test
  void an_act_that_a_rule_refuses_is_named_with_its_file_and_ends_the_scenario()
      throws IOException {
    Files.createDirectory(folder.resolve("story"));
    Files.writeString(
        folder.resolve("story/1.yaml"),
        """
        acts:
          - id: a-programme
            announcedAt: "2025-04-02T00:00:00-04:00"
            commands: [{type: registerProgramme, id: P-ONE, imposer: US, name: One}]
          - id: a-slip
            announcedAt: "2025-04-02T00:00:00-04:00"
            commands: [{type: lift, measure: no-such-measure, effectiveFrom: "2025-05-01T00:00:00Z"}]
          - id: after-it
            announcedAt: "2025-04-02T00:00:00-04:00"
            commands: [{type: registerProgramme, id: P-TWO, imposer: US, name: Two}]
        """);
    try (var server = Server.empty(Database.H2)) {
      var typed = type(server, server.key(), "import scenario story");

      assertThat(typed.exitCode()).isEqualTo(1);
      assertThat(typed.err())
          .startsWith("tariff-ledger: Act a-slip in 1.yaml was not recorded:\n")
          .contains("/commands/0/measure: ")
          .contains("story: recorded 1 of 3 acts (1 event), 2 were not recorded");
      assertThat(server.http().get("/v1/programmes").text())
          .contains("P-ONE")
          .doesNotContain("P-TWO");
    }
  }

  @Test
  void a_new_list_is_registered_with_its_codes_or_not_at_all() throws IOException {
    Files.writeString(folder.resolve("good.csv"), "code\n0101.21.00\n");
    Files.writeString(folder.resolve("bad.csv"), "code\n0101.21.00\n010\n");
    try (var server = Server.empty(Database.H2)) {
      var bad = type(server, server.key(), "import list bad.csv --id A-LIST --imposer US --name A");
      assertThat(bad.exitCode()).isEqualTo(1);
      assertThat(bad.err()).contains("line 3, column 1: ").doesNotContain("Registered");
      assertThat(server.http().get("/v1/product-lists").json().at("/items")).isEmpty();

      var good =
          type(server, server.key(), "import list good.csv --id A-LIST --imposer US --name A");
      assertThat(good.exitCode()).as(good.err()).isZero();
      assertThat(good.err()).contains("Registered A-LIST.");
      var position = good.out().replaceFirst("(?s).*position +(\\d+).*", "$1");
      var list = server.http().get("/v1/product-lists/A-LIST", "Ledger-Position", position);
      assertThat(list.at("/versions/0/content/size")).isEqualTo("1");
    }
  }

  @Test
  void the_columns_of_the_united_states_are_assigned_as_the_page_says() throws IOException {
    var page = Files.readString(Path.of("../../docs/guide/how-to/load-schedules-and-lists.md"));
    var acts = page.replaceFirst("(?s).*us-columns/01.yaml <<'END'\n(.*?)END\n.*", "$1");
    Files.createDirectory(folder.resolve("us-columns"));
    Files.writeString(folder.resolve("us-columns/01.yaml"), acts);
    try (var server = Server.empty(Database.H2)) {
      assertThat(server.http().post("/v1/schedules", SCHEDULE).status()).isEqualTo(201);
      var typed = type(server, server.key(), "import scenario us-columns");
      assertThat(typed.out()).as(typed.err()).contains("recorded 1 of 1 act (3 events)");
      server.http().get("/v1/measures", "Ledger-Position", "4");

      var rates = "rates --importer US --valid-at 2025-04-23 --product 8703.23.01 --exporter ";
      assertThat(type(server, "", rates + "RU").out()).contains("10%", "column other,");
      assertThat(type(server, "", rates + "CA").out()).contains("2.5%", "column general,");
      assertThat(type(server, "", rates + "CA --claims USMCA").out()).contains("Free", "column S,");
      var other = rates.replace("8703.23.01", "8704.22.00");
      assertThat(type(server, "", other + "MX --claims USMCA").out())
          .contains("Free", "column S+,");
    }
  }

  @Test
  void the_whole_war_is_recorded_without_its_lists_and_what_is_open_then_is_said() {
    var folder = Path.of("../../docs/scenarios/whole-war").toAbsolutePath().normalize();
    try (var server = Server.empty(Database.H2)) {
      var typed = type(server, server.key(), "import scenario " + folder);

      assertThat(typed.exitCode()).as(typed.err()).isZero();
      assertThat(typed.out())
          .matches(
              """
              april-2025: recorded (\\d+) of \\1 acts .*
              worked-examples: recorded (\\d+) of \\2 acts .*
              whole-war: recorded (\\d+) of \\3 acts .*
              """);
      assertThat(typed.err())
          .contains("Scenario worked-examples-full is left out: only a server that starts reads")
          .contains("Open without it: codes that no excerpt of a list has");
    }
  }

  /// It is heard although the server hangs up on what it does not want to read.
  @Test
  void a_wrong_key_is_told_before_a_large_file_is_sent() throws IOException {
    Files.writeString(folder.resolve("codes.csv"), "0101.21.00\n".repeat(700_000));
    var typed = type(demonstration(), "tl_" + "x".repeat(43), "import list codes.csv --id A-LIST");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err())
        .startsWith("tariff-ledger: Key needed (401 key-needed)\n")
        .contains("It was sent the key in the environment variable TARIFF_LEDGER_KEY.");
  }

  @Test
  void it_runs_as_a_program_of_its_own() throws Exception {
    var line = "rates --importer CN --exporter US --valid-at 2025-04-23 --server ";
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TariffLedgerCommand.class.getName());
    command.addAll(List.of((line + TypedLine.url(demonstration())).split(" ")));
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    var ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    process.destroyForcibly();

    var output = Files.readString(folder.resolve("output"));
    assertThat(ended).as(output).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).startsWith("Importer     CN\n").contains("Additional  125%\n");
  }

  private static Server demonstration() {
    return Server.ofTheDemonstration(Database.H2);
  }

  private TypedLine ask(String line) {
    return type(demonstration(), "", line);
  }

  private TypedLine type(Server server, String key, String line) {
    return TypedLine.on(server, key, folder, line);
  }
}
