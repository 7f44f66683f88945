package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// How the answers about April 2025 change with each of the three times.
@OnEachDatabase
class TimeTravelTest {

  private static final String ESCALATION = "US 34, CN 34, US 84, CN 84, US 125, CN 125";

  @Parameter Database database;

  @Test
  void the_rate_of_japan_follows_the_clock() {
    var history =
        http().get("/v1/rates/history?importer=US&exporter=JP&knownAt=2025-04-23&to=2025-07-31");

    assertThat(segments(history))
        .containsExactly(
            "2025-02-01 0 coverageChanges -",
            "2025-04-05 10 starts us-reciprocal-world",
            "2025-04-09 24 starts us-reciprocal-jp",
            "2025-04-10 10 pauseBegins us-reciprocal-jp",
            "2025-05-01  coverageChanges -",
            "2025-07-09  pauseLapses us-reciprocal-jp");
    assertThat(history.at("/segments/3/began/0/name")).isEqualTo("tariff-paused");
    assertThat(history.at("/segments/3/began/0/reference")).isNotEmpty();
    assertThat(history.at("/segments/5/range/lowPercent")).isEqualTo("24");
    assertThat(history.at("/segments/5/to")).isEqualTo("2025-08-01T00:00:00-04:00");
  }

  @Test
  void the_rate_of_one_day_changes_with_what_is_announced() {
    var history =
        http()
            .get(
                "/v1/rates/history?importer=US&exporter=KR&axis=knownAt&validAt=2025-04-15"
                    + "&from=2025-04-01&to=2025-04-30");

    assertThat(percents(history)).containsExactly("0", "26", "25", "10");
    assertThat(history.at("/segments/2/from")).startsWith("2025-04-03");
    assertThat(history.at("/segments/2/began/0/kind")).isEqualTo("announced");
    assertThat(history.at("/validAt")).startsWith("2025-04-15T23:59:59.999999");
    assertThat(history.at("/knownAt")).isEqualTo("null");
  }

  @Test
  void the_rate_of_one_day_changes_with_what_is_recorded() {
    var history =
        http().get("/v1/rates/history?importer=US&exporter=JP&axis=recordedAt&validAt=2025-04-23");

    assertThat(percents(history)).last().isEqualTo("10");
    assertThat(history.at("/segments/0/began/0/kind")).isEqualTo("recorded");
    assertThat(history.at("/segments/0/from"))
        .isEqualTo(history.at("/segments/0/began/0/recordedAt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&knownAt=2025-04-23",
        "&axis=knownAt&validAt=2025-04-09",
        "&axis=recordedAt&validAt=2025-04-09"
      })
  void a_history_in_pages_is_the_history(String along) {
    var question = "/v1/rates/history?importer=US&exporter=CN&product=9018.31.00" + along;
    var whole = http().get(question).json().at("/segments").valueStream().toList();
    var paged = new ArrayList<JsonNode>();
    var page = http().get(question + "&limit=2");
    while (true) {
      page.json().at("/segments").forEach(paged::add);
      if (page.header("Link").isEmpty()) {
        break;
      }
      page = http().get(page.header("Link").replaceFirst("<(.*?)>.*", "$1"));
    }
    assertThat(whole).hasSizeGreaterThan(2);
    assertThat(paged).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/rates/history?importer=US&exporter=DE",
        "/v1/rates/history?importer=US&exporter=JP&axis=knownAt&from=2025-04-01&to=2025-04-30",
        "/v1/rates/diff?importer=US&exporter=KR&knownAt=2025-04-02&knownAt2=2025-04-03",
        "/v1/rates/diff?importer=US&exporter=KR&validAt=2025-04-08&validAt2=2025-04-09"
      })
  void what_is_answered_now_names_the_pinned_question_that_is_answered_the_same(String question) {
    var fresh = http().get(question);
    var pinned = http().get(fresh.header("Content-Location"));
    assertThat(fresh.header("ETag")).isEmpty();
    assertThat(pinned.header("Cache-Control")).contains("max-age=86400");
    assertThat(pinned.text()).isEqualTo(fresh.text());
  }

