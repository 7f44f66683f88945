package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// What is announced for later: it moves, it is kept or cancelled, it never comes, it ends.
@OnEachDatabase
class ScheduleJourneyTest {

  @Parameter Database database;

  @Test
  void a_start_that_moves_is_not_in_force_in_between() {
    var story = Story.of(database, "CH");
    story.impose("ch-cn", "CN");
    story.happens(
        "ch-cn/reschedule",
        """
        {"effectiveFrom": "2025-04-12T00:00:00Z", "announcedAt": "2025-04-08T00:00:00Z"}\
        """,
        1,
        "step-rescheduled");
    assertThat(story.percent("CN", "2025-04-10")).isEqualTo("0");
    assertThat(story.part("ch-cn", "CN", "2025-04-10")).isEqualTo("notYetInForce 0 announced");
    assertThat(story.percent("CN", "2025-04-10&knownAt=2025-04-07")).isEqualTo("24");
    assertThat(story.percent("CN", "2025-04-12")).isEqualTo("24");
    assertThat(story.read("/v1/measures/ch-cn").at("/now/start")).startsWith("2025-04-12");
    assertThat(story.read("/v1/measures/ch-cn").at("/effectiveFrom")).startsWith("2025-04-09");
  }

  @Test
  void a_change_before_an_announced_one_says_whether_that_is_kept_or_cancelled() {
    var story = Story.of(database, "BR");
    story.impose("br-us", "US");
    story.happens("br-us/duty-changes", change("30", "06-01", "04-20", ""), 1, "duty-changed");
    var silent = story.refused("br-us/duty-changes", change("27", "05-01", "04-21", ""));
    assertThat(silent.status()).isEqualTo(409);
    assertThat(silent.at("/code")).isEqualTo("scheduled-change-ahead");
    assertThat(silent.at("/detail")).contains("2025-06-01T00:00:00Z");

    var keeping = change("27", "05-01", "04-21", ", \"scheduled\": \"keep\"");
    story.happens("br-us/duty-changes", keeping, 2, "duty-changed");
    assertThat(story.percent("US", "2025-05-15")).isEqualTo("27");
    assertThat(story.percent("US", "2025-06-15")).isEqualTo("30");

    var cancelling = change("26", "05-20", "05-10", ", \"scheduled\": \"cancel\"");
    story.happens("br-us/duty-changes", cancelling, 3, "duty-changed");
    assertThat(story.percent("US", "2025-06-15")).isEqualTo("26");
    assertThat(story.percent("US", "2025-06-15&knownAt=2025-05-09T00:00:00Z")).isEqualTo("30");
  }

  @Test
  void who_is_no_target_any_more_answered_all_the_same() {
    var nigeria = Story.of(database, "NG");
    nigeria.impose("ng-1", "KE");
    var kenya = Story.of(database, "KE");
    kenya.tell(
        "/v1/acts",
        """
        {"announcedAt": "2025-04-03T00:00:00Z", "commands": [
         {"type": "retaliate", "id": "ke-3", "imposer": "KE", "programme": "KE-STORY",
          "targets": {"include": ["NG"]}, "duty": {"type": "adValorem", "percent": "12"},
          "effectiveFrom": "2025-04-10T00:00:00Z", "inResponseTo": ["ng-1"]}]}\
        """);
    assertThat(escalation(kenya)).containsExactly("ng-1", "ke-3");

    nigeria.happens(
        "ng-1/scope-changes",
        """
        {"targets": {"include": ["TH"]}, "effectiveFrom": "2025-04-20T00:00:00Z",
         "announcedAt": "2025-04-15T00:00:00Z"}\
        """,
        1,
        "scope-changed");
    assertThat(escalation(nigeria)).containsExactly("ng-1", "ke-3");
  }

  private static Stream<String> escalation(Story story) {
    var relation = story.read("/v1/relations/KE/NG?validAt=2025-05-01").json();
    return relation.at("/escalation").valueStream().map(step -> step.at("/measure").asString());
  }

  private static String change(String percent, String from, String announced, String more) {
    return """
    {%s, "effectiveFrom": "2025-%sT00:00:00Z", "announcedAt": "2025-%sT00:00:00Z"%s}\
    """
        .formatted(Story.duty(percent), from, announced, more);
  }

