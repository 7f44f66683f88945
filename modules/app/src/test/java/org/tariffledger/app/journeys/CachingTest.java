package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/// Whoever keeps answers as long as they may never gives one that the clock has overtaken.
@OnEachDatabase
class CachingTest {

  private static final Duration STEP = Duration.ofMillis(700);
  private static final Duration WATCHED_FOR = Duration.ofSeconds(150);
  private static final SetClock CLOCK = new SetClock(Instant.parse("2026-01-10T12:00:00Z"));

  private static Server server;
  private static Http http;

  private final CachingClient client = new CachingClient(http, CLOCK);
  private final Instant start = CLOCK.instant();

  CachingTest(Database database) {}

  @BeforeParameterizedClassInvocation
  static void tell(Database database) {
    server = Server.empty(database, CLOCK);
    http = server.http();
    var told =
        http.post(
            "/v1/acts",
            """
            {"announcedAt": "2025-04-02T00:00:00Z", "commands": [
              {"type": "registerProgramme", "id": "RECIPROCAL", "imposer": "US", "name": "R"},
              {"type": "declareCoverage", "importer": "US", "state": "complete",
               "since": "2025-01-20T00:00:00Z"},
              {"type": "imposeTariff", "id": "us-jp", "imposer": "US", "programme": "RECIPROCAL",
               "targets": {"include": ["JP"]}, "duty": {"type": "adValorem", "percent": "24"},
               "effectiveFrom": "2025-04-09T00:00:00Z"},
              {"type": "imposeTariff", "id": "us-kr", "imposer": "US", "programme": "RECIPROCAL",
               "targets": {"include": ["KR"]}, "duty": {"type": "adValorem", "percent": "24"},
               "effectiveFrom": "2025-04-09T00:00:00Z"},
              {"type": "imposeTariff", "id": "us-vn", "imposer": "US", "programme": "RECIPROCAL",
               "targets": {"include": ["VN"]}, "duty": {"type": "adValorem", "percent": "24"},
               "effectiveFrom": "2025-04-09T00:00:00Z"}]}\
            """);
    read(told);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    server.close();
  }

  @Test
  void the_percent_of_a_pause_is_not_served_once_the_pause_has_lapsed() {
    var lapse = start.plusMillis(100_500);
    read(
        http.post(
            "/v1/measures/us-jp/pause",
            """
            {"announcedAt": "2025-04-09T00:00:00Z", "from": "2025-04-10T00:00:00Z", "until": "%s",
             "residual": {"type": "adValorem", "percent": "10"}}\
            """
                .formatted(lapse)));

    watch(
        () -> {
          var over = !CLOCK.instant().isBefore(lapse);
          assertThat(client.get("/v1/rates?importer=US&exporter=JP").at("/additionalPercent"))
              .isEqualTo(over ? "24" : "10");
          assertThat(client.get("/v1/relations/US/JP").at("/directions/0/baselinePercent"))
              .isEqualTo(over ? "24" : "10");
          assertThat(client.get("/v1/measures/us-jp").at("/now/status"))
              .isEqualTo(over ? "inForce" : "paused");
          assertThat(cell(client.get("/v1/matrix"), "US", "JP")).isEqualTo(over ? "24" : "10");
        });
  }

  @Test
  void a_history_of_what_is_charged_now_is_not_served_once_a_pause_has_lapsed() {
    var lapse = start.plusMillis(100_500);
    read(
        http.post(
            "/v1/measures/us-vn/pause",
            """
            {"announcedAt": "2025-04-09T00:00:00Z", "from": "2025-04-10T00:00:00Z", "until": "%s",
             "residual": {"type": "adValorem", "percent": "10"}}\
            """
                .formatted(lapse)));
    read(
        http.post(
            "/v1/measures/us-vn/pause-extensions",
            """
            {"announcedAt": "2025-04-10T00:00:00Z", "until": "%s"}\
            """
                .formatted(lapse.plusSeconds(30))));

    watch(
        () -> {
          for (var axis : List.of("knownAt", "recordedAt")) {
            var question = "/v1/rates/history?importer=US&exporter=VN&axis=" + axis;
            assertThat(percents(client.get(question)))
                .as(axis)
                .isEqualTo(percents(http.get(question)));
          }
        });
  }

