package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// A small war, told from an empty ledger on.
@OnEachDatabase
class JourneyTest {

  private static final int WRITERS = 8;

  @Parameter Database database;

  @Test
  void a_war_is_told_act_by_act() {
    try (var server = Server.empty(database)) {
      var http = server.http();
      assertThat(rate(http, 0, "2025-04-20")).isEqualTo("null");
      var told = tellTheBeginning(http);

      assertThat(rate(http, told, "2025-04-20")).isEqualTo("24");
      assertThat(rate(http, told, "2025-04-20&product=8703.23")).isEqualTo("25");

      var paused =
          http.post(
              "/v1/measures/us-jp/pause",
              """
              {"from": "2025-04-10T00:00:00Z", "until": "2025-07-09T00:00:00Z",
               "residual": {"type": "adValorem", "percent": "10"},
               "announcedAt": "2025-04-09T00:00:00Z", "reference": "row 7"}\
              """,
              "Correlation-Id",
              "desk-1");
      assertThat(paused.status()).isEqualTo(200);
      assertThat(paused.header("ETag")).isEqualTo("\"1\"");
      var seen = http.get("/v1/measures/us-jp", "Ledger-Position", "" + paused.position());
      assertThat(seen.at("/now/status")).isIn("paused", "inForce");
      assertThat(rate(http, paused.position(), "2025-04-20")).isEqualTo("10");
      assertThat(rate(http, paused.position(), "2025-07-10")).isEqualTo("24");

      var again =
          http.post(
              "/v1/measures/us-jp/lift",
              "{\"effectiveFrom\": \"2025-08-01T00:00:00Z\", \"announcedAt\":"
                  + " \"2025-07-20T00:00:00Z\"}");
      assertThat(again.status()).isEqualTo(200);
      assertThat(rate(http, again.position(), "2025-08-02")).isEqualTo("0");
      assertThat(http.get("/v1/measures/us-jp/events").json().at("/items").size()).isEqualTo(3);
      assertOrigin(server);
    }
  }

  @Test
  void a_repeated_act_adds_nothing_and_a_rehearsed_one_leaves_nothing() {
    try (var server = Server.empty(database)) {
      var http = server.http();
      var position = tellTheBeginning(http);
      assertThat(http.post("/v1/measures", imposition("us-jp")).status()).isEqualTo(200);
      var rehearsed =
          http.post(
              "/v1/acts?dryRun=true",
              "{\"commands\": [%s]}"
                  .formatted(
                      imposition("us-kr")
                          .replace("{\"id\"", "{\"type\": \"imposeTariff\", \"id\"")));
      assertThat(rehearsed.status()).isEqualTo(200);
      assertThat(rehearsed.json().at("/events").size()).isEqualTo(1);
      assertThat(http.get("/v1/measures?minPosition=" + position).position()).isEqualTo(position);
      assertThat(http.get("/v1/measures/us-kr").status()).isEqualTo(404);
    }
  }

  @Test
  void writers_at_once_lose_nothing_and_see_no_failure_of_the_server()
      throws InterruptedException, ExecutionException {
    try (var server = Server.empty(database);
        var writers = Executors.newFixedThreadPool(WRITERS)) {
      var http = server.http();
      var before = tellTheBeginning(http);
      var acts =
          IntStream.range(0, 5 * WRITERS)
              .<Callable<Answer>>mapToObj(
                  i ->
                      () ->
                          http.post(
                              "/v1/measures/us-jp/duty-changes",
                              """
                              {"duty": {"type": "adValorem", "percent": "%d"},
                               "effectiveFrom": "2025-05-01T00:00:00Z",
                               "announcedAt": "2025-04-21T00:00:00Z"}\
                              """
                                  .formatted(i)))
              .toList();
      var accepted = 0;
      for (var act : writers.invokeAll(acts)) {
        assertThat(act.get().status()).isIn(200, 503);
        accepted += act.get().status() == 200 ? 1 : 0;
      }
      assertThat(accepted).isPositive();
      assertThat(http.get("/v1/measures?minPosition=" + (before + accepted)).position())
          .isEqualTo(before + accepted);
    }
  }

