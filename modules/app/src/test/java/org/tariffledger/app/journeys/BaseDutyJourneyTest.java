package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// What the schedule charges, beside the measures of a war.
@OnEachDatabase
class BaseDutyJourneyTest {

  @Parameter Database database;

  @Test
  void base_and_additional_duty_make_the_total_and_column_and_claim_decide_the_base() {
    var story = published("IS", "2025-01-01", "HS-2025", "whole");
    story.impose("is-cn", "CN");

    var cars = story.rate("CN", "2025-05-01&product=8703.23.01.10");
    assertThat(cars.json().at("/base").toString())
        .isEqualTo(
            """
            {"duty":"2.5%","percent":"2.5","line":"87032301","edition":"HS-2025",\
            "column":"general","description":"Cars"}\
            """);
    assertThat(cars.at("/additionalPercent")).isEqualTo("24");
    assertThat(cars.at("/totalPercent")).isEqualTo("26.5");
    assertThat(cars.json().at("/needs").isEmpty()).isTrue();

    column(story, "IS", "\"column\": \"other\", \"targets\": {\"include\": [\"RU\"]}");
    column(
        story,
        "IS",
        "\"column\": \"S\", \"claim\": \"EFTA\", \"targets\": {\"include\": [\"NO\"]}");
    assertThat(story.rate("RU", "2025-05-01&product=87032301").at("/totalPercent")).isEqualTo("10");
    var unsaid = story.rate("NO", "2025-05-01&product=87032301");
    assertThat(unsaid.at("/totalPercent")).isEqualTo("2.5");
    assertThat(unsaid.json().at("/assumptions").toString())
        .isEqualTo(
            """
            [{"fact":"claims.EFTA","value":"not made","otherwise":"0",\
            "otherwiseTotalPercent":"0","otherwiseStatus":"determined"}]\
            """);
    var claimed = story.rate("NO", "2025-05-01&product=87032301&claims=EFTA");
    assertThat(claimed.at("/base/column")).isEqualTo("S");
    assertThat(claimed.at("/totalPercent")).isEqualTo("0");
  }

  @Test
  void an_amount_asks_for_value_and_quantity_and_a_pinned_question_keeps_them() {
    var story = published("LI", "2025-01-01", "HS-2025", "whole");
    var open = story.rate("CN", "2025-05-01&product=1701");
    assertThat(open.at("/status")).isEqualTo("determined");
    assertThat(open.at("/base/duty")).isEqualTo("CHF 0.3/kg + 2%");
    assertThat(open.at("/base/percent")).isEqualTo("null");
    assertThat(open.at("/totalPercent")).isEqualTo("null");
    assertThat(facts(open)).containsExactly("customsValue", "quantity");

    var told = story.rate("CN", "2025-05-01&product=1701&customsValue=900.00&quantity=0.5&unit=t");
    assertThat(told.at("/customsValue")).isEqualTo("900");
    assertThat(told.at("/quantity")).isEqualTo("0.5");
    assertThat(told.at("/unit")).isEqualTo("t");
    assertThat(told.at("/base/percent")).isEqualTo("18.666667");
    assertThat(told.at("/totalPercent")).isEqualTo("18.666667");
    assertThat(told.header("Content-Location"))
        .contains("customsValue=900", "quantity=0.5", "unit=t");
    assertThat(story.read(told.header("Content-Location")).text()).isEqualTo(told.text());
  }

