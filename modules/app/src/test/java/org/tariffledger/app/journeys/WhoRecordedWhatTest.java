package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// History as an auditor asks it: by whom, in which act, and why; what was answered on a day beside
/// what is now; who recorded what in a period.
@OnEachDatabase
class WhoRecordedWhatTest {

  private static final String QUESTION = "importer=US&exporter=JP&validAt=2025-04-10T12:00:00Z";

  @Parameter Database database;

  private Server server;
  private WebhooksTest.Keyed auditor;
  private String then;

  /// A ledger that was told the story, once for all who read it.
  private record Told(Server server, WebhooksTest.Keyed auditor, String then) {}

  private static final Map<Database, Told> ALL = new EnumMap<>(Database.class);

  @BeforeEach
  void a_ledger_with_a_story() throws InterruptedException {
    var told = ALL.get(database);
    if (told == null) {
      told = tell(Server.shared(database));
      ALL.put(database, told);
    }
    server = told.server();
    auditor = told.auditor();
    then = told.then();
  }

  /// Two desks tell of Japan's duty: 24, then that it had been 34 for two days when the first was
  /// asked, then, announced today, that it is to be 10 for all that time.
  private static Told tell(Server server) throws InterruptedException {
    var auditor = new WebhooksTest.Keyed(server.http(), server.newKey("auditor", "audit:read"));
    var first = server.withKey(server.newKey("desk-1", "tariffs:write"));
    var second = server.withKey(server.newKey("desk-2", "tariffs:write"));
    var imposed =
        first.post(
            "/v1/acts",
            """
            {"announcedAt": "2025-04-02T00:00:00Z", "reason": "Annex I", "source": "White House",
             "legalBasis": [{"instrument": "EO 14257"}], "commands": [
              {"type": "registerProgramme", "id": "FIRST", "imposer": "US", "name": "First"},
              {"type": "declareCoverage", "importer": "US", "state": "complete",
               "since": "2025-01-01T00:00:00Z"},
              {"type": "imposeTariff", "id": "us-jp", "imposer": "US", "programme": "FIRST",
               "targets": {"include": ["JP"]}, "duty": {"type": "adValorem", "percent": "24"},
               "effectiveFrom": "2025-04-09T00:00:00Z"}]}\
            """,
            "Correlation-Id",
            "row-1");
    assertThat(imposed.status()).as(imposed.text()).isEqualTo(200);
    Thread.sleep(20);
    var changed =
        second.post(
            "/v1/measures/us-jp/duty-changes",
            """
            {"announcedAt": "2025-04-08T00:00:00Z", "reason": "Overlooked",
             "duty": {"type": "adValorem", "percent": "34"},
             "effectiveFrom": "2025-04-10T00:00:00Z"}\
            """,
            "Correlation-Id",
            "row-2");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    var today =
        second.post(
            "/v1/measures/us-jp/duty-changes",
            """
            {"reason": "Retroactively", "duty": {"type": "adValorem", "percent": "10"},
             "effectiveFrom": "2025-04-10T06:00:00Z"}\
            """);
    assertThat(today.status()).as(today.text()).isEqualTo(200);
    auditor.http().get("/v1/measures", "Ledger-Position", today.at("/position"));
    return new Told(server, auditor, imposed.at("/recordedAt"));
  }

  @Test
  void every_change_of_a_rate_names_who_recorded_it_as_part_of_what_and_why() {
    var path = "rates/history?axis=recordedAt&" + QUESTION;
    var history = auditor.get("/v1/audit/" + path);

    assertThat(history.status()).as(history.text()).isEqualTo(200);
    assertThat(history.header("Cache-Control")).isEqualTo("no-store");
    var last = history.json().at("/segments").valueStream().toList().getLast();
    assertThat(last.at("/additionalPercent").asString()).isEqualTo("10");
    var by = last.at("/began/0/recordedBy");
    assertThat(by.at("/actor").asString()).isEqualTo("desk-2");
    assertThat(by.at("/reason").asString()).isEqualTo("Retroactively");
    assertThat(by.has("source")).isFalse();
    var imposed =
        history
            .json()
            .at("/segments")
            .valueStream()
            .filter(s -> s.at("/additionalPercent").asString("").equals("24"))
            .findFirst()
            .orElseThrow()
            .at("/began/0/recordedBy");
    assertThat(imposed.at("/actor").asString()).isEqualTo("desk-1");
    assertThat(imposed.at("/correlation").asString()).isEqualTo("row-1");
    assertThat(imposed.at("/source").asString()).isEqualTo("White House");

    var open = auditor.http().get("/v1/" + path);
    assertThat(open.text()).doesNotContain("desk-", "recordedBy");
    assertThat(open.json().at("/segments")).hasSameSizeAs(history.json().at("/segments"));
    var part = auditor.get("/v1/audit/" + path + "&limit=1");
    assertThat(part.header("Link")).startsWith("</v1/audit/rates/history?");
    var rest = part.header("Link").replaceFirst("<(.*)>.*", "$1");
    assertThat(auditor.get(rest).status()).isEqualTo(200);
  }

