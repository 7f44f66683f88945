package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// Entries that come as a file: assessed in the background, watched, stopped, read, and there after
/// a restart.
@OnEachDatabase
class EntryFilesTest {

  private static final String PATH = "/v1/audit/assessments";
  private static final String HEADER =
      "reference,importer,exporter,product,validAt,customsValue,dutyCharged,covers\n";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Parameter Database database;

  private Server server() {
    return Server.ofTheDemonstration(database);
  }

  private WebhooksTest.Keyed auditor(String name) {
    return new WebhooksTest.Keyed(server().http(), server().newKey(name, "audit:read"));
  }

  /// So many syringes, each entered with another value.
  private static String file(int lines) {
    return HEADER
        + IntStream.range(0, lines)
            .mapToObj(
                i ->
                    "entry %d,US,CN,9018.31.00,2025-04-23,%d,2450,additional"
                        .formatted(i, 1000 + i % 2))
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Answer upload(
      WebhooksTest.Keyed caller, String query, String file, String... more) {
    var headers =
        new java.util.ArrayList<>(
            List.of("Authorization", "Bearer " + caller.key(), "Content-Type", "text/csv"));
    headers.addAll(List.of(more));
    return caller
        .http()
        .send("POST", PATH + query, BodyPublishers.ofString(file), headers.toArray(String[]::new));
  }

  private static Answer ended(WebhooksTest.Keyed caller, String place) throws Exception {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var run = caller.get(place);
      if (!run.at("/state").equals("running")) {
        return run;
      }
      assertThat(System.nanoTime()).as(run.text()).isLessThan(end);
      Thread.sleep(50);
    }
  }

  @Test
  void a_file_is_accepted_assessed_and_read_as_lines_and_as_a_table() throws Exception {
    var auditor = auditor("auditor-1");
    var accepted = upload(auditor, "", file(250));
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
    assertThat(accepted.at("/linesTotal")).isEqualTo("250");
    var place = accepted.header("Location");
    assertThat(place).startsWith(PATH + "/");

    var run = ended(auditor, place);
    assertThat(run.at("/state")).isEqualTo("done");
    assertThat(run.at("/linesDone")).isEqualTo("250");
    // 245 percent of 1,001 are 2,452.45.
    assertThat(run.at("/verdicts/matches")).isEqualTo("125");
    assertThat(run.at("/verdicts/undercharged")).isEqualTo("125");
    assertThat(run.at("/verdicts/failed")).isEqualTo("0");

    var lines = auditor.get(run.at("/result")).text().lines().toList();
    assertThat(lines).hasSize(250);
    assertThat(lines.getFirst())
        .startsWith("{\"line\":2,\"assessment\":{\"reference\":\"entry 0\"");
    assertThat(lines.getLast()).startsWith("{\"line\":251,");
    var table = auditor.get(run.at("/result") + "?format=csv").text().lines().toList();
    assertThat(table).hasSize(251);
    assertThat(table.getFirst()).startsWith("line,reference,importer,exporter,product,validAt,");
    assertThat(table.get(2)).startsWith("3,entry 1,US,CN,90183100,").contains("undercharged");
    var part = auditor.get(run.at("/result") + "?format=csv&skip=99&limit=102").text();
    assertThat(part.lines().toList()).isEqualTo(table.subList(100, 202));

    // As it is assessed alone, with the same times.
    var alone =
        auditor.post(
            PATH,
            """
            {"reference": "entry 1", "importer": "US", "exporter": "CN", "product": "9018.31.00",
             "validAt": "2025-04-23", "customsValue": "1001", "dutyCharged": "2450",
             "covers": "additional", "knownAt": "%s", "recordedAt": "%s"}\
            """
                .formatted(run.at("/knownAt"), run.at("/recordedAt")));
    assertThat(lines.get(1)).isEqualTo("{\"line\":3,\"assessment\":" + alone.text() + "}");
  }

  @Test
  void what_is_repeated_under_a_key_is_begun_once() throws Exception {
    var auditor = auditor("auditor-2");
    var first = upload(auditor, "", file(3), "Idempotency-Key", "k1");
    var again = upload(auditor, "", file(3), "Idempotency-Key", "k1");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(upload(auditor, "", file(4), "Idempotency-Key", "k1").status()).isEqualTo(422);
    assertThat(auditor.get(PATH).json().at("/items")).hasSize(1);
    var together = Clients.together(_ -> upload(auditor, "", file(5), "Idempotency-Key", "k2"));
    assertThat(together).extracting(Answer::status).containsOnly(202);
    assertThat(together)
        .extracting(a -> a.header("Location"))
        .containsOnly(together.getFirst().header("Location"));
    ended(auditor, together.getFirst().header("Location"));
  }