  @Test
  void a_scope_that_changes_leaves_out_goods_and_reaches_others() {
    var story = Story.of(database, "IN");
    story.impose("in-us", "US");
    story.happens(
        "in-us/scope-changes",
        """
        {"targets": {"include": ["US", "JP"]}, "products": {"include": ["ALL"], "exclude": ["87"]},
         "effectiveFrom": "2025-05-01T00:00:00Z", "announcedAt": "2025-04-20T00:00:00Z"}\
        """,
        1,
        "scope-changed");
    assertThat(story.percent("US", "2025-04-30&product=8703")).isEqualTo("24");
    assertThat(story.percent("US", "2025-05-02&product=8703")).isEqualTo("0");
    assertThat(story.percent("JP", "2025-04-30")).isEqualTo("0");
    assertThat(story.percent("JP", "2025-05-02")).isEqualTo("24");
    assertThat(story.rate("US", "2025-04-30&product=8703").at("/nextChange/kind"))
        .isEqualTo("scopeChanges");
    var measure = story.read("/v1/measures/in-us");
    assertThat(measure.at("/now/targets/include/1")).isEqualTo("JP");
    assertThat(measure.at("/now/products/exclude/0")).isEqualTo("87");
    assertThat(measure.json().at("/targets/include").size()).isEqualTo(1);
    assertThat(story.read("/v1/measures?imposer=IN&target=JP").json().at("/items").size())
        .isEqualTo(1);
  }

  @Test
  void what_is_withdrawn_before_its_start_never_comes() {
    var story = Story.of(database, "KR");
    story.impose("kr-cn", "CN");
    story.happens(
        "kr-cn/withdrawal", "{\"announcedAt\": \"2025-04-08T00:00:00Z\"}", 1, "tariff-withdrawn");
    assertThat(story.percent("CN", "2025-04-20")).isEqualTo("0");
    assertThat(story.part("kr-cn", "CN", "2025-04-20"))
        .isEqualTo("notYetInForce 0 supersededBeforeEffect");
    assertThat(story.percent("CN", "2025-04-20&knownAt=2025-04-07")).isEqualTo("24");
    assertThat(story.read("/v1/measures/kr-cn").at("/now/status"))
        .isEqualTo("supersededBeforeEffect");
    var late =
        story.refused(
            "kr-cn/lift",
            """
            {"effectiveFrom": "2025-06-01T00:00:00Z", "announcedAt": "2025-05-01T00:00:00Z"}\
            """);
    assertThat(late.at("/code")).isEqualTo("measure-withdrawn");
  }

  @Test
  void what_a_court_annuls_was_collected_and_is_refundable() {
    var story = Story.of(database, "TH");
    story.impose("th-cn", "CN");
    var ruling =
        """
        {"effectiveFrom": "2025-08-24T00:00:00Z", "announcedAt": "2025-08-20T00:00:00Z"}\
        """;
    story.happens("th-cn/annulment", ruling, 1, "tariff-annulled");
    assertThat(story.part("th-cn", "CN", "2025-06-01")).isEqualTo("applied 24 annulledRefundable");
    assertThat(story.part("th-cn", "CN", "2025-06-01&knownAt=2025-08-18"))
        .isEqualTo("applied 24 inForce");
    assertThat(story.percent("CN", "2025-08-24T00:00:00Z")).isEqualTo("0");
    assertThat(story.read("/v1/measures/th-cn").at("/now/annulled")).isEqualTo("true");

    story.happens("th-cn/annulment", ruling, 1);
    var again = story.refused("th-cn/annulment", ruling.replace("08-20", "08-21"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("/code")).isEqualTo("measure-annulled");
  }

  @Test
  void a_lifted_measure_is_no_longer_charged() {
    var story = Story.of(database, "VN");
    story.impose("vn-cn", "CN");
    story.happens(
        "vn-cn/lift",
        """
        {"effectiveFrom": "2025-06-01T00:00:00Z", "announcedAt": "2025-05-20T00:00:00Z"}\
        """,
        1,
        "tariff-lifted");
    assertThat(story.percent("CN", "2025-05-31T23:59:59Z")).isEqualTo("24");
    assertThat(story.percent("CN", "2025-06-01T00:00:00Z")).isEqualTo("0");
    assertThat(story.read("/v1/measures/vn-cn").at("/now/status")).isEqualTo("expired");
  }
}