  @Test
  void a_record_of_nothing_has_one_segment_without_end() {
    var history = http().get("/v1/rates/history?importer=BR&exporter=US");

    assertThat(history.json().at("/segments").size()).isEqualTo(1);
    assertThat(history.at("/segments/0/from")).isEqualTo("null");
    assertThat(history.at("/segments/0/to")).isEqualTo("null");
    assertThat(history.at("/segments/0/coverage/state")).isEqualTo("absent");
    assertThat(history.json().at("/segments/0/began").isEmpty()).isTrue();
  }

  @Test
  void the_correction_of_annex_i_explains_the_difference_for_korea() {
    var diff =
        http()
            .get(
                "/v1/rates/diff?importer=US&exporter=KR&validAt=2025-04-09&knownAt=2025-04-02"
                    + "&knownAt2=2025-04-03");

    assertThat(diff.at("/before/additionalPercent")).isEqualTo("26");
    assertThat(diff.at("/after/additionalPercent")).isEqualTo("25");
    assertThat(diff.at("/differences/0/measure")).isEqualTo("us-reciprocal-kr");
    assertThat(diff.at("/differences/0/before/percent")).isEqualTo("26");
    assertThat(diff.at("/differences/0/after/percent")).isEqualTo("25");
    assertThat(diff.json().at("/events").valueStream().map(e -> e.at("/measure").asString()))
        .isNotEmpty()
        .containsOnly("us-reciprocal-kr");
    assertThat(diff.at("/events/0/announcedAt")).startsWith("2025-04-03");
  }

  @Test
  void nothing_but_the_correction_explains_the_difference_whatever_was_announced_since() {
    var question = "/v1/rates/diff?importer=US&exporter=KR&validAt=2025-04-09&knownAt=2025-04-02";
    var soon = http().get(question + "&knownAt2=2025-04-03").json().at("/events");
    var late = http().get(question + "&knownAt2=2025-04-30").json().at("/events");

    assertThat(late).isEqualTo(soon);
    assertThat(late.valueStream().map(e -> e.at("/name").asString()))
        .containsExactly("entry-corrected", "tariff-imposed");
  }

  @Test
  void between_the_same_answers_there_is_no_difference() {
    var diff =
        http()
            .get(
                "/v1/rates/diff?importer=US&exporter=JP&validAt=2025-04-09&knownAt=2025-04-02"
                    + "&knownAt2=2025-04-03");

    assertThat(diff.json().at("/differences").isEmpty()).isTrue();
    assertThat(diff.json().at("/events").isEmpty()).isTrue();
  }

  @Test
  void the_clock_explains_the_difference_of_two_days() {
    var diff =
        http().get("/v1/rates/diff?importer=US&exporter=JP&validAt=2025-04-08&validAt2=2025-04-09");

    assertThat(diff.at("/before/additionalPercent")).isEqualTo("10");
    assertThat(diff.at("/after/additionalPercent")).isEqualTo("24");
    assertThat(diff.at("/events/0/kind")).isEqualTo("starts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-reciprocal-cn", "cn-countermeasure"})
  void the_escalation_is_walked_from_either_side(String measure) {
    var chain = http().get("/v1/measures/" + measure + "/chain");

    assertThat(steps(chain.json().at("/steps"))).isEqualTo(ESCALATION);
    assertThat(chain.at("/complete")).isEqualTo("true");
    assertThat(chain.json().at("/steps/0/inResponseTo").isEmpty()).isTrue();
    for (int step = 1; step < 6; step++) {
      assertThat(chain.at("/steps/%d/inResponseTo/0".formatted(step)))
          .isEqualTo(chain.at("/steps/%d/position".formatted(step - 1)));
      assertThat(chain.at("/steps/%d/answeredBy/0".formatted(step - 1)))
          .isEqualTo(chain.at("/steps/%d/position".formatted(step)));
    }
  }

  @Test
  void a_chain_ends_with_what_is_known() {
    var chain = http().get("/v1/measures/us-reciprocal-cn/chain?knownAt=2025-04-08T12:00:00Z");
    assertThat(steps(chain.json().at("/steps"))).isEqualTo("US 34, CN 34, US 84");
  }