  @Test
  void a_relation_is_not_served_once_a_rule_has_begun_or_a_member_has_joined() {
    var begin = start.plusMillis(50_500);
    var joined = start.plusMillis(100_500);
    read(
        http.post(
            "/v1/acts",
            """
            {"announcedAt": "2025-04-09T00:00:00Z", "commands": [
              {"type": "registerGroup", "id": "JOINERS", "name": "Joiners",
               "members": [{"economy": "BR", "from": "%2$s", "until": null}]},
              {"type": "registerProgramme", "id": "MX-A", "imposer": "MX", "name": "A"},
              {"type": "registerProgramme", "id": "MX-B", "imposer": "MX", "name": "B"},
              {"type": "declareCoverage", "importer": "MX", "state": "complete",
               "since": "2025-01-20T00:00:00Z"},
              {"type": "imposeTariff", "id": "mx-a", "imposer": "MX", "programme": "MX-A",
               "targets": {"include": ["BR"]}, "duty": {"type": "adValorem", "percent": "5"},
               "effectiveFrom": "2025-04-09T00:00:00Z"},
              {"type": "imposeTariff", "id": "mx-b", "imposer": "MX", "programme": "MX-B",
               "targets": {"include": ["BR"]}, "duty": {"type": "adValorem", "percent": "7"},
               "effectiveFrom": "2025-04-09T00:00:00Z"},
              {"type": "imposeTariff", "id": "mx-steel", "imposer": "MX", "programme": "MX-A",
               "targets": {"include": ["JOINERS"]}, "products": {"include": ["7208"]},
               "duty": {"type": "adValorem", "percent": "50"},
               "effectiveFrom": "2025-04-09T00:00:00Z"},
              {"type": "setStackingRule", "id": "a-alone", "imposer": "MX",
               "when": "MX-A", "trigger": "charged", "suppresses": "MX-B",
               "effectiveFrom": "%1$s"}]}\
            """
                .formatted(begin, joined)));
    assertThat(http.get("/v1/relations/MX/BR").json().at("/nextChanges/0/kind").asString())
        .isEqualTo("ruleBegins");

    watch(
        () -> {
          var relation = client.get("/v1/relations/MX/BR");
          assertThat(relation.at("/directions/0/baselinePercent"))
              .isEqualTo(CLOCK.instant().isBefore(begin) ? "12" : "5");
          assertThat(client.get("/v1/rates?importer=MX&exporter=BR").at("/additionalPercent"))
              .isEqualTo(relation.at("/directions/0/baselinePercent"));
          assertThat(relation.json().at("/directions/0/measures").size())
              .isEqualTo(CLOCK.instant().isBefore(joined) ? 2 : 3);
        });
  }

  @Test
  void the_percent_before_an_announcement_is_not_served_once_it_was_made() {
    var announced = start.plusMillis(45_250);
    read(
        http.post(
            "/v1/measures/us-kr/duty-changes",
            """
            {"announcedAt": "%s", "effectiveFrom": "2026-01-01T00:00:00Z",
             "duty": {"type": "adValorem", "percent": "34"}}\
            """
                .formatted(announced)));

    watch(
        () -> {
          var known = !CLOCK.instant().isBefore(announced);
          assertThat(client.get("/v1/rates?importer=US&exporter=KR").at("/additionalPercent"))
              .isEqualTo(known ? "34" : "24");
          assertThat(
                  client
                      .get("/v1/rates?importer=US&exporter=KR&validAt=2026-01-05")
                      .at("/additionalPercent"))
              .isEqualTo(known ? "34" : "24");
          assertThat(client.get("/v1/measures/us-kr").at("/now/duty/percent"))
              .isEqualTo(known ? "34" : "24");
        });
  }

  @Test
  void a_base_duty_is_not_served_once_an_edition_or_a_column_has_begun_or_been_announced() {
    var begin = start.plusMillis(100_500);
    var announced = start.plusMillis(45_250);
    read(
        http.post(
            "/v1/acts",
            """
            {"announcedAt": "2025-04-09T00:00:00Z", "commands": [
              {"type": "publishSchedule", "importer": "CA", "edition": "CT-2025",
               "effectiveFrom": "2025-01-01T00:00:00Z",
               "lines": [{"code": "8703", "general": "6.1%%", "other": "35%%"}]},
              {"type": "publishSchedule", "importer": "CA", "edition": "CT-2026",
               "effectiveFrom": "%s",
               "lines": [{"code": "8703", "general": "7%%", "other": "35%%"}]},
              {"type": "assignColumn", "importer": "CA", "column": "other",
               "targets": {"include": ["KP"]}, "effectiveFrom": "2025-01-01T00:00:00Z",
               "announcedAt": "%s"}]}\
            """
                .formatted(begin, announced)));

    watch(
        () -> {
          var isNew = !CLOCK.instant().isBefore(begin);
          var isKnown = !CLOCK.instant().isBefore(announced);
          assertThat(client.get("/v1/rates?importer=CA&exporter=JP&product=8703").at("/base/duty"))
              .isEqualTo(isNew ? "7%" : "6.1%");
          assertThat(client.get("/v1/rates?importer=CA&exporter=KP&product=8703").at("/base/duty"))
              .isEqualTo(isKnown ? "35%" : isNew ? "7%" : "6.1%");
        });
  }

