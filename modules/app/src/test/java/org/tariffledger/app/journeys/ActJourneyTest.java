package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// One act in which several things happen to several measures.
@OnEachDatabase
class ActJourneyTest {

  private static final String ACT =
      """
      {"announcedAt": "2025-04-08T00:00:00Z", "legalBasis": [{"instrument": "Order 1"}],
       "reference": "row 2", "commands": [
       {"type": "correct", "measure": "sg-cn", "entry": 0, "nature": "reissued",
        "duty": {"type": "adValorem", "percent": "25"}},
       {"type": "pause", "measure": "sg-cn", "from": "2025-05-01T00:00:00Z",
        "until": "2025-06-01T00:00:00Z", "residual": {"type": "adValorem", "percent": "5"}},
       {"type": "extendPause", "measure": "sg-cn", "until": "2025-07-01T00:00:00Z"},
       {"type": "grantExemption", "measure": "sg-cn", "id": "phones",
        "when": [{"type": "products", "products": {"include": ["8517"]}}],
        "effect": "programmeAnswersZero", "effectiveFrom": "2025-04-09T00:00:00Z"},
       {"type": "withdraw", "measure": "sg-kr"},
       {"type": "reschedule", "measure": "sg-jp", "effectiveFrom": "2025-04-12T00:00:00Z",
        "reference": "row 3"}]}\
      """;

  private static final String[] EVENTS = {
    "entry-corrected 1",
    "tariff-imposed 2",
    "tariff-paused 3",
    "pause-extended 4",
    "exemption-granted 5",
    "tariff-withdrawn 1",
    "step-rescheduled 1"
  };

  @Parameter Database database;

  @Test
  void it_is_rehearsed_then_recorded_as_a_whole_and_not_twice() {
    var story = Story.of(database, "SG");
    story.impose("sg-cn", "CN");
    story.impose("sg-kr", "KR");
    var imposed = story.impose("sg-jp", "JP");

    var rehearsed = story.tell("/v1/acts?dryRun=true", ACT);
    assertThat(rehearsed.at("/dryRun")).isEqualTo("true");
    assertThat(events(rehearsed)).containsExactly(EVENTS);
    assertThat(story.read("/v1/measures/sg-cn/events").json().at("/items").size()).isEqualTo(1);
    assertThat(story.percent("CN", "2025-04-20")).isEqualTo("24");

    var recorded = story.tell("/v1/acts", ACT);
    assertThat(events(recorded)).containsExactly(EVENTS);
    assertThat(recorded.position()).isEqualTo(imposed.position() + EVENTS.length);
    assertThat(recorded.json().at("/events").valueStream().map(e -> e.at("/recordedAt")).distinct())
        .hasSize(1);
    assertThat(recorded.at("/events/5/data/announcement/reference")).isEqualTo("row 2");
    assertThat(recorded.at("/events/6/data/announcement/reference")).isEqualTo("row 3");
    assertThat(story.percent("CN", "2025-04-20")).isEqualTo("25");
    assertThat(story.percent("CN", "2025-06-15")).isEqualTo("5");
    assertThat(story.percent("CN", "2025-07-02&product=8517")).isEqualTo("0");
    assertThat(story.percent("KR", "2025-04-20")).isEqualTo("0");
    assertThat(story.percent("JP", "2025-04-10")).isEqualTo("0");
    assertThat(story.percent("JP", "2025-04-20")).isEqualTo("24");

    assertThat(story.tell("/v1/acts", ACT).json().at("/events").isEmpty()).isTrue();
  }

  private static java.util.stream.Stream<String> events(Answer answer) {
    return answer
        .json()
        .at("/events")
        .valueStream()
        .map(e -> e.at("/name").asString() + " " + e.at("/version").asInt());
  }
}