  @Test
  void a_relation_tells_the_escalation_of_its_two() {
    var relation = http().get("/v1/relations/CN/US?validAt=2025-04-23");
    assertThat(steps(relation.json().at("/escalation"))).endsWith(ESCALATION);
    var last = relation.json().at("/escalation").size() - 1;
    assertThat(relation.at("/escalation/%d/percentBefore".formatted(last))).isEqualTo("84");
    assertThat(relation.at("/escalation/%d/percentAfter".formatted(last))).isEqualTo("125");

    var ofOthers = http().get("/v1/relations/US/JP?validAt=2025-04-23");
    assertThat(ofOthers.json().at("/escalation").isEmpty()).isTrue();
  }

  @Test
  void every_cell_of_the_matrix_is_the_rate() {
    var matrix = http().get("/v1/matrix?validAt=2025-04-23").json();
    var cells = 0;
    for (var row : matrix.at("/rows")) {
      var importer = row.at("/importer").asString();
      for (var cell : row.at("/cells")) {
        assertIsRate(importer, cell.at("/exporter").asString(), cell);
        cells++;
      }
      if (!importer.equals("BZ")) {
        assertIsRate(importer, "BZ", row.at("/others"));
      }
    }
    assertThat(cells).isGreaterThan(80);
  }

  private void assertIsRate(String importer, String exporter, JsonNode cell) {
    var rate =
        http()
            .get(
                "/v1/rates?importer=%s&exporter=%s&validAt=2025-04-23"
                    .formatted(importer, exporter));
    var what = importer + " on " + exporter;
    assertThat(cell.at("/status").asString()).as(what).isEqualTo(rate.at("/status"));
    assertThat(cell.at("/percent").asString("null"))
        .as(what)
        .isEqualTo(rate.at("/additionalPercent"));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/rates/history?importer=US&exporter=JP&axis=time, axis",
    "/v1/rates/history?importer=US&exporter=JP&validAt=2025-04-09, validAt",
    "/v1/rates/history?importer=US&exporter=JP&from=2025-04-09&to=2025-04-08, to",
    "/v1/rates/history?importer=US&exporter=JP&from=yesterday, from",
    "/v1/rates/history?importer=US&exporter=JP&axis=recordedAt&to=2100-01-01, to",
    "/v1/rates/history?importer=US&exporter=JP&limit=0, limit",
    "/v1/rates/history?importer=US&exporter=JP&cursor=YWJj, cursor",
    "/v1/rates/history?importer=US, exporter",
    "/v1/rates/diff?importer=US&exporter=JP, knownAt2",
    "/v1/rates/diff?importer=US&exporter=JP&knownAt2=2025-04-09&validAt2=2025-04-09, knownAt2",
    "/v1/rates/diff?importer=US&exporter=JP&knownAt2=soon, knownAt2",
    "/v1/rates/diff?importer=US&exporter=JP&recordedAt2=2100-01-01T00:00:00Z, recordedAt2",
    "/v1/rates/diff?importer=GB&exporter=US&validAt=2019-01-01&validAt2=2022-01-01, validAt2",
    "/v1/measures/us-reciprocal-cn/chain?knownAt=1, knownAt",
    "/v1/matrix?validAt=1, validAt",
    "/v1/matrix?importer=US, importer",
  })
  void a_bad_question_is_refused_by_name(String question, String parameter) {
    var answer = http().get(question);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/errors/0/pointer")).isEqualTo(parameter);
  }

  private Http http() {
    return Server.ofTheDemonstration(database).http();
  }

  /// Each as its day, its percent, and the kind and the measure of what began it first.
  private static List<String> segments(Answer history) {
    return history
        .json()
        .at("/segments")
        .valueStream()
        .map(
            s ->
                "%s %s %s %s"
                    .formatted(
                        s.at("/from").asString().substring(0, 10),
                        s.at("/additionalPercent").asString(),
                        s.at("/began/0/kind").asString("-"),
                        s.at("/began/0/measure").asString("-")))
        .toList();
  }

  private static List<String> percents(Answer history) {
    return history
        .json()
        .at("/segments")
        .valueStream()
        .map(s -> s.at("/additionalPercent").asString("null"))
        .toList();
  }

  private static String steps(JsonNode steps) {
    return String.join(
        ", ",
        steps
            .valueStream()
            .map(s -> s.at("/imposer").asString() + " " + s.at("/percentAfter").asString())
            .toList());
  }
}
