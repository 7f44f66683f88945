package org.tariffledger.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Schedules and lists on their way to the server.
class UploadTest {

  private static final Map<String, String> KEY = Map.of("TARIFF_LEDGER_KEY", "k");
  private static final String TEXT = "code,rate\n0101.21.00,Free\n0102.29.40,1¢/kg\n";
  private static final String RECORDED =
      """
      {"position": 7, "recordedAt": "2025-01-02T03:04:05Z", "dryRun": false,
       "events": [{"name": "schedule-published"}],
       "reading": {"lines": 2, "codes": 2,
         "duties": {"free": 1, "asWritten": 0, "specific": 1},
         "warnings": [{"line": 3, "column": 2, "detail": "No unit."}], "warningsTotal": 1,
         "digest": "ab"}}\
      """;

  private static final String NOT_REGISTERED =
      """
      {"title": "Bad input", "status": 400, "code": "unknown-product-list",
       "errors": [{"pointer": "/list", "code": "unknown-product-list", "detail": "No list A."}]}\
      """;

  @TempDir Path folder;
  private final FakeLedger ledger = new FakeLedger();

  @BeforeEach
  void a_file_to_send() throws IOException {
    Files.writeString(folder.resolve("file.csv"), TEXT);
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void a_schedule_is_sent_as_it_is_with_its_digest_and_what_was_said_of_it() {
    ledger.answers(201, RECORDED);
    var typed =
        type(
            ("import schedule file.csv --importer US --edition HTS-2025 --format us-hts"
                    + " --effective-from 2025-01-01T00:00:00+01:00 --extent whole"
                    + " --announced-at 2024-12-01T00:00:00Z --source https://a/?b=c&d --dry-run")
                .split(" "));

    assertThat(typed.err()).isEmpty();
    assertThat(typed.exitCode()).isZero();
    var asked = ledger.onlyAsked();
    assertThat(asked.line())
        .isEqualTo(
            "POST /v1/schedules?importer=US&edition=HTS-2025"
                + "&effectiveFrom=2025-01-01T00%3A00%3A00%2B01%3A00"
                + "&announcedAt=2024-12-01T00%3A00%3A00Z&source=https%3A%2F%2Fa%2F%3Fb%3Dc%26d"
                + "&format=us-hts&extent=whole&dryRun=true");
    assertThat(asked.body()).isEqualTo(TEXT);
    assertThat(asked.header("Content-type")).startsWith("text/csv");
    assertThat(asked.header("Content-length")).isEqualTo("" + TEXT.getBytes(UTF_8).length);
    assertThat(asked.header("Content-digest"))
        .isEqualTo("sha-256=:v/S9DohP+IEzY8CoDyBvR27GNxdRPhuFANfkjT7Q/U0=:");
    assertThat(asked.header("Idempotency-key")).isNotEmpty();
  }

  @Test
  void what_an_import_has_left_is_told_count_by_count() {
    ledger.answers(201, RECORDED);
    var typed = importSchedule();

    assertThat(typed.out())
        .isEqualTo(
            """
            Recorded.

            position            7
            recorded at         2025-01-02T03:04:05Z
            events              1
            lines               2
            codes               2
            duties, free        1
            duties, as written  0
            duties, specific    1
            warnings            1
            warnings total      1
            digest              ab

            Odd, but read: line 3, column 2: No unit.
            """);
  }

  @Test
  void the_servers_json_is_printed_as_it_is() {
    ledger.answers(201, RECORDED);
    var typed = importSchedule("--output", "json");

    assertThat(typed.out()).isEqualTo(RECORDED + "\n");
  }

  @Test
  void content_that_is_known_and_a_rehearsal_are_told_apart_from_what_was_recorded() {
    ledger.answers(200, "{\"dryRun\": false, \"events\": []}").answers(200, "{\"dryRun\": true}");

    assertThat(importSchedule().out()).startsWith("Known already: nothing was recorded.");
    assertThat(importSchedule("--dry-run").out()).startsWith("Rehearsed: nothing was recorded.");
  }

  @Test
  void each_fault_of_a_file_is_told_with_its_line_and_column() {
    ledger.answers(
        400,
        """
        {"title": "Bad rows", "status": 400, "code": "bad-rows",
         "detail": "2 of 40 rows cannot be read.",
         "errorsTotal": 5,
         "errors": [
           {"pointer": "/lines/17", "line": 17, "column": 2, "code": "x", "detail": "No duty."},
           {"pointer": "/lines/18", "line": 18, "code": "x", "detail": "No code."},
           {"pointer": "edition", "code": "x", "detail": "Too long."}]}\
        """,
        "Content-Type",
        "application/problem+json");
    var typed = importSchedule();

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .isEqualTo(
            """
            tariff-ledger: Bad rows (400 bad-rows)
              2 of 40 rows cannot be read.
              line 17, column 2: No duty.
              line 18: No code.
              edition: Too long.
              … and 2 more
            """);
  }

  @Test
  void who_asks_for_json_gets_a_refusal_as_the_server_says_it_in_one_line() {
    ledger.answers(
        400,
        """
        {"title": "Bad rows", "status": 400,
         "errors": [{"line": 17, "detail": "No \\u001b[31m."}]}\
        """);
    var typed = importSchedule("--output", "json");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .isEqualTo(
            "{\"title\":\"Bad rows\",\"status\":400,"
                + "\"errors\":[{\"line\":17,\"detail\":\"No \\u001B[31m.\"}]}\n");
  }

  @Test
  void signs_that_could_command_a_terminal_are_shown_and_not_obeyed() {
    ledger
        .answers(
            400,
            """
            {"title": "Bad\\u0007 rows",
             "errors": [{"line": 3, "detail": "\\u001b]0;x\\u0007\\nline 4: \\u202eevil"}]}\
            """)
        .answers(201, RECORDED.replace("No unit.", "\\u009b31mred\\r"))
        .answers(201, RECORDED.replace("\"ab\"", "\"a\\u001b[2Jb\""));

    assertThat(importSchedule().err())
        .isEqualTo(
            """
            tariff-ledger: Bad\\u0007 rows (400)
              line 3: \\u001b]0;x\\u0007\\u000aline 4: \\u202eevil
            """);
    assertThat(importSchedule().out())
        .contains("Odd, but read: line 3, column 2: \\u009b31mred\\u000d\n");
    assertThat(importSchedule().out()).contains("digest              a\\u001b[2Jb\n");
  }

  @Test
  void a_list_takes_its_column_and_its_conditions_along() {
    ledger.answers(201, RECORDED);
    type(
        ("import list file.csv --id US-301-4A --column hts8 --where list=4A --where kind=a=b"
                + " --nomenclature HTS-2025")
            .split(" "));

    assertThat(ledger.onlyAsked().line())
        .isEqualTo(
            "POST /v1/product-lists/US-301-4A/versions?nomenclature=HTS-2025&column=hts8"
                + "&where=list%3A4A&where=kind%3Aa%3Db");
    assertThat(ledger.onlyAsked().body()).isEqualTo(TEXT);
  }

  @Test
  void a_list_that_is_unknown_is_registered_first_if_it_was_said_what_it_is() {
    ledger
        .answers(404, "{\"title\": \"Unknown\"}")
        .answers(400, NOT_REGISTERED)
        .answers(201, RECORDED);
    var typed =
        type(
            "import",
            "list",
            "file.csv",
            "--id",
            "A",
            "--imposer",
            "US",
            "--name",
            "List \"4A\"",
            "--announced-at",
            "2019-08-20T00:00:00Z",
            "--instrument",
            "84 FR 43304",
            "--reason",
            "an answer",
            "--source",
            "https://a/",
            "--reference",
            "row 7");

    assertThat(typed.exitCode()).isZero();
    assertThat(ledger.asked())
        .extracting(FakeLedger.Asked::line)
        .containsExactly(
            "GET /v1/product-lists/A",
            "POST /v1/product-lists/A/versions?announcedAt=2019-08-20T00%3A00%3A00Z"
                + "&instrument=84%20FR%2043304&reason=an%20answer&source=https%3A%2F%2Fa%2F"
                + "&reference=row%207&dryRun=true",
            "POST /v1/product-lists",
            "POST /v1/product-lists/A/versions?announcedAt=2019-08-20T00%3A00%3A00Z"
                + "&instrument=84%20FR%2043304&reason=an%20answer&source=https%3A%2F%2Fa%2F"
                + "&reference=row%207");
    assertThat(ledger.asked().get(2).body())
        .isEqualTo(
            "{\"id\":\"A\",\"imposer\":\"US\",\"name\":\"List \\\"4A\\\"\","
                + "\"announcedAt\":\"2019-08-20T00:00:00Z\","
                + "\"legalBasis\":[{\"instrument\":\"84 FR 43304\"}],\"reason\":\"an answer\","
                + "\"source\":\"https://a/\",\"reference\":\"row 7\"}");
    assertThat(typed.err()).isEqualTo("Registered A.\n");
  }

  @Test
  void a_list_of_which_the_file_cannot_be_read_is_not_registered() {
    ledger
        .answers(404, "{\"title\": \"Unknown\"}")
        .answers(
            400,
            """
            {"title": "Several faults", "status": 400, "code": "several-faults", "errors": [
             {"line": 2, "column": 1, "code": "bad-row", "detail": "No code."},
             {"pointer": "/list", "code": "unknown-product-list", "detail": "No list A."}]}\
            """);
    var typed = type("import", "list", "file.csv", "--id", "A", "--imposer", "US", "--name", "L");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains("line 2, column 1: No code.").doesNotContain("Registered");
    assertThat(ledger.asked()).extracting(FakeLedger.Asked::line).hasSize(2);
  }

  @Test
  void a_list_that_is_known_is_not_registered_again_nor_one_in_a_rehearsal() {
    ledger.answers(200, RECORDED);
    var known = type("import", "list", "file.csv", "--id", "A", "--imposer", "US", "--name", "L");
    assertThat(known.exitCode()).isZero();
    type("import", "list", "file.csv", "--id", "A", "--imposer", "US", "--name", "L", "--dry-run");

    assertThat(ledger.asked())
        .extracting(FakeLedger.Asked::line)
        .containsExactly(
            "GET /v1/product-lists/A",
            "POST /v1/product-lists/A/versions",
            "POST /v1/product-lists/A/versions?dryRun=true");
  }

  @Test
  void a_list_that_is_known_by_another_name_or_imposer_keeps_them_and_that_is_said() {
    ledger.answers(200, "{\"id\": \"A\", \"imposer\": \"US\", \"name\": \"L\"}");
    var same = type("import", "list", "file.csv", "--id", "A", "--imposer", "US", "--name", "L");
    var name = type("import", "list", "file.csv", "--id", "A", "--imposer", "US", "--name", "M");
    var other = type("import", "list", "file.csv", "--id", "A", "--imposer", "CN", "--name", "L");

    assertThat(same.err()).isEmpty();
    assertThat(name.err()).isEqualTo("A is registered already, as \"L\" of US; that stays.\n");
    assertThat(other.err()).isEqualTo(name.err());
    assertThat(other.exitCode()).isZero();
  }

  /// A server that refuses on sight and hangs up would else cut the client off while it sends.
  @Test
  void a_refusal_on_sight_is_heard_before_the_file_is_sent() throws Exception {
    Files.write(folder.resolve("file.csv"), new byte[20_000_000]);
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var head = CompletableFuture.supplyAsync(() -> refuseOnSight(socket));
      var typed =
          Typed.in(
              folder,
              KEY,
              ("import schedule file.csv --importer US --edition E --effective-from now --server"
                      + " http://127.0.0.1:"
                      + socket.getLocalPort())
                  .split(" "));

      assertThat(head.get()).containsIgnoringCase("Expect: 100-continue");
      assertThat(typed.err()).contains("Body too large (413)");
      assertThat(typed.exitCode()).isEqualTo(1);
    }
  }

  private static String refuseOnSight(ServerSocket socket) {
    try (var connection = socket.accept()) {
      var in = connection.getInputStream();
      var head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        head.append((char) in.read());
      }
      var body = "{\"title\": \"Body too large\"}";
      var answer =
          "HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      connection.getOutputStream().write(answer.getBytes(UTF_8));
      return head.toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Typed importSchedule(String... more) {
    var line = "import schedule file.csv --importer US --edition E --effective-from 2025-01-01Z";
    var words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of(more));
    return type(words.toArray(String[]::new));
  }

  private Typed type(String... words) {
    var all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--server";
    all[words.length + 1] = ledger.url();
    return Typed.in(folder, KEY, all);
  }
}