  @Test
  void a_heading_asks_for_the_line_and_a_code_that_is_gone_is_refused_with_its_successors() {
    var story = published("AL", "2025-01-01", "HS-2025", "whole");
    var open = story.rate("CN", "2025-05-01&product=87");
    assertThat(open.at("/base")).isEqualTo("null");
    assertThat(facts(open)).containsExactly("product");
    assertThat(open.at("/needs/0/values/1")).isEqualTo("870380");

    story.tell(
        "/v1/schedules",
        """
        {"importer": "AL", "edition": "HS-2026", "extent": "whole",
         "effectiveFrom": "2025-07-01T00:00:00Z", "announcedAt": "2025-06-01T00:00:00Z",
         "lines": [{"code": "8703.23.01", "description": "Cars", "general": "3%"}]}\
        """);
    var next = story.rate("CN", "2025-05-01&product=870380").json().at("/nextChange");
    assertThat(next.at("/kind").asString()).isEqualTo("scheduleChanges");
    assertThat(next.at("/at").asString()).startsWith("2025-07-01T02:00");

    var gone = story.rate("CN", "2025-08-01&product=8703.80");
    assertThat(gone.status()).isEqualTo(400);
    assertThat(gone.at("/code")).isEqualTo("unknown-code");
    assertThat(gone.at("/errors/0/pointer")).isEqualTo("product");
    assertThat(gone.at("/detail"))
        .isEqualTo(
            "Edition HS-2026 of the schedule of AL does not have 870380. It is gone since"
                + " 2025-07-01T02:00+02:00; the last edition to have it was HS-2025.");
    story.tell(
        "/v1/schedules/AL/successors",
        """
        {"edition": "HS-2025", "code": "8703.80", "successors": ["8703.23.01"],
         "announcedAt": "2025-06-01T00:00:00Z"}\
        """);
    assertThat(story.rate("CN", "2025-08-01&product=8703.80").at("/detail"))
        .endsWith("It was succeeded by 87032301.");
    assertThat(story.rate("CN", "2025-08-01&knownAt=2025-05-01&product=8703.80").status())
        .isEqualTo(200);
    assertThat(story.rate("CN", "2025-08-01&product=99").status()).isEqualTo(400);
  }

  @Test
  void a_history_and_a_difference_tell_the_base_duty_and_the_edition_behind_it() {
    var story = published("RS", "2025-01-01", "HS-2025", "whole");
    story.tell(
        "/v1/schedules",
        """
        {"importer": "RS", "edition": "HS-2026", "extent": "whole",
         "effectiveFrom": "2025-07-01T00:00:00Z", "announcedAt": "2025-06-01T00:00:00Z",
         "lines": [{"code": "8703.23.01", "description": "Cars", "general": "3%"}]}\
        """);
    var subject = "importer=RS&exporter=CN&product=8703.80";
    var told = story.read("/v1/rates/history?" + subject + "&from=2025-02-01");
    assertThat(told.at("/segments/0/base/duty")).isEqualTo("Free");
    assertThat(told.at("/segments/0/totalPercent")).isEqualTo("0");
    assertThat(told.at("/segments/1/from")).startsWith("2025-07-01T02:00");
    assertThat(told.at("/segments/1/base")).isEqualTo("null");
    assertThat(told.at("/segments/1/needs/0/why")).contains("HS-2026", "does not have 870380");
    assertThat(told.at("/segments/1/began/0/name")).isEqualTo("schedule-published");
    assertThat(told.at("/segments/1/began/0/kind")).isEqualTo("scheduleChanges");

    var diff = story.read("/v1/rates/diff?" + subject + "&validAt=2025-05-01&validAt2=2025-08-01");
    assertThat(diff.at("/before/totalPercent")).isEqualTo("0");
    assertThat(diff.at("/after/base")).isEqualTo("null");
    assertThat(diff.at("/events/0/name")).isEqualTo("schedule-published");
    var known =
        story.read(
            "/v1/rates/diff?importer=RS&exporter=CN&product=87032301&validAt=2025-08-01"
                + "&knownAt=2025-05-01&knownAt2=2025-06-02");
    assertThat(known.at("/before/base/duty")).isEqualTo("2.5%");
    assertThat(known.at("/after/base/duty")).isEqualTo("3%");

    var typo = subject.replace("8703.80", "9999");
    assertThat(story.read("/v1/rates/history?" + typo).at("/code")).isEqualTo("unknown-code");
    assertThat(
            story
                .read("/v1/rates/diff?" + typo + "&validAt=2025-05-01&validAt2=2025-08-01")
                .at("/code"))
        .isEqualTo("unknown-code");
  }

  @Test
  void an_edition_that_is_not_the_whole_tariff_leaves_other_codes_open() {
    var story = published("MK", "2025-01-01", "SOME-LINES", "partial");
    var answer = story.rate("CN", "2025-05-01&product=2701");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/base")).isEqualTo("null");
    assertThat(facts(answer)).containsExactly("baseDuty");
    assertThat(answer.at("/needs/0/why")).contains("SOME-LINES", "not the whole tariff");
  }

