package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.tariffledger.audit.log.TileId;

/// Everything that the document offers, done in order on a ledger that was empty.
@OnEachDatabase
class EveryOperationTest {

  /// A path and what is posted there.
  private static final List<String> COMMANDS =
      List.of(
          """
          /v1/programmes {"id": "US-FIRST", "imposer": "US", "name": "First"}\
          """,
          """
          /v1/programmes {"id": "US-SECOND", "imposer": "US", "name": "Second"}\
          """,
          """
          /v1/programmes {"id": "JP-ANSWER", "imposer": "JP", "name": "Answer"}\
          """,
          """
          /v1/groups {"id": "PARTNERS", "name": "Partners", "members": ["JP"]}\
          """,
          """
          /v1/groups/PARTNERS/members {"members": [{"economy": "KR",
          "from": "2025-04-01T00:00:00Z"}]}\
          """,
          """
          /v1/coverage {"importer": "US", "state": "complete", "since": "2025-01-01T00:00:00Z"}\
          """,
          """
          /v1/stacking-rules {"id": "first-first", "imposer": "US", "when": "US-FIRST",
          "trigger": "covered", "suppresses": "US-SECOND",
          "effectiveFrom": "2025-04-01T00:00:00Z"}\
          """,
          """
          /v1/stacking-rules/first-first/end {"imposer": "US",
          "effectiveFrom": "2025-05-01T00:00:00Z"}\
          """,
          """
          /v1/measures {"id": "us-all", "imposer": "US", "programme": "US-FIRST",
          "targets": {"include": ["PARTNERS"]}, "duty": {"type": "adValorem", "percent": "24"},
          "effectiveFrom": "2025-04-09T00:00:00Z"}\
          """,
          """
          /v1/measures/us-all/retaliations {"id": "jp-all", "imposer": "JP",
          "programme": "JP-ANSWER", "targets": {"include": ["US"]},
          "duty": {"type": "prohibited"}, "effectiveFrom": "2025-04-10T00:00:00Z"}\
          """,
          """
          /v1/measures/us-all/duty-changes {"duty": {"type": "adValorem", "percent": "34"},
          "effectiveFrom": "2025-04-11T00:00:00Z", "inResponseTo": ["jp-all"]}\
          """,
          """
          /v1/measures/us-all/pause {"from": "2025-04-12T00:00:00Z", "residual": "none",
          "until": "2031-01-01T00:00:00Z"}\
          """,
          """
          /v1/measures/us-all/pause-extensions {"until": "2032-01-01T00:00:00Z"}\
          """,
          """
          /v1/measures/us-all/resume {"effectiveFrom": "2025-06-01T00:00:00Z"}\
          """,
          """
          /v1/measures/us-all/scope-changes {"products": {"include": ["87"]},
          "effectiveFrom": "2025-06-02T00:00:00Z"}\
          """,
          """
          /v1/measures/us-all/exemptions {"id": "claimed", "effect": "measureStepsAside",
          "when": [{"type": "claim", "claim": "USMCA"}], "effectiveFrom": "2025-06-02T00:00:00Z"}\
          """,
          """
          /v1/measures/us-all/exemption-revocations {"exemption": "claimed",
          "effectiveFrom": "2025-06-03T00:00:00Z"}\
          """,
          """
          /v1/measures/us-all/lift {"effectiveFrom": "2025-08-01T00:00:00Z"}\
          """,
          """
          /v1/measures/us-all/annulment {"effectiveFrom": "2025-09-01T00:00:00Z"}\
          """,
          """
          /v1/measures/us-all/retraction {"entry": 1}\
          """,
          """
          /v1/measures {"id": "us-never", "imposer": "US", "programme": "US-FIRST",
          "targets": {"include": ["JP"]}, "duty": {"type": "adValorem", "percent": "24"},
          "effectiveFrom": "2031-04-09T00:00:00Z"}\
          """,
          """
          /v1/measures/us-never/reschedule {"effectiveFrom": "2031-05-09T00:00:00Z"}\
          """,
          """
          /v1/measures/us-never/withdrawal {}\
          """,
          """
          /v1/acts {"commands": [{"type": "lift", "measure": "jp-all",
          "effectiveFrom": "2025-08-01T00:00:00Z"}]}\
          """,
          """
          /v1/measures/jp-all/corrections {"entry": 1, "nature": "reissued",
          "effectiveFrom": "2025-08-02T00:00:00Z"}\
          """,
          """
          /v1/product-lists {"id": "US-LIST", "imposer": "US", "name": "A list"}\
          """,
          """
          /v1/product-lists/US-LIST/versions {"codes": ["8471.30", "8517"],
          "effectiveFrom": "2025-04-01T00:00:00Z"}\
          """,
          """
          /v1/schedules {"importer": "US", "edition": "HTS-2025", "lines": [
          {"code": "8703.23", "general": "2.5%"}], "effectiveFrom": "2025-01-01T00:00:00Z"}\
          """,
          """
          /v1/schedules/US/columns {"column": "S", "claim": "USMCA",
          "targets": {"include": ["MX"]}, "effectiveFrom": "2025-01-01T00:00:00Z"}\
          """,
          """
          /v1/schedules/US/successors {"edition": "HTS-2025", "code": "8703.23",
          "successors": ["8703.24"]}\
          """,
          """
          /v1/negotiations {"id": "us-jp", "name": "Talks", "parties": ["US", "JP"],
          "measures": ["us-all"]}\
          """,
          """
          /v1/negotiations/us-jp/rounds {"scheduledFor": "2031-01-01T00:00:00Z",
          "place": "Geneva"}\
          """,
          """
          /v1/negotiations/us-jp/rounds {"round": 1, "scheduledFor": "2031-02-01T00:00:00Z"}\
          """,
          """
          /v1/negotiations/us-jp/rounds/2/outcome {"outcome": "none",
          "heldAt": "2031-03-01T00:00:00Z", "announcedAt": "2031-03-02T00:00:00Z"}\
          """,
          """
          /v1/negotiations/us-jp/break-off {"party": "JP"}\
          """,
          """
          /v1/negotiations/us-jp/resumption {}\
          """,
          """
          /v1/negotiations/us-jp/agreement {"name": "Framework", "terms": [
          {"type": "imposeTariff", "id": "us-agreed", "imposer": "US", "programme": "US-SECOND",
          "targets": {"include": ["JP", "CN"]}, "duty": {"type": "adValorem", "percent": "15"},
          "effectiveFrom": "2025-06-01T00:00:00Z"}],
          "onWithdrawal": [{"type": "charges", "measure": "us-agreed",
          "duty": {"type": "prohibited"}}]}\
          """,
          """
          /v1/negotiations/us-jp/withdrawal {"party": "US",
          "effectiveFrom": "2031-01-01T00:00:00Z"}\
          """,
          """
          /v1/joint-responses {"id": "jp-kr", "name": "Together", "proposer": "KR",
          "members": ["JP", "CN"], "inResponseTo": ["us-agreed"]}\
          """,
          """
          /v1/joint-responses/jp-kr/assents {"member": "CN"}\
          """,
          """
          /v1/joint-responses/jp-kr/withdrawals {"member": "CN"}\
          """,
          """
          /v1/joint-responses/jp-kr/refusals {"member": "CN"}\
          """,
          """
          /v1/joint-responses/jp-kr/disputes {"member": "CN", "claim": "We never assented."}\
          """,
          """
          /v1/joint-responses/jp-kr/assents {"member": "JP"}\
          """,
          """
          /v1/joint-responses/jp-kr/execution {"retaliations": [{"id": "jp-joint",
          "imposer": "JP", "programme": "JP-ANSWER", "inResponseTo": ["us-agreed"],
          "targets": {"include": ["US"]}, "duty": {"type": "adValorem", "percent": "5"},
          "effectiveFrom": "2031-01-01T00:00:00Z"}]}\
          """,
          """
          /v1/statements {"id": "us-threat", "kind": "threat", "speaker": "The president",
          "economy": "US", "text": "More will come.", "source": "https://example.org/",
          "about": [{"importer": "US", "exporter": "JP"}], "measures": ["us-agreed"],
          "negotiations": ["us-jp"], "jointResponses": ["jp-kr"], "addressees": ["KR"]}\
          """);

