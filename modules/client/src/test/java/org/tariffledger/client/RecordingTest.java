package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Commands on their way to the ledger, each an act of one.
class RecordingTest {

  private static final String RECORDED =
      """
      {"position": 7, "recordedAt": "2025-04-24T13:00:00Z", "dryRun": false, "events": [
       {"name": "tariff-imposed", "position": 7, "stream": "measure:m", "version": 0, "data": {}}]}\
      """;
  private static final String REHEARSED =
      """
      {"position": 7, "recordedAt": "2025-04-24T13:00:00Z", "dryRun": true, "events": [
       {"name": "tariff-paused", "position": 7, "stream": "measure:m", "version": 1, "data": {}}],
       "changes": [
        {"importer": "US", "exporter": "JP", "measures": ["m"], "segments": [
          {"from": "2025-05-01T00:00:00Z", "to": null,
           "before": {"status": "determined", "percent": "24"},
           "after": {"status": "undetermined", "lowPercent": "0", "highPercent": "10"}}]},
        {"importer": "US", "exporter": "JP", "measures": ["m"],
         "goods": {"programme": "P", "measure": "m", "goods": ["8703"], "example": "8703"},
         "segments": [{"from": null, "to": "2025-05-01T00:00:00Z",
          "before": {"status": "prohibited"}, "after": {"status": "determined", "percent": "0"}}]}],
       "changesTotal": 5}\
      """;

  @TempDir Path folder;
  private final FakeLedger ledger = new FakeLedger().answers(200, RECORDED);

  @AfterEach
  void stop() {
    ledger.close();
  }

  private Typed type(String... words) {
    var all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--timeout", "2", "--server", ledger.url()));
    return Typed.in(folder, Map.of("TARIFF_LEDGER_KEY", "k"), all.toArray(String[]::new));
  }

  private void assertSent(String act) {
    var asked = ledger.onlyAsked();
    assertThat(asked.line()).isEqualTo("POST /v1/acts");
    var json = new JsonMapper();
    assertThat(json.readTree(asked.body())).isEqualTo(json.readTree(act));
  }

  @Test
  void what_is_imposed_is_sent_with_its_announcement() {
    var typed =
        type(
            ("impose --id m --imposer US --programme P --target JP --target EU --except-target DE"
                    + " --product 87 --duty 24 --effective-from 2025-04-09T00:01:00-04:00"
                    + " --announced-at 2025-04-02T00:00:00-04:00 --source https://a"
                    + " --idempotency-key row-17 --instrument EO14257")
                .split(" "));

    assertThat(typed.err()).isEmpty();
    assertThat(typed.exitCode()).isZero();
    assertSent(
        """
        {"commands": [{"type": "imposeTariff", "id": "m", "imposer": "US", "programme": "P",
          "targets": {"include": ["JP", "EU"], "exclude": ["DE"]},
          "products": {"include": ["87"], "exclude": []},
          "duty": {"type": "adValorem", "percent": "24"},
          "effectiveFrom": "2025-04-09T00:01:00-04:00"}],
         "announcedAt": "2025-04-02T00:00:00-04:00", "legalBasis": [{"instrument": "EO14257"}],
         "source": "https://a"}\
        """);
    assertThat(ledger.onlyAsked().header("Idempotency-key")).isEqualTo("row-17");
    assertThat(typed.out())
        .isEqualTo(
            """
            Recorded 1 event; ledger position 7.

            Position  Event           Of         Version
                   7  tariff-imposed  measure:m        0
            """);
  }

