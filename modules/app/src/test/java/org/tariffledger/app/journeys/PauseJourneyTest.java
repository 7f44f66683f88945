package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// Pauses as states took them in 2025, each by an imposer of its own.
@OnEachDatabase
class PauseJourneyTest {

  @Parameter Database database;

  @Test
  void a_duty_that_was_rewritten_and_paused_lapses_into_the_rewritten_one() {
    var story = Story.of(database, "AU");
    story.impose("au-cn", "CN", Story.duty("125"));
    story.happens(
        "au-cn/duty-changes",
        """
        {"duty": {"type": "adValorem", "percent": "34"}, "announcedAt": "2025-05-12T00:00:00Z",
         "effectiveFrom": "2025-05-14T00:00:00Z"}\
        """,
        1,
        "duty-changed");
    story.happens(
        "au-cn/pause",
        """
        {"from": "2025-05-14T00:00:00Z", "until": "2025-08-12T00:00:00Z",
         "residual": {"type": "adValorem", "percent": "10"},
         "announcedAt": "2025-05-12T00:00:00Z"}\
        """,
        2,
        "tariff-paused");
    assertThat(story.percent("CN", "2025-09-01")).isEqualTo("34");

    story.happens(
        "au-cn/pause-extensions",
        """
        {"until": "2025-11-10T00:00:00Z", "announcedAt": "2025-08-11T00:00:00Z"}\
        """,
        3,
        "pause-extended");
    assertThat(story.percent("CN", "2025-05-13")).isEqualTo("125");
    assertThat(story.percent("CN", "2025-09-01")).isEqualTo("10");
    assertThat(story.percent("CN", "2025-09-01&knownAt=2025-08-01")).isEqualTo("34");
    assertThat(story.percent("CN", "2025-11-10")).isEqualTo("34");
    var paused = story.rate("CN", "2025-09-01");
    assertThat(paused.at("/nextChange/kind")).isEqualTo("pauseLapses");
    assertThat(paused.at("/nextChange/at")).startsWith("2025-11-10");
    assertThat(paused.at("/components/0/residual/percent")).isEqualTo("10");
  }

  @Test
  void a_pause_until_further_notice_ends_when_the_measure_is_resumed() {
    var story = Story.of(database, "NZ");
    story.impose("nz-cn", "CN");
    var open =
        """
        {"from": "2025-04-10T00:00:00Z", "residual": {"type": "adValorem", "percent": "5"},
         "announcedAt": "2025-04-09T00:00:00Z"}\
        """;
    story.happens("nz-cn/pause", open, 1, "tariff-paused");
    var standing = story.read("/v1/measures/nz-cn");
    assertThat(standing.at("/now/status")).isEqualTo("paused");
    assertThat(standing.at("/now/pause/until")).isEqualTo("null");
    assertThat(standing.at("/now/pause/residual/percent")).isEqualTo("5");

    var resumption =
        """
        {"effectiveFrom": "2025-06-01T00:00:00Z", "announcedAt": "2025-05-20T00:00:00Z"}\
        """;
    story.happens("nz-cn/resume", resumption, 2, "tariff-resumed");
    assertThat(story.percent("CN", "2025-05-31T00:00:00Z")).isEqualTo("5");
    assertThat(story.percent("CN", "2025-06-01T00:00:00Z")).isEqualTo("24");
    assertThat(story.read("/v1/measures/nz-cn").at("/now/status")).isEqualTo("inForce");

    story.happens("nz-cn/resume", resumption, 2);
    var unpaused = story.refused("nz-cn/resume", resumption.replace("-01T", "-02T"));
    assertThat(unpaused.at("/code")).isEqualTo("not-paused");
    var over =
        story.refused(
            "nz-cn/pause-extensions",
            """
            {"until": "2025-12-01T00:00:00Z", "announcedAt": "2025-07-01T00:00:00Z"}\
            """);
    assertThat(over.status()).isEqualTo(409);
    assertThat(over.at("/code")).isEqualTo("pause-ended");
    assertThat(over.at("/detail")).contains("2025-06-01T00:00:00Z");
  }

  @Test
  void a_pause_before_the_first_effect_leaves_nothing_until_it_lapses() {
    var story = Story.of(database, "GB");
    story.impose("gb-ca", "CA");
    story.happens(
        "gb-ca/pause",
        """
        {"from": "2025-04-09T00:00:00Z", "until": "2025-05-09T00:00:00Z",
         "residual": {"type": "adValorem", "percent": "0"},
         "announcedAt": "2025-04-08T00:00:00Z"}\
        """,
        1,
        "tariff-paused");
    assertThat(story.percent("CA", "2025-04-20")).isEqualTo("0");
    assertThat(story.part("gb-ca", "CA", "2025-04-20")).isEqualTo("paused 0 paused");
    assertThat(story.percent("CA", "2025-05-10")).isEqualTo("24");
  }

  @Test
  void a_measure_that_steps_aside_lets_a_less_specific_one_answer() {
    var story = Story.of(database, "NO");
    story.impose("no-world", "WORLD", Story.duty("10"));
    story.impose("no-jp", "JP");
    assertThat(story.percent("JP", "2025-04-20")).isEqualTo("24");
    story.happens(
        "no-jp/pause",
        """
        {"from": "2025-04-10T00:00:00Z", "residual": "none", "announcedAt": "2025-04-09T00:00:00Z"}\
        """,
        1,
        "tariff-paused");
    assertThat(story.percent("JP", "2025-04-20")).isEqualTo("10");
    assertThat(story.part("no-world", "JP", "2025-04-20")).isEqualTo("applied 10 inForce");
  }
}