  @Test
  void only_an_answer_with_all_three_times_may_be_kept_for_a_day() {
    CLOCK.goOn(Duration.ofSeconds(5));
    for (int given = 0; given < 8; given++) {
      var times = new ArrayList<String>();
      List.of("validAt", "knownAt", "recordedAt").forEach(time -> times.add(time + "=" + start));
      for (int time = 2; time >= 0; time--) {
        if ((given & 1 << time) == 0) {
          times.remove(time);
        }
      }
      for (var path :
          List.of("/v1/rates?importer=US&exporter=CN&", "/v1/relations/US/CN?", "/v1/matrix?")) {
        var answer = http.get(path + String.join("&", times));
        assertThat(answer.status()).isEqualTo(200);
        var isPinned = given == 7;
        assertThat(answer.header("Cache-Control"))
            .as("%s", times)
            .isEqualTo(isPinned ? "max-age=86400, public" : "max-age=60, public");
        assertThat(answer.header("ETag").isEmpty()).as("%s", times).isEqualTo(!isPinned);
        assertThat(answer.header("Content-Location").isEmpty()).isEqualTo(isPinned);
      }
    }
  }

  @Test
  void an_answer_of_which_a_time_is_open_names_the_one_that_may_be_kept_and_says_the_same() {
    CLOCK.goOn(Duration.ofSeconds(5));
    for (var question :
        List.of(
            "/v1/rates?importer=US&exporter=JP",
            "/v1/rates/history?importer=US&exporter=JP",
            "/v1/rates/history?importer=US&exporter=JP&axis=knownAt",
            "/v1/rates/history?importer=US&exporter=JP&axis=recordedAt",
            "/v1/rates/history?importer=US&exporter=JP&axis=recordedAt&limit=1",
            "/v1/rates/diff?importer=US&exporter=JP&knownAt2=2025-04-03",
            "/v1/relations/US/JP",
            "/v1/matrix",
            "/v1/matrix?validAt=2025-04-10&limit=1",
            "/v1/measures/us-jp/chain",
            "/v1/measures/us-jp/chain?limit=1")) {
      var open = http.get(question);
      var pinned = http.get(open.header("Content-Location"));

      assertThat(open.header("Cache-Control")).as(question).isEqualTo("max-age=60, public");
      assertThat(pinned.header("Cache-Control")).as(question).isEqualTo("max-age=86400, public");
      assertThat(pinned.header("ETag")).as(question).startsWith("\"");
      assertThat(pinned.text()).as(question).isEqualTo(open.text());
    }
  }

  @Test
  void a_refusal_is_never_kept() {
    assertThat(http.get("/v1/measures/nobodys").header("Cache-Control")).contains("no-store");
    assertThat(http.get("/v1/rates?importer=US").header("Cache-Control")).contains("no-store");
  }

  private static String cell(Answer matrix, String importer, String exporter) {
    return matrix
        .json()
        .at("/rows")
        .valueStream()
        .filter(row -> row.at("/importer").asString().equals(importer))
        .flatMap(row -> row.at("/cells").valueStream())
        .filter(cell -> cell.at("/exporter").asString().equals(exporter))
        .map(cell -> cell.at("/percent").asString("null"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> percents(Answer history) {
    return history
        .json()
        .at("/segments")
        .valueStream()
        .map(segment -> segment.at("/additionalPercent").asString("null"))
        .toList();
  }

  private void watch(Runnable look) {
    while (CLOCK.instant().isBefore(start.plus(WATCHED_FOR))) {
      look.run();
      CLOCK.goOn(STEP);
    }
    assertThat(client.served()).isGreaterThan(300);
  }

  private static void read(Answer told) {
    assertThat(told.status()).as("%s", told).isEqualTo(200);
    assertThat(http.get("/v1/measures", "Ledger-Position", "" + told.position()).status())
        .isEqualTo(200);
  }
}