  /// A command that needs a second person here.
  private static final String RETRACTION = "/v1/statements/us-threat/retraction";

  private static final List<String> BRINGING_ANOTHER =
      List.of("/corrections", "/agreement", "/us-jp/withdrawal", "/execution");

  private static final List<String> SETTINGS =
      List.of(
          "--tariff-ledger.webhooks.allow=127.0.0.1",
          "--tariff-ledger.four-eyes.kinds=retractStatement");

  private static final List<String> READS =
      List.of(
          "/v1/rates?importer=US&exporter=JP",
          "/v1/rates/history?importer=US&exporter=JP",
          "/v1/rates/diff?importer=US&exporter=JP&validAt2=2025-04-09",
          "/v1/matrix",
          "/v1/changes",
          "/v1/calendar",
          "/v1/relations/US/JP",
          "/v1/negotiations",
          "/v1/negotiations/us-jp",
          "/v1/joint-responses",
          "/v1/joint-responses/jp-kr",
          "/v1/statements",
          "/v1/statements/us-threat",
          "/v1/measures",
          "/v1/measures/us-all",
          "/v1/measures/us-all/events",
          "/v1/measures/us-all/chain",
          "/v1/economies",
          "/v1/programmes",
          "/v1/programmes/US-FIRST",
          "/v1/groups",
          "/v1/groups/PARTNERS",
          "/v1/coverage",
          "/v1/coverage/US",
          "/v1/stacking-rules",
          "/v1/stacking-rules/first-first",
          "/v1/product-lists",
          "/v1/product-lists/US-LIST",
          "/v1/product-lists/US-LIST/codes",
          "/v1/schedules",
          "/v1/schedules/US",
          "/v1/schedules/US/lines",
          "/v1/schedules/US/successions");