  @Test
  void a_collection_is_read_page_by_page() {
    var http = Server.ofTheDemonstration(database).http();
    var first = http.get("/v1/measures?imposer=US&limit=50");
    var next =
        first.header("Link").replaceFirst("<(.*?)>.*", "$1").replaceFirst("^http.*?/v1", "/v1");
    var second = http.get(next);
    assertThat(first.json().at("/items").size()).isEqualTo(50);
    assertThat(second.json().at("/items").size()).isPositive();
    assertThat(second.text()).doesNotContain(first.at("/items/0/id") + "\"");
  }

  @Test
  void reading_is_open_and_operating_is_not() {
    var http = Server.ofTheDemonstration(database).http();
    assertThat(http.get("/v1/economies").status()).isEqualTo(200);
    assertThat(http.get("/v1/coverage").status()).isEqualTo(200);
    assertThat(http.get("/v1/groups").status()).isEqualTo(200);
    assertThat(http.get("/v1/programmes").status()).isEqualTo(200);
    assertThat(http.get("/v1/stacking-rules").status()).isEqualTo(200);
    assertThat(http.get("/v1/measures/us-reciprocal-jp").status()).isEqualTo(200);
  }

  private static long tellTheBeginning(Http http) {
    var told =
        http.post(
            "/v1/acts",
            """
            {"announcedAt": "2025-04-02T00:00:00Z", "legalBasis": [{"instrument": "EO 14257"}],
             "commands": [
              {"type": "registerProgramme", "id": "RECIPROCAL", "imposer": "US", "name": "Reciprocal"},
              {"type": "registerProgramme", "id": "AUTOS", "imposer": "US", "name": "Cars"},
              {"type": "declareCoverage", "importer": "US", "state": "complete",
               "since": "2025-01-20T00:00:00Z"},
              {"type": "setStackingRule", "id": "autos-first", "imposer": "US", "when": "AUTOS",
               "trigger": "covered", "suppresses": "RECIPROCAL",
               "effectiveFrom": "2025-04-05T00:00:00Z"},
              {"type": "imposeTariff", "id": "us-autos", "imposer": "US", "programme": "AUTOS",
               "targets": {"include": ["WORLD"]}, "products": {"include": ["8703"]},
               "duty": {"type": "adValorem", "percent": "25"},
               "effectiveFrom": "2025-04-03T00:00:00Z"}]}\
            """);
    assertThat(told.status()).as("%s", told).isEqualTo(200);
    var imposed = http.post("/v1/measures", imposition("us-jp"));
    assertThat(imposed.status()).isEqualTo(201);
    return imposed.position();
  }

  private static String imposition(String id) {
    return """
    {"id": "%s", "imposer": "US", "programme": "RECIPROCAL", "targets": {"include": ["JP"]},
     "duty": {"type": "adValorem", "percent": "24"}, "announcedAt": "2025-04-02T00:00:00Z",
     "effectiveFrom": "2025-04-09T00:00:00Z", "reason": "Annex I"}\
    """
        .formatted(id);
  }

  private static void assertOrigin(Server server) {
    var metadata =
        server
            .store()
            .sql("select metadata from event where name = 'tariff-paused'")
            .query((row, _) -> new String(row.getBytes(1), java.nio.charset.StandardCharsets.UTF_8))
            .single();
    assertThat(metadata).contains("bootstrap-admin", "desk-1", "causationId");
  }

  /// The rate on Japanese goods, by a ledger that has reached the position.
  private static String rate(Http http, long position, String rest) {
    return http.get(
            "/v1/rates?importer=US&exporter=JP&minPosition=" + position + "&validAt=" + rest)
        .at("/additionalPercent");
  }
}
