package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// What is derived is built anew: the same, unless somebody was at it.
@OnEachDatabase
class ReplaysTest {

  private static final String PATH = "/v1/audit/replays";
  private static final String RATES =
      "/v1/rates?importer=US&exporter=JP&validAt=2025-05-01&knownAt=2025-06-01";
  private static final String COVERAGE = "/v1/coverage/US";
  private static final List<String> ALL = List.of("rateBook", "changeLog", "logTree");

  @Parameter Database database;

  @Test
  void what_is_built_anew_is_what_is_in_use_until_somebody_was_at_it() throws Exception {
    try (var server = Server.start(database.newPlace(), Server.DEMONSTRATION.toString())) {
      server.awaitMetric("tariff.ledger.log.lag", 0);
      var auditor = new WebhooksTest.Keyed(server.http(), server.newKey("a", "audit:read"));
      for (var projection : ALL) {
        var replay = replayed(auditor, order(projection, ""));
        assertThat(replay.at("/state")).as("%s", replay).isEqualTo("done");
        assertThat(replay.at("/position")).isEqualTo(replay.at("/toPosition")).isNotEqualTo("0");
        assertThat(replay.at("/differencesTotal"))
            .as("%s", auditor.get(replay.at("/differences")))
            .isEqualTo("0");
      }
      var half = replayed(auditor, order("changeLog", ", \"toPosition\": 60"));
      assertThat(half.json().at("/toPosition").asLong()).isBetween(60L, 266L);
      assertThat(half.at("/differencesTotal")).isEqualTo("0");

      switchesAndGoesBack(server, auditor);

      damage(server);
      assertThat(differences(auditor, "changeLog"))
          .satisfiesExactly(
              one -> assertThat(one).contains("change 3 ", "importer JP"),
              one -> assertThat(one).contains("change 7 ", "null"),
              one -> assertThat(one).contains("change -5 ", "rebuilt null"));
      assertThat(differences(auditor, "logTree"))
          .satisfiesExactly(one -> assertThat(one).contains("change 7", "stands in the tree"));
      server
          .store()
          .sql("update log_tile set hashes = ? where level = 0 and number = 0")
          .param(new byte[256 * 32])
          .update();
      server
          .store()
          .sql(
              "insert into public_change select 7, type, importer, exporter, goods, bytes"
                  + " from public_change where sequence = 8")
          .update();
      assertThat(differences(auditor, "logTree"))
          .hasSizeGreaterThanOrEqualTo(256)
          .first()
          .asString()
          .startsWith("hash 0 of tile 0/0 ");

      server
          .store()
          .sql(
              "update event set payload = ? where name = 'coverage-declared' and position = (select"
                  + " min(position) from event where name = 'coverage-declared')")
          .param(
              """
              {"importer": "US", "state": "absent", "since": "2025-01-01T00:00:00Z",
               "announcement": {"announcedAt": "2025-01-01T00:00:00Z", "legalBasis": []}}\
              """
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8))
          .update();
      assertThat(differences(auditor, "rateBook"))
          .isNotEmpty()
          .first()
          .asString()
          .startsWith("coverage ")
          .contains("ABSENT");
      switchesToWhatIsMeant(server, replayed(auditor, order("rateBook", "")));
    }
  }

  private static void switchesAndGoesBack(Server server, WebhooksTest.Keyed auditor)
      throws Exception {
    var admin = new WebhooksTest.Keyed(server.http(), server.newKey("s", "admin"));
    var path = path(replayed(auditor, order("rateBook", ", \"toPosition\": 60")));
    var rates = server.http().get(RATES).text();
    assertThat(auditor.post(path + "/switch", "").status()).isEqualTo(403);
    assertThat(admin.post(path + "/switch?acceptDifferences=no", "").at("/errors/0/code"))
        .isEqualTo("bad-flag");
    assertThat(admin.post(path + "/rollback", "").at("/code")).isEqualTo("nothing-kept");

    assertThat(admin.post(path + "/switch", "").at("/place")).isEqualTo("inUse");
    server.awaitMetric("tariff.ledger.book.kept", 1);
    assertThat(server.http().get(RATES).text()).isEqualTo(rates);
    assertThat(admin.post(path + "/switch", "").at("/code")).isEqualTo("already-switched");

    assertThat(admin.post(path + "/rollback", "").at("/place")).isEqualTo("none");
    server.awaitMetric("tariff.ledger.book.kept", 0);
    server.awaitMetric("tariff.ledger.book.rollbacks", 1);
    assertThat(server.http().get(RATES).text()).isEqualTo(rates);
    assertThat(admin.post(path + "/switch", "").at("/code")).isEqualTo("rebuilt-let-go");
    var tree = path(replayed(auditor, order("logTree", "")));
    assertThat(admin.post(tree + "/switch", "").at("/code")).isEqualTo("not-the-rate-book");
    assertThat(admin.post(PATH + "/nothing/switch", "").at("/code")).isEqualTo("unknown-replay");
  }

  private static void switchesToWhatIsMeant(Server server, Answer replay) {
    var admin = new WebhooksTest.Keyed(server.http(), server.newKey("t", "admin"));
    var path = path(replay);
    assertThat(replay.at("/place")).isEqualTo("ready");
    var before = server.http().get(COVERAGE).text();
    var refused = admin.post(path + "/switch", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("/code")).isEqualTo("differences-present");
    assertThat(refused.at("/detail")).contains("coverage ");
    assertThat(server.http().get(COVERAGE).text()).isEqualTo(before);

    assertThat(admin.post(path + "/switch?acceptDifferences=true", "").status()).isEqualTo(200);
    assertThat(server.http().get(COVERAGE).text()).isNotEqualTo(before).contains("absent");
    assertThat(admin.post(path + "/rollback", "").status()).isEqualTo(200);
    assertThat(server.http().get(COVERAGE).text()).isEqualTo(before);
  }

  private static String path(Answer replay) {
    return PATH + "/" + replay.at("/id");
  }

  private static void damage(Server server) {
    server.store().sql("update public_change set importer = 'JP' where sequence = 3").update();
    server.store().sql("delete from public_change where sequence = 7").update();
    server
        .store()
        .sql(
            "insert into public_change select -5, type, importer, exporter, goods, bytes"
                + " from public_change where sequence = 8")
        .update();
  }

  private static String order(String projection, String more) {
    return "{\"projection\": \"%s\"%s}".formatted(projection, more);
  }

  private static Answer replayed(WebhooksTest.Keyed auditor, String order)
      throws InterruptedException {
    var begun = auditor.post(PATH, order);
    assertThat(begun.status()).as("%s", begun).isEqualTo(202);
    var replay = auditor.get(begun.header("Location"));
    for (int i = 0; i < 1_500 && replay.at("/state").equals("running"); i++) {
      Thread.sleep(20);
      replay = auditor.get(begun.header("Location"));
    }
    return replay;
  }

  private static List<String> differences(WebhooksTest.Keyed auditor, String projection)
      throws InterruptedException {
    var replay = replayed(auditor, order(projection, ""));
    assertThat(replay.at("/state")).isEqualTo("done");
    var found = auditor.get(replay.at("/differences") + "?limit=1000");
    assertThat(found.json().at("/items").size())
        .isEqualTo(replay.json().at("/differencesTotal").asInt());
    return found
        .json()
        .at("/items")
        .valueStream()
        .map(
            one ->
                "%s : rebuilt %s : live %s"
                    .formatted(
                        one.at("/about").asString(),
                        one.at("/rebuilt").asString("null"),
                        one.at("/live").asString("null")))
        .toList();
  }

  /// The database keeps the events to itself for as long as the test wants.
  @Test
  void one_runs_at_a_time_and_is_stopped_when_asked() {
    assumeThat(database).isEqualTo(Database.POSTGRESQL);
    var server = Server.ofTheDemonstration(database);
    var auditor = new WebhooksTest.Keyed(server.http(), server.newKey("c", "audit:read"));
    server.inTransaction(
        () -> {
          server.store().sql("lock table event in access exclusive mode").update();
          var begun = auditor.post(PATH, order("rateBook", ""));
          assertThat(begun.status()).isEqualTo(202);
          var again = auditor.post(PATH, order("logTree", ""));
          assertThat(again.status()).isEqualTo(409);
          assertThat(again.at("/code")).isEqualTo("replay-running");
          var cancelled = auditor.delete(begun.header("Location"));
          assertThat(cancelled.at("/state")).isEqualTo("cancelled");
          assertThat(cancelled.at("/endedAt")).isNotEqualTo("null");
          assertThat(auditor.post(PATH, order("logTree", "")).status()).isEqualTo(409);
        });
    assertThat(auditor.get(PATH).json().at("/items").size()).isPositive();
  }

  @Test
  void what_cannot_be_built_is_refused_with_every_fault_named() {
    var server = Server.ofTheDemonstration(database);
    var auditor = new WebhooksTest.Keyed(server.http(), server.newKey("b", "audit:read"));
    var bad = auditor.post(PATH, "{\"projection\": \"book\", \"toPosition\": -1, \"x\": 1}");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.json().at("/errors").valueStream().map(e -> e.at("/code").asString()))
        .containsExactlyInAnyOrder("unknown-field", "unknown-value", "bad-position");
    var beyond = auditor.post(PATH, order("rateBook", ", \"toPosition\": 100000"));
    assertThat(beyond.status()).isEqualTo(400);
    assertThat(beyond.at("/errors/0/code")).isEqualTo("beyond-end");
    assertThat(auditor.post(PATH, "{}").at("/errors/0/code")).isEqualTo("missing-field");
    assertThat(auditor.get(PATH + "/nothing").at("/code")).isEqualTo("unknown-replay");
    assertThat(server.http().get(PATH).status()).isEqualTo(401);
    var writer = new WebhooksTest.Keyed(server.http(), server.newKey("w", "tariffs:write"));
    assertThat(writer.post(PATH, order("rateBook", "")).status()).isEqualTo(403);
  }
}
