package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// What is charged hangs on facts of the shipment: the answer asks for those that matter, and takes
/// what is said.
@OnEachDatabase
class FactsJourneyTest {

  private static final List<String> ECHOED =
      List.of(
          "claims",
          "customsValue",
          "quantity",
          "unit",
          "quotaInHand",
          "meltedIn",
          "shares",
          "assume");

  @Parameter Database database;

  @Test
  void a_duty_on_a_content_asks_for_its_share_and_charges_that_only() {
    var story = Story.of(database, "TR");
    story.impose(
        "tr-steel", "CN", "\"basis\": {\"type\": \"content\", \"share\": \"share.steel\"}");

    var open = story.rate("CN", "2025-05-01");
    assertThat(open.at("/status")).isEqualTo("undetermined");
    assertThat(open.json().at("/range").toString())
        .isEqualTo("{\"lowPercent\":\"0\",\"highPercent\":\"24\"}");
    assertThat(open.json().at("/needs/0").toString())
        .isEqualTo(
            """
            {"fact":"share.steel","why":"The share of steel in the customs value decides what\
             tr-steel charges.","values":["0","1"]}\
            """);
    assertThat(needs(open)).containsExactly("share.steel 0, 1");

    var told = story.rate("CN", "2025-05-01&share.steel=0.40");
    assertThat(told.at("/additionalPercent")).isEqualTo("9.6");
    assertThat(told.json().at("/shares").toString()).isEqualTo("{\"share.steel\":\"0.4\"}");
    assertThat(told.header("Content-Location")).contains("&share.steel=0.4&");
    assertThat(story.read(told.header("Content-Location")).text()).isEqualTo(told.text());
    assertThat(story.read("/v1/measures/tr-steel").json().at("/basis").toString())
        .isEqualTo("{\"type\":\"content\",\"share\":\"share.steel\"}");
  }

  @Test
  void a_met_condition_comes_before_the_general_duty_and_what_is_ordinary_is_assumed() {
    var story = Story.of(database, "EG");
    story.impose("eg-world", "WORLD");
    story.impose(
        "eg-quota", "GB", Story.duty("10"), "\"conditions\": [{\"type\": \"quotaInHand\"}]");
    story.impose(
        "eg-melted",
        "GB",
        Story.duty("0"),
        "\"conditions\": [{\"type\": \"meltedIn\", \"economies\": [\"EG\", \"JO\"]}]");

    var ordinary = story.rate("GB", "2025-05-01");
    assertThat(ordinary.at("/additionalPercent")).isEqualTo("24");
    assertThat(ordinary.json().at("/assumptions").toString())
        .isEqualTo(
            """
            [{"fact":"meltedIn","value":"not in EG, JO","otherwise":"0",\
            "otherwiseTotalPercent":null,"otherwiseStatus":"determined"},\
            {"fact":"quotaInHand","value":"false","otherwise":"10",\
            "otherwiseTotalPercent":null,"otherwiseStatus":"determined"}]\
            """);

    var quota = story.rate("GB", "2025-05-01&quotaInHand=true");
    assertThat(quota.at("/additionalPercent")).isEqualTo("10");
    assertThat(quota.json().at("/quotaInHand").asBoolean()).isTrue();
    var melted = story.rate("GB", "2025-05-01&meltedIn=JO&quotaInHand=false");
    assertThat(melted.at("/additionalPercent")).isEqualTo("0");
    assertThat(melted.at("/meltedIn")).isEqualTo("JO");
    assertThat(melted.json().at("/assumptions").isEmpty()).isTrue();

    var open = story.rate("GB", "2025-05-01&assume=nothing");
    assertThat(open.at("/status")).isEqualTo("undetermined");
    assertThat(open.at("/assume")).isEqualTo("nothing");
    assertThat(needs(open)).containsExactly("meltedIn EG, GB", "quotaInHand true, false", "duty ");
    assertThat(open.json().at("/assumptions").isEmpty()).isTrue();
    assertThat(open.header("Content-Location")).contains("&assume=nothing&");
  }