  private static final List<String> DOCUMENTS =
      List.of("/v1/schemas", "/v1/schemas/org.tariffledger.rate.changed/1", "/v1/asyncapi");

  private static final List<String> LOG =
      List.of(
          "/v1/audit/checkpoint",
          "/v1/audit/keys",
          "/v1/audit/consistency?from=1",
          "/v1/audit/tile/0/000",
          "/v1/audit/tile/0/000.p/1",
          "/v1/audit/tile/entries/000",
          "/v1/audit/tile/entries/000.p/1",
          "/v1/audit/verification",
          "/v1/changes/0/receipt");

  @Parameter Database database;

  @Test
  void every_operation_does_what_the_document_says() {
    try (var receiver = new WebhookReceiver();
        var server = Server.start(database.newPlace(), "none", SETTINGS)) {
      var http = server.http();

      var position = 0L;
      for (var command : COMMANDS) {
        position = done(http, command, position);
      }
      for (var read : READS) {
        assertThat(http.get(read, "Ledger-Position", "" + position).status()).isEqualTo(200);
      }

      var batch = "{\"queries\": [{\"importer\": \"US\", \"exporter\": \"JP\"}]}";
      assertThat(http.post("/v1/rates:batch", batch).status()).isEqualTo(200);
      var proposal =
          """
          {"commands": [{"type": "registerGroup", "id": "OTHERS", "name": "Others",
           "members": ["KR"]}]}\
          """;
      assertThat(http.post("/v1/what-ifs", proposal).status()).isEqualTo(200);

      for (var document : DOCUMENTS) {
        assertThat(http.get(document).status()).isEqualTo(200);
      }
      assertThat(http.beginning("/v1/changes/stream", "\nid: ").status()).isEqualTo(200);
      var export = new WebhooksTest.Keyed(http, server.key()).get("/v1/audit/export");
      assertThat(export.status()).isEqualTo(200);
      webhooks(new WebhooksTest.Keyed(http, server.key()), receiver.url());
      assessments(new WebhooksTest.Keyed(http, server.key()));
      proposals(new WebhooksTest.Keyed(http, server.key()));
      replays(new WebhooksTest.Keyed(http, server.key()));

      log(server, http);

      assertThat(http.contract().succeeded()).isEqualTo(http.contract().operations());
    }
  }