  @Test
  void a_difference_names_them_too() {
    var path = "rates/diff?" + QUESTION + "&knownAt=2025-04-03&knownAt2=2025-04-09";
    var difference = auditor.get("/v1/audit/" + path);
    assertThat(difference.at("/events/0/recordedBy/actor")).isEqualTo("desk-2");
    assertThat(difference.at("/events/0/recordedBy/reason")).isEqualTo("Overlooked");
    assertThat(auditor.http().get("/v1/" + path).text()).doesNotContain("desk-");
  }

  @Test
  void what_was_answered_on_a_day_stands_beside_what_is_and_why() {
    var found =
        auditor.get("/v1/audit/rates/answered?" + QUESTION + "&on=" + then.replace("+", "%2B"));

    assertThat(found.status()).as(found.text()).isEqualTo(200);
    assertThat(found.at("/answered/additionalPercent")).isEqualTo("24");
    assertThat(found.at("/today/additionalPercent")).isEqualTo("10");
    assertThat(found.json().at("/differences")).hasSize(1);
    assertThat(found.json().at("/recordedSince")).hasSize(1);
    assertThat(found.at("/recordedSince/0/recordedBy/reason")).isEqualTo("Overlooked");
    assertThat(found.json().at("/announcedSince")).hasSize(1);
    assertThat(found.at("/announcedSince/0/recordedBy/reason")).isEqualTo("Retroactively");
    assertThat(found.at("/announcedSince/0/recordedBy/actor")).isEqualTo("desk-2");

    var bad = auditor.get("/v1/audit/rates/answered?importer=US&exporter=JP&on=2999-01-01");
    assertThat(BatchTest.faults(bad.json())).containsExactly("on future-record-time");
    var none = auditor.get("/v1/audit/rates/answered?importer=US&exporter=JP");
    assertThat(BatchTest.faults(none.json())).containsExactly("on missing-parameter");
    var unreadable = auditor.get("/v1/audit/rates/answered?importer=US&exporter=JP&on=x&validAt=y");
    assertThat(BatchTest.faults(unreadable.json()))
        .containsExactlyInAnyOrder("on bad-instant", "validAt bad-instant");
  }

  @Test
  void who_recorded_what_in_a_period_is_listed_page_by_page() {
    var all = auditor.get("/v1/audit/records");
    assertThat(all.status()).as(all.text()).isEqualTo(200);
    assertThat(all.json().at("/items")).hasSize(5);
    assertThat(names("/v1/audit/records?actor=desk-2"))
        .containsExactly("duty-changed Overlooked", "duty-changed Retroactively");
    assertThat(names("/v1/audit/records?correlation=row-1&name=tariff-imposed"))
        .containsExactly("tariff-imposed Annex I");
    assertThat(names("/v1/audit/records?stream=measure:us-jp&from=" + then)).hasSize(3);
    assertThat(names("/v1/audit/records?to=" + then)).isEmpty();
    assertThat(names("/v1/audit/records?actor=nobody")).isEmpty();
    var act = all.at("/items/0/recordedBy/act");
    assertThat(names("/v1/audit/records?act=" + act)).hasSize(3);

    var first = auditor.get("/v1/audit/records?actor=desk-2&limit=1");
    assertThat(first.json().at("/items")).hasSize(1);
    var next = first.header("Link").replaceFirst("<(.*)>.*", "$1");
    var second = auditor.get(next);
    assertThat(second.at("/items/0/recordedBy/reason")).isEqualTo("Retroactively");
    assertThat(second.at("/nextCursor")).isEqualTo("null");
  }

  private List<String> names(String path) {
    return auditor
        .get(path)
        .json()
        .at("/items")
        .valueStream()
        .map(e -> e.at("/name").asString() + " " + e.at("/recordedBy/reason").asString())
        .toList();
  }

  @Test
  void it_needs_the_scope_and_good_input() {
    var writer = new WebhooksTest.Keyed(server.http(), server.newKey("writer", "tariffs:write"));
    for (var path :
        List.of(
            "/v1/audit/records",
            "/v1/audit/rates/history?" + QUESTION,
            "/v1/audit/rates/diff?" + QUESTION,
            "/v1/audit/rates/answered?" + QUESTION)) {
      assertThat(auditor.http().get(path).status()).isEqualTo(401);
      assertThat(writer.get(path).status()).isEqualTo(403);
    }
    var bad = auditor.get("/v1/audit/records?from=x&to=2025-13-01&limit=0&who=me&cursor=!");
    assertThat(BatchTest.faults(bad.json()))
        .containsExactlyInAnyOrder(
            "from bad-instant",
            "to bad-instant",
            "limit bad-limit",
            "who unknown-parameter",
            "cursor bad-cursor");
    var turned = auditor.get("/v1/audit/records?from=2025-02-01&to=2025-01-01");
    assertThat(BatchTest.faults(turned.json())).containsExactly("to end-before-start");
  }
}