  @Test
  void goods_on_their_way_when_a_duty_began_are_told_by_the_day_they_were_loaded() {
    var story = Story.of(database, "CO");
    story.impose("co-cn", "CN");
    story.happens(
        "co-cn/exemptions",
        """
        {"id": "in-transit", "effect": "programmeAnswersZero",
         "when": [{"type": "inTransit", "loadedBefore": "2025-04-09T05:00:00Z",
          "enteredBefore": "2025-05-27T05:00:00Z"}],
         "announcedAt": "2025-04-02T00:00:00Z", "effectiveFrom": "2025-04-09T00:00:00Z"}\
        """,
        1,
        "exemption-granted");

    // A day ends at the customs of Bogotá, five hours after UTC.
    var loaded = story.rate("CN", "2025-05-01&loadedOn=2025-04-08");
    assertThat(loaded.at("/additionalPercent")).isEqualTo("0");
    assertThat(loaded.at("/loadedOn")).isEqualTo("2025-04-08T23:59:59.999999-05:00");
    assertThat(story.percent("CN", "2025-05-01&loadedOn=2025-04-09")).isEqualTo("24");
    assertThat(story.percent("CN", "2025-05-27&loadedOn=2025-04-08")).isEqualTo("24");
    assertThat(story.percent("CN", "2025-05-01")).isEqualTo("24");
    var ordinary = story.rate("CN", "2025-05-01").json().at("/assumptions/0");
    assertThat(ordinary.at("/fact").asString()).isEqualTo("loadedOn");
    assertThat(ordinary.at("/otherwise").asString()).isEqualTo("0");

    var history =
        story.read(
            "/v1/rates/history?importer=CO&exporter=CN&loadedOn=2025-04-08&from=2025-04-08"
                + "&to=2025-06-01");
    assertThat(history.json().at("/segments").valueStream().map(s -> s.at("/additionalPercent")))
        .extracting(percent -> percent.asString())
        .containsExactly("0", "0", "24");
    assertThat(history.header("Content-Location"))
        .contains("loadedOn=2025-04-09T04%3A59%3A59.999999Z");
    var diff =
        story.read(
            "/v1/rates/diff?importer=CO&exporter=CN&loadedOn=2025-04-08&validAt=2025-05-01"
                + "&validAt2=2025-06-01");
    assertThat(diff.at("/before/additionalPercent")).isEqualTo("0");
    assertThat(diff.at("/after/additionalPercent")).isEqualTo("24");
    assertThat(List.of(history.at("/loadedOn"), diff.at("/loadedOn")))
        .containsOnly("2025-04-08T23:59:59.999999-05:00");
  }

  @Test
  void a_history_and_a_difference_echo_what_was_said_as_an_answer_does() {
    var story = Story.of(database, "KE");
    story.impose(
        "ke-steel", "CN", "\"basis\": {\"type\": \"content\", \"share\": \"share.steel\"}");
    var about =
        "?importer=KE&exporter=CN&claims=none&customsValue=1250.50&quantity=400&unit=kg"
            + "&quotaInHand=false&meltedIn=CN&share.steel=0.40&assume=nothing";
    var nothing = "?importer=KE&exporter=CN";

    for (var path :
        List.of("/v1/rates/history%s&from=2025-04-08", "/v1/rates/diff%s&validAt2=2025-04-08")) {
      var said = story.read(path.formatted(about)).json();
      assertThat(ECHOED.stream().map(field -> said.at("/" + field).toString()))
          .as(path)
          .containsExactly(
              "\"none\"",
              "\"1250.5\"",
              "\"400\"",
              "\"kg\"",
              "false",
              "\"CN\"",
              "{\"share.steel\":\"0.4\"}",
              "\"nothing\"");
      assertThat(story.read(path.formatted(nothing)).json().propertyNames())
          .as(path)
          .doesNotContainAnyElementsOf(ECHOED);
    }
  }

  @Test
  void an_all_in_duty_counts_the_base_duty_of_its_column() {
    var story = Story.of(database, "PE");
    story.tell(
        "/v1/schedules",
        """
        {"importer": "PE", "edition": "HS-2025", "announcedAt": "2024-12-01T00:00:00Z",
         "effectiveFrom": "2025-01-01T00:00:00Z", "lines": [
          {"code": "8703.23", "description": "Cars", "general": "2.5%"},
          {"code": "8704.21", "description": "Lorries", "general": "25%"}]}\
        """);
    story.impose(
        "pe-jp",
        "JP",
        "\"duty\": {\"type\": \"topUpTo\", \"percent\": \"15\", \"column\": \"general\"}");

    var cars = story.rate("JP", "2025-05-01&product=8703.23");
    assertThat(cars.at("/additionalPercent")).isEqualTo("12.5");
    assertThat(cars.at("/totalPercent")).isEqualTo("15");
    assertThat(cars.json().at("/components/0/duty").toString())
        .isEqualTo("{\"type\":\"topUpTo\",\"percent\":\"15\",\"column\":\"general\"}");
    assertThat(story.percent("JP", "2025-05-01&product=8704.21")).isEqualTo("0");
    assertThat(needs(story.rate("JP", "2025-05-01"))).containsExactly("product ");

    var there = story.read("/v1/relations/PE/JP?validAt=2025-05-01").json().at("/directions/0");
    assertThat(there.at("/baseline").toString())
        .isEqualTo("{\"kind\":\"allIn\",\"percent\":\"15\"}");
    var back = story.read("/v1/relations/PE/CN?validAt=2025-05-01").json().at("/directions/0");
    assertThat(back.at("/baseline").toString())
        .isEqualTo("{\"kind\":\"additional\",\"percent\":\"0\"}");
  }