  @Test
  void whose_it_is_sees_it_stops_it_and_forgets_it_and_nobody_else() throws Exception {
    var auditor = auditor("auditor-3");
    var other = auditor("auditor-4");
    // Long enough not to be done before it is stopped.
    var place = upload(auditor, "", file(6_000)).header("Location");
    assertThat(other.get(place).status()).isEqualTo(404);
    assertThat(other.post(place + "/cancellation", "").status()).isEqualTo(404);
    assertThat(other.delete(place).status()).isEqualTo(404);
    assertThat(other.get(PATH).json().at("/items")).isEmpty();
    var early = auditor.get(place + "/result");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.at("/code")).isEqualTo("assessment-running");

    var cancelled = auditor.post(place + "/cancellation", "");
    assertThat(cancelled.at("/state")).isEqualTo("cancelled");
    var done = Integer.parseInt(cancelled.at("/linesDone"));
    assertThat(done).isLessThan(6_000);
    assertThat(auditor.get(place + "/result").text().lines()).hasSize(done);
    assertThat(auditor.post(place + "/cancellation", "").at("/state")).isEqualTo("cancelled");
    assertThat(auditor.delete(place).status()).isEqualTo(204);
    assertThat(auditor.get(place).status()).isEqualTo(404);
    assertThat(auditor.get(place + "/result?format=xml&limit=0").status()).isEqualTo(400);
  }

  @Test
  void no_more_than_four_files_of_one_key_wait() {
    var auditor = auditor("auditor-5");
    for (int i = 0; i < 4; i++) {
      assertThat(upload(auditor, "", file(4_000)).status()).isEqualTo(202);
    }
    var fifth = upload(auditor, "", file(1));
    assertThat(fifth.status()).isEqualTo(429);
    assertThat(fifth.at("/code")).isEqualTo("too-many-assessments");
    for (var item : auditor.get(PATH).json().at("/items")) {
      assertThat(auditor.delete(PATH + "/" + item.at("/id").asString()).status()).isEqualTo(204);
    }
  }

  @Test
  void a_file_that_is_wrong_anywhere_begins_nothing() {
    var auditor = auditor("auditor-6");
    assertThat(upload(auditor, "", "").status()).isEqualTo(400);
    assertThat(upload(auditor, "", HEADER).status()).isEqualTo(400);
    var columns = upload(auditor, "", "importer,colour,importer\nUS,red,US\n");
    assertThat(columns.status()).isEqualTo(400);
    assertThat(columns.json().at("/errors")).hasSize(2);
    assertThat(columns.at("/errors/0/column")).isEqualTo("2");
    assertThat(columns.at("/errors/1/column")).isEqualTo("3");
    var times = upload(auditor, "?knownAt=2025-04-01&recordedAt=2999-01-01T00:00:00Z", file(1));
    assertThat(BatchTest.faults(times.json()))
        .containsExactlyInAnyOrder("knownAt bad-instant", "recordedAt future-record-time");
    var bad = file(1_500).replace("9018.31.00", "901");
    var all = upload(auditor, "", bad);
    assertThat(all.status()).isEqualTo(400);
    assertThat(all.json().at("/errors")).hasSize(1_000);
    assertThat(all.at("/errorsTotal")).isEqualTo("1500");
    assertThat(all.at("/errors/999/line")).isEqualTo("1001");
    assertThat(all.at("/errors/999/column")).isEqualTo("4");
    assertThat(auditor.get(PATH).json().at("/items")).isEmpty();
  }

  @Test
  void a_column_that_is_not_wanted_is_left_alone_and_times_may_be_said_for_all() throws Exception {
    var auditor = auditor("auditor-7");
    var place =
        upload(
                auditor,
                "?ignore=broker&knownAt=2025-04-10T00:00:00Z",
                """
                broker,importer,exporter,product,validAt,percentCharged,covers
                Ships & Sons,US,CN,8517.13.00,2025-04-06,30,additional
                """)
            .header("Location");
    var run = ended(auditor, place);
    assertThat(run.at("/verdicts/matches")).isEqualTo("1");
    assertThat(run.at("/knownAt")).isEqualTo("2025-04-10T00:00:00Z");
    assertThat(auditor.get(place + "/result").text()).doesNotContain("Sons");
  }

  @Test
  void it_goes_on_after_a_restart() throws Exception {
    var place = database.newPlace();
    String run;
    String key;
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      key = server.newKey("auditor", "audit:read");
      var auditor = new WebhooksTest.Keyed(server.http(), key);
      run = upload(auditor, "", file(4_000)).header("Location");
    }
    var stopped = Instant.now();
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      var auditor = new WebhooksTest.Keyed(server.http(), key);
      var done = ended(auditor, run);
      assertThat(done.at("/state")).isEqualTo("done");
      assertThat(Instant.parse(done.at("/endedAt"))).isAfter(stopped);
      assertThat(done.at("/linesDone")).isEqualTo("4000");
      assertThat(auditor.get(run + "/result").text().lines()).hasSize(4_000);
    }
  }
}
