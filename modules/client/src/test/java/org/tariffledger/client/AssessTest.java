package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Entries on their way to the server, and what was found on its way back.
class AssessTest {

  private static final Map<String, String> KEY = Map.of("TARIFF_LEDGER_KEY", "k");
  private static final String ENTRIES = "importer,exporter\nUS,CN\n";

  @TempDir Path folder;
  private final FakeLedger ledger = new FakeLedger();

  @BeforeEach
  void a_file_to_send() throws IOException {
    Files.writeString(folder.resolve("entries.csv"), ENTRIES);
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  private static String run(String state, int done) {
    return """
    {"id": "a-1", "state": "%s", "knownAt": "2025-06-01T00:00:00Z", "linesTotal": 10001,
     "linesDone": %d, "verdicts": {"matches": 7, "undercharged": 0, "overcharged": 2, "open": 1,
     "prohibited": 0, "failed": 0}, "result": "/v1/audit/assessments/a-1/result"}\
    """
        .formatted(state, done);
  }

  @Test
  void a_file_is_sent_watched_and_what_was_found_is_fetched_in_parts() throws IOException {
    ledger
        .answers(202, run("running", 0))
        .answers(200, run("running", 5_000))
        .answers(200, run("done", 10_001))
        .answers(200, "line,nowVerdict\n2,matches\n")
        .answers(200, "10002,overcharged\n");
    var typed =
        type("assess", "entries.csv", "--ignore", "a b", "--known-at", "2025-06-01T00:00:00Z");

    assertThat(typed.err()).isEmpty();
    assertThat(typed.exitCode()).isZero();
    assertThat(ledger.asked())
        .extracting(FakeLedger.Asked::line)
        .containsExactly(
            "POST /v1/audit/assessments?knownAt=2025-06-01T00%3A00%3A00Z&ignore=a%20b",
            "GET /v1/audit/assessments/a-1",
            "GET /v1/audit/assessments/a-1",
            "GET /v1/audit/assessments/a-1/result?format=csv&skip=0&limit=10000",
            "GET /v1/audit/assessments/a-1/result?format=csv&skip=10000&limit=10000");
    assertThat(ledger.asked().getFirst().body()).isEqualTo(ENTRIES);
    assertThat(ledger.asked().getFirst().header("Idempotency-key")).isNotEmpty();
    assertThat(Files.readString(folder.resolve("entries-assessed.csv")))
        .isEqualTo("line,nowVerdict\n2,matches\n10002,overcharged\n");
    assertThat(typed.out())
        .startsWith("10001 of 10001 lines assessed, by what was known at 2025-06-01T00:00:00Z.")
        .containsPattern("overcharged +2\n")
        .contains("entries-assessed.csv");
  }

  @Test
  void a_bar_shows_how_far_it_is() {
    ledger
        .answers(202, run("running", 0))
        .answers(200, run("running", 0))
        .answers(200, run("running", 5_000))
        .answers(200, run("cancelled", 1))
        .answers(200, "line\n2\n");
    var typed = type("assess", "entries.csv", "--progress", "bar");

    assertThat(typed.err()).contains("Assessing [##############").contains("49% 5000 lines of");
    assertThat(typed.out()).startsWith("1 of 10001 lines assessed, then cancelled, by");
  }

  @Test
  void a_file_that_was_cancelled_is_written_as_far_as_it_came_and_is_no_success() {
    ledger
        .answers(202, run("running", 0))
        .answers(200, run("cancelled", 1))
        .answers(200, "line\n2\n");
    var cancelled = type("assess", "entries.csv");
    assertThat(cancelled.exitCode()).isEqualTo(1);
    assertThat(cancelled.err()).contains("10000 of 10001 lines were not assessed.");
    assertThat(folder.resolve("entries-assessed.csv")).hasContent("line\n2\n");
  }

  @Test
  void lines_at_which_the_server_failed_are_no_success_either() {
    var failed = run("done", 10_001).replace("\"failed\": 0", "\"failed\": 3");
    ledger.answers(202, run("running", 0)).answers(200, failed).answers(200, "line\n2\n");
    var some = type("assess", "entries.csv", "--result", "some.csv");
    assertThat(some.exitCode()).isEqualTo(1);
    assertThat(some.err()).contains("3 of 10001 lines were not assessed.");
  }

  @Test
  void what_is_there_already_is_not_written_over() throws IOException {
    Files.writeString(folder.resolve("found.csv"), "mine");
    var typed = type("assess", "entries.csv", "--result", "found.csv");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("found.csv is there already");
    assertThat(ledger.asked()).isEmpty();
    assertThat(Files.readString(folder.resolve("found.csv"))).isEqualTo("mine");
  }

  @Test
  void a_file_that_is_refused_leaves_nothing() {
    ledger.answers(
        400,
        """
        {"title": "Bad row", "status": 400, "code": "unknown-economy", "detail": "No XX.",
         "errors": [{"pointer": "/lines/2", "code": "unknown-economy", "detail": "No XX.",
           "line": 2, "column": 1}]}\
        """,
        "Content-Type",
        "application/problem+json");
    var typed = type("assess", "entries.csv");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains("line 2, column 1: No XX.");
    assertThat(folder.resolve("entries-assessed.csv")).doesNotExist();
  }

  private Typed type(String... words) {
    var all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--server";
    all[words.length + 1] = ledger.url();
    return Typed.in(folder, KEY, all);
  }
}