  @Test
  void a_rule_on_a_share_leaves_the_rest_of_the_value_to_the_programme_that_it_displaces() {
    var story = Story.of(database, "MA");
    story.tell(
        "/v1/programmes",
        """
        {"id": "MA-METALS", "imposer": "MA", "name": "Metals"}\
        """);
    story.tell(
        "/v1/stacking-rules",
        """
        {"id": "metals-displace", "imposer": "MA", "when": "MA-METALS", "trigger": "covered",
         "suppresses": "MA-STORY", "share": "share.steel", "announcedAt": "2025-04-02T00:00:00Z",
         "effectiveFrom": "2025-04-09T00:00:00Z"}\
        """);
    story.impose("ma-cn", "CN", Story.duty("10"));
    story.tell(
        "/v1/measures",
        """
        {"id": "ma-metals", "imposer": "MA", "programme": "MA-METALS",
         "targets": {"include": ["CN"]}, "duty": {"type": "adValorem", "percent": "50"},
         "basis": {"type": "content", "share": "share.steel"},
         "announcedAt": "2025-04-02T00:00:00Z", "effectiveFrom": "2025-04-09T00:00:00Z"}\
        """);

    assertThat(story.percent("CN", "2025-05-01&share.steel=0.4")).isEqualTo("26");
    assertThat(story.read("/v1/stacking-rules/metals-displace").at("/share"))
        .isEqualTo("share.steel");
    assertThat(
            story
                .rate("CN", "2025-05-01&share.steel=0.4")
                .json()
                .at("/components")
                .valueStream()
                .map(part -> part.at("/measure").asString() + " " + part.at("/percent").asString()))
        .containsExactly("ma-metals 20", "ma-cn 6");
  }

  @Test
  void everything_that_is_wrong_with_facts_is_named_at_once() {
    var story = Story.of(database, "PK");
    story.impose(
        "pk-cn",
        "CN",
        "\"basis\": {\"type\": \"remainder\", \"share\": \"share.usContent\", \"atLeast\": 0.2}",
        "\"conditions\": [{\"type\": \"measured\", \"fact\": \"weightShare.metal\","
            + " \"is\": \"atLeast\", \"value\": 0.15, \"ordinarily\": \"met\"},"
            + " {\"type\": \"measured\", \"fact\": \"share.cotton\", \"is\": \"below\","
            + " \"value\": \"0.5\", \"ordinarily\": \"met\"}]");

    var refused =
        story.rate(
            "CN",
            "2025-05-01&share.usContent=1.5&share.colour=0.1&weightShare.metal=few&share.=1"
                + "&quotaInHand=yes&meltedIn=XX&loadedOn=2025-04-05T00:00:00+08:00&assume=all");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(faults(refused))
        .containsExactlyInAnyOrder(
            "share.usContent bad-share",
            "share.colour unknown-fact",
            "share. unknown-fact",
            "weightShare.metal bad-share",
            "quotaInHand bad-flag",
            "meltedIn unknown-economy",
            "loadedOn bad-instant",
            "assume unknown-value");
    assertThat(refused.text())
        .contains("%2B")
        .contains("there are: share.")
        .contains("share.usContent")
        .contains("\\\"all\\\" is none of ordinary, nothing.");

    var tooMuch =
        story.rate(
            "CN", "2025-05-01&share.usContent=0.6&share.cotton=0.5&weightShare.metal=1&claims=%21");
    assertThat(faults(tooMuch))
        .containsExactlyInAnyOrder("share.cotton bad-share", "claims malformed-claim");
    assertThat(tooMuch.text()).contains("share.cotton, share.usContent are 1.1.");

    assertThat(faults(story.rate("CN", "2025-05-01&share.usContent=0.1&share.usContent=0.2")))
        .containsExactly("share.usContent repeated-parameter");
    assertThat(faults(story.rate("CN", "2025-05-01&steel=0.1&share=0.1")))
        .containsExactlyInAnyOrder("steel unknown-parameter", "share unknown-parameter");
    assertThat(story.percent("CN", "2025-05-01&share.usContent=0.25")).isEqualTo("18");
    assertThat(story.percent("CN", "2025-05-01&weightShare.metal=0.1")).isEqualTo("0");
  }

  @Test
  void the_document_describes_shares_as_parameters_of_open_names() {
    var document = Story.of(database, "LK").read("/v3/api-docs").json();
    for (var path : List.of("/v1/rates", "/v1/rates/history", "/v1/rates/diff")) {
      var shares =
          document
              .at("/paths")
              .get(path)
              .at("/get/parameters")
              .valueStream()
              .filter(parameter -> parameter.at("/name").asString().startsWith("share"))
              .toList();
      assertThat(shares).hasSize(1);
      assertThat(shares.getFirst().at("/style").asString()).isEqualTo("form");
      assertThat(shares.getFirst().at("/explode").asBoolean()).isTrue();
      assertThat(shares.getFirst().at("/schema/patternProperties").propertyNames())
          .containsExactly("^(share\\.|weightShare\\.)[a-z][A-Za-z0-9]{0,29}$");
    }
  }

  private static List<String> needs(Answer rate) {
    return rate.json()
        .at("/needs")
        .valueStream()
        .filter(need -> !need.at("/fact").asString().equals("baseDuty"))
        .map(
            need ->
                need.at("/fact").asString()
                    + " "
                    + String.join(
                        ", ", need.at("/values").valueStream().map(v -> v.asString()).toList()))
        .toList();
  }

  private static List<String> faults(Answer refused) {
    return refused
        .json()
        .at("/errors")
        .valueStream()
        .map(fault -> fault.at("/pointer").asString() + " " + fault.at("/code").asString())
        .toList();
  }
}