  @Test
  void a_measure_in_money_is_never_silently_nothing() {
    var story = published("GE", "2025-01-01", "HS-2025", "whole");
    story.impose(
        "ge-cn",
        "CN",
        """
        "products": {"include": ["1701"]},
        "duty": {"type": "specific", "amount": "0.5", "currency": "GEL", "unit": "kg"}\
        """);
    var open = story.rate("CN", "2025-05-01&product=1701");
    assertThat(open.at("/status")).isEqualTo("undetermined");
    assertThat(open.at("/additionalPercent")).isEqualTo("null");
    assertThat(open.at("/range/lowPercent")).isEqualTo("0");
    assertThat(open.at("/range/highPercent")).isEqualTo("null");
    assertThat(facts(open)).contains("customsValue", "quantity");
    assertThat(story.part("ge-cn", "CN", "2025-05-01&product=1701")).isEqualTo("open  inForce");
    var told = story.rate("CN", "2025-05-01&product=1701&customsValue=1000&quantity=100&unit=kg");
    assertThat(told.at("/additionalPercent")).isEqualTo("5");
    assertThat(told.at("/components/0/duty/type")).isEqualTo("specific");
  }

  @Test
  void what_is_wrong_of_a_shipment_is_said_all_at_once() {
    var story = Story.of(database, "MD");
    var bad = story.rate("CN", "2025-05-01&customsValue=0&quantity=-1&unit=" + "x".repeat(51));
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.at("/code")).isEqualTo("several-faults");
    assertThat(pointers(bad)).containsExactly("customsValue", "quantity", "unit");
    var bananas = story.rate("CN", "2025-05-01&quantity=1&unit=bananas");
    assertThat(bananas.at("/code")).isEqualTo("unknown-unit");
    assertThat(bananas.at("/errors/0/detail")).contains("kg, g, t, No.");
    assertThat(story.rate("CN", "2025-05-01&loadedOn=2025-05-02").at("/code"))
        .isEqualTo("loaded-after-entry");
    assertThat(story.rate("CN", "2025-05-01T08:00:00Z&loadedOn=2025-05-01").status())
        .isEqualTo(200);
    assertThat(pointers(story.rate("CN", "2025-05-01&quantity=1"))).containsExactly("unit");
    assertThat(pointers(story.rate("CN", "2025-05-01&unit=kg"))).containsExactly("quantity");
    assertThat(pointers(story.rate("CN", "2025-05-01&customsValue=1e9")))
        .containsExactly("customsValue");
    for (var path : new String[] {"/v1/rates/history?", "/v1/rates/diff?validAt2=2025-05-01&"}) {
      assertThat(
              pointers(story.read(path + "importer=MD&exporter=CN&customsValue=" + "9".repeat(16))))
          .containsExactly("customsValue");
    }
  }

  /// A story of an importer with a schedule of three headings.
  private Story published(String importer, String from, String edition, String extent) {
    var story = Story.of(database, importer);
    story.tell(
        "/v1/schedules",
        """
        {"importer": "%s", "edition": "%s", "extent": "%s",
         "effectiveFrom": "%sT00:00:00Z", "announcedAt": "2024-12-01T00:00:00Z",
         "lines": [
          {"code": "8703", "description": "Vehicles"},
          {"code": "8703.23.01", "indent": 1, "description": "Cars", "general": "2.5%%",
           "special": "Free (S)", "other": "10%%"},
          {"code": "8703.23.01.10", "indent": 2, "description": "Motor homes"},
          {"code": "8703.80", "indent": 1, "description": "Electric cars", "general": "Free"},
          {"code": "1701", "description": "Sugar", "general": "CHF 0.3/kg + 2%%"}]}\
        """
            .formatted(importer, edition, extent, from));
    return story;
  }

  private static void column(Story story, String importer, String fields) {
    story.tell(
        "/v1/schedules/" + importer + "/columns",
        """
        {%s, "effectiveFrom": "2025-01-01T00:00:00Z", "announcedAt": "2024-12-01T00:00:00Z"}\
        """
            .formatted(fields));
  }

  private static Stream<String> facts(Answer answer) {
    return answer.json().at("/needs").valueStream().map(need -> need.at("/fact").asString());
  }

  private static Stream<String> pointers(Answer answer) {
    return answer.json().at("/errors").valueStream().map(e -> e.at("/pointer").asString());
  }
}