  @Test
  void a_retaliation_names_what_it_answers() {
    type(
        ("retaliate --in-response-to a --in-response-to b --id m --imposer CN --programme P"
                + " --target US --except-product 2709 --duty prohibited --effective-from t")
            .split(" "));

    assertSent(
        """
        {"commands": [{"type": "retaliate", "inResponseTo": ["a", "b"], "id": "m",
          "imposer": "CN", "programme": "P", "targets": {"include": ["US"], "exclude": []},
          "products": {"include": ["ALL"], "exclude": ["2709"]}, "duty": {"type": "prohibited"},
          "effectiveFrom": "t"}]}\
        """);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          pause m --from t --residual 10% --until u | "type": "pause", "measure": "m", "from": "t", "until": "u", "residual": {"type": "adValorem", "percent": "10"}
          pause m --from t --residual none | "type": "pause", "measure": "m", "from": "t", "residual": "none"
          resume m --effective-from t | "type": "resume", "measure": "m", "effectiveFrom": "t"
          lift m --effective-from t | "type": "lift", "measure": "m", "effectiveFrom": "t"
          change-duty m --duty 84 --effective-from t --in-response-to n --scheduled cancel | "type": "changeDuty", "measure": "m", "duty": {"type": "adValorem", "percent": "84"}, "effectiveFrom": "t", "inResponseTo": ["n"], "scheduled": "cancel"
          change-duty m --duty {"type":"x"} --effective-from t | "type": "changeDuty", "measure": "m", "duty": {"type": "x"}, "effectiveFrom": "t"
          command withdraw | "type": "withdraw"
          """)
  void a_command_on_a_measure_is_sent_with_what_was_said(String line, String command) {
    assertThat(type(line.split(" ")).exitCode()).isZero();

    assertSent("{\"commands\": [{" + command + "}]}");
  }

  @Test
  void any_command_takes_its_fields_from_a_file() throws IOException {
    Files.writeString(
        folder.resolve("fields.yaml"), "type: ignored\nid: P\nimposer: US\nname: A programme\n");
    type("command", "registerProgramme", "--json", "fields.yaml", "--reason", "why");

    assertSent(
        """
        {"commands": [{"type": "registerProgramme", "id": "P", "imposer": "US",
          "name": "A programme"}], "reason": "why"}\
        """);
  }

  @Test
  void an_act_is_sent_as_its_file_has_it() throws IOException {
    var act = "{\"commands\": [\n\t{\"type\": \"lift\", \"measure\": \"m\"}],\"reason\":\"a/b\"}";
    Files.writeString(folder.resolve("act.json"), act);
    assertThat(type("act", "act.json").err()).isEmpty();

    assertSent(act);
  }

  @Test
  void a_file_that_holds_no_object_is_not_sent() throws IOException {
    for (var text : List.of("[]", "", "just text", "{\"a\": 1, \"a\": 2}", "{\"a\": ")) {
      Files.writeString(folder.resolve("act.json"), text);
      var typed = type("act", "act.json");

      assertThat(typed.exitCode()).as(text).isEqualTo(2);
      assertThat(typed.err()).contains("act.json");
    }
    assertThat(ledger.asked()).isEmpty();
  }

  @Test
  void a_rehearsal_tells_which_rates_would_change() {
    ledger.answers(200, REHEARSED);
    type("lift", "m", "--effective-from", "t");
    var typed = type("pause", "m", "--from", "t", "--residual", "10", "--dry-run");

    assertThat(ledger.asked().getLast().line()).isEqualTo("POST /v1/acts?dryRun=true");
    assertThat(typed.out())
        .isEqualTo(
            """
            Rehearsed: nothing was recorded.

            Position  Event          Of         Version
                   7  tariff-paused  measure:m        1

            Rates that would change

            Importer  Exporter  Goods      From                  Until                 Before      After
            US        JP        general    2025-05-01T00:00:00Z  -                     24%         undetermined 0% to 10%
            US        JP        P on 8703  -                     2025-05-01T00:00:00Z  prohibited  0%
            … and 3 more
            """);
  }

  @Test
  void faults_of_a_command_are_told_as_of_one_that_stands_alone() {
    ledger.answers(
        409,
        """
        {"title": "Several faults", "code": "several-faults", "errors": [
         {"pointer": "/commands/0/from", "detail": "No pause."},
         {"pointer": "/commands/0", "detail": "Not so."}]}\
        """);
    type("lift", "m", "--effective-from", "t");
    var typed = type("lift", "m", "--effective-from", "t");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err())
        .isEqualTo(
            """
            tariff-ledger: Several faults (409 several-faults)
              /from: No pause.
              Not so.
            """);
  }
}