  private static void log(Server server, Http http) {
    try {
      server.awaitMetric("tariff.ledger.log.size", TileId.HASHES);
      server.awaitMetric("tariff.ledger.log.lag", 0);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    for (var path : LOG) {
      assertThat(http.get(path).status()).as(path).isEqualTo(200);
    }
    assertThat(http.post("/v1/audit/keys", "").status()).isEqualTo(200);
    assertThat(http.post("/v1/audit/verification", "").status()).isEqualTo(200);
  }

  private static void webhooks(WebhooksTest.Keyed http, String url) {
    var made = "{\"id\": \"erp\", \"url\": \"%s\"}".formatted(url);
    assertThat(http.post("/v1/webhooks", made).status()).isEqualTo(201);
    for (var path : List.of("", "/erp", "/erp/deliveries")) {
      assertThat(http.get("/v1/webhooks" + path).status()).isEqualTo(200);
    }
    assertThat(http.patch("/v1/webhooks/erp", "{\"perSecond\": 5}").status()).isEqualTo(200);
    assertThat(http.post("/v1/webhooks/erp/secret", "{}").status()).isEqualTo(200);
    assertThat(http.post("/v1/webhooks/erp/test", "").status()).isEqualTo(200);
    var lost = "{\"failedSince\": \"2025-01-01T00:00:00Z\"}";
    assertThat(http.post("/v1/webhooks/erp/replays", lost).status()).isEqualTo(200);
    assertThat(http.delete("/v1/webhooks/erp").status()).isEqualTo(204);
  }

  private static void proposals(WebhooksTest.Keyed http) {
    var chief = "{\"name\": \"chief\", \"scopes\": [\"tariffs:approve\"]}";
    var made = http.post("/v1/admin/keys", chief);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(http.get("/v1/admin/keys").status()).isEqualTo(200);
    assertThat(http.get("/v1/audit/key-records?name=chief").status()).isEqualTo(200);
    assertThat(http.get(made.header("Location")).status()).isEqualTo(200);
    var second = new WebhooksTest.Keyed(http.http(), made.at("/key"));
    for (var end : List.of("/withdrawal", "/rejection", "/approval")) {
      var proposed = http.post(RETRACTION, "{}");
      assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
      var proposal = proposed.header("Location");
      assertThat(second.get(proposal).status()).isEqualTo(200);
      var by = end.equals("/withdrawal") ? http : second;
      var ended = by.post(proposal + end, "{\"note\": \"So it is.\"}");
      assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    }
    assertThat(second.get("/v1/proposals").status()).isEqualTo(200);
    assertThat(http.delete("/v1/admin/keys/chief").status()).isEqualTo(204);
    assertThat(second.get("/v1/proposals").status()).isEqualTo(401);
  }

  private static void assessments(WebhooksTest.Keyed http) {
    var path = "/v1/audit/assessments";
    var entry =
        """
        {"importer": "US", "exporter": "JP", "validAt": "2025-06-01", "covers": "additional",
         "percentCharged": 5}\
        """;
    assertThat(http.post(path, entry).status()).isEqualTo(200);
    assertThat(http.post(path + ":batch", "{\"entries\": [%s]}".formatted(entry)).status())
        .isEqualTo(200);
    var file = "importer,exporter,validAt,percentCharged,covers\nUS,JP,2025-06-01,5,additional\n";
    var accepted = http.http().postFile(path, file);
    assertThat(accepted.status()).isEqualTo(202);
    var run = accepted.header("Location");
    assertThat(http.get(path).status()).isEqualTo(200);
    assertThat(http.get(run).status()).isEqualTo(200);
    assertThat(http.post(run + "/cancellation", "").status()).isEqualTo(200);
    assertThat(http.get(run + "/result").status()).isEqualTo(200);
    assertThat(http.delete(run).status()).isEqualTo(204);
    for (var read :
        List.of(
            "records",
            "rates/history?importer=US&exporter=JP",
            "rates/diff?importer=US&exporter=JP&validAt2=2025-04-09",
            "rates/answered?importer=US&exporter=JP&on=2025-06-01")) {
      assertThat(http.get("/v1/audit/" + read).status()).isEqualTo(200);
    }
  }

  private static void replays(WebhooksTest.Keyed http) {
    var path = "/v1/audit/replays";
    var begun = http.post(path, "{\"projection\": \"logTree\"}");
    assertThat(begun.status()).isEqualTo(202);
    var replay = begun.header("Location");
    for (var read : List.of(path, replay, replay + "/differences")) {
      assertThat(http.get(read).status()).isEqualTo(200);
    }
    assertThat(http.delete(replay).status()).isEqualTo(200);
    switches(http, path);
    assertThat(http.get("/v1/admin/doctor").status()).isEqualTo(200);
  }

  private static void switches(WebhooksTest.Keyed http, String path) {
    var switched = rebuilt(http, path);
    for (var act : List.of("/switch", "/rollback")) {
      assertThat(http.post(switched + act, "").status()).isEqualTo(200);
    }
    assertThat(http.post(rebuilt(http, path) + "/release", "").status()).isEqualTo(200);
  }

  /// One that was cancelled may take its time to notice.
  private static String rebuilt(WebhooksTest.Keyed http, String path) {
    var begun = http.post(path, "{\"projection\": \"rateBook\"}");
    for (int i = 0; i < 500 && begun.status() == 409; i++) {
      LockSupport.parkNanos(20_000_000);
      begun = http.post(path, "{\"projection\": \"rateBook\"}");
    }
    var replay = begun.header("Location");
    for (int i = 0; i < 500 && !http.get(replay).at("/place").equals("ready"); i++) {
      LockSupport.parkNanos(20_000_000);
    }
    return replay;
  }

  /// Each adds one event, or a correction and the entry as corrected, or what it brings with it;
  /// what it has created can be read at once where it says.
  private static long done(Http http, String command, long before) {
    var path = command.substring(0, command.indexOf(' '));
    var answer = http.post(path, command.substring(path.length()));
    assertThat(answer.status()).as("%s: %s", path, answer).isIn(200, 201);
    var events = BRINGING_ANOTHER.stream().anyMatch(path::endsWith) ? 2 : 1;
    assertThat(answer.position()).isEqualTo(before + events);
    assertThat(answer.json().at("/events").size()).isEqualTo(events);
    if (answer.status() == 201) {
      var created = http.get(answer.header("Location"), "Ledger-Position", answer.at("/position"));
      assertThat(created.status()).isEqualTo(200);
      assertThat(created.position()).isEqualTo(answer.position());
    }
    return answer.position();
  }
}
