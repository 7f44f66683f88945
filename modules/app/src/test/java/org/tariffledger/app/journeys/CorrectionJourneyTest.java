package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// What reads wrong is put right, and what was recorded stays to be seen.
@OnEachDatabase
class CorrectionJourneyTest {

  private static final String[] RESTATED = {"entry-corrected", "tariff-imposed"};

  @Parameter Database database;

  @Test
  void a_text_that_was_reissued_reads_as_before_for_who_knows_only_the_first() {
    var story = Story.of(database, "JP");
    var imposed = story.impose("jp-kr", "KR", Story.duty("26"));
    story.happens(
        "jp-kr/corrections",
        """
        {"entry": 0, "nature": "reissued", "duty": {"type": "adValorem", "percent": "25"},
         "announcedAt": "2025-04-03T00:00:00Z", "reason": "Annex I as reissued"}\
        """,
        2,
        RESTATED);
    assertThat(story.percent("KR", "2025-04-09")).isEqualTo("25");
    assertThat(story.percent("KR", "2025-04-09&knownAt=2025-04-02")).isEqualTo("26");
    assertThat(story.percent("KR", "2025-04-09&recordedAt=" + imposed.at("/recordedAt")))
        .isEqualTo("26");

    var measure = story.read("/v1/measures/jp-kr");
    assertThat(measure.header("ETag")).isEqualTo("\"2\"");
    assertThat(measure.at("/duty/percent")).isEqualTo("25");
    assertThat(measure.at("/announcedAt")).isEqualTo("2025-04-03T09:00:00+09:00");
    assertThat(measure.at("/reason")).isEqualTo("Annex I as reissued");
    assertThat(measure.at("/entry")).isEqualTo("2");
    assertThat(measure.at("/retractedBy")).isEqualTo("null");
  }

  @Test
  void what_we_typed_wrong_never_read_so_whatever_was_known() {
    var story = Story.of(database, "TW");
    var imposed = story.impose("tw-kr", "KR", "\"reason\": \"Annex I\"", Story.duty("62"));
    story.happens(
        "tw-kr/corrections",
        """
        {"entry": 0, "nature": "typingError", "duty": {"type": "adValorem", "percent": "26"},
         "announcedAt": "2025-05-01T00:00:00Z", "reason": "We had typed 62"}\
        """,
        2,
        RESTATED);
    assertThat(story.percent("KR", "2025-04-09&knownAt=2025-04-02")).isEqualTo("26");
    assertThat(
            story.percent(
                "KR", "2025-04-09&knownAt=2025-04-02&recordedAt=" + imposed.at("/recordedAt")))
        .isEqualTo("62");

    var measure = story.read("/v1/measures/tw-kr");
    assertThat(measure.at("/duty/percent")).isEqualTo("26");
    assertThat(measure.at("/reason")).isEqualTo("Annex I");
    assertThat(measure.at("/reference")).isEqualTo("row 1");
    var events = story.read("/v1/measures/tw-kr/events");
    assertThat(events.at("/items/0/correctedBy")).isEqualTo("1");
    assertThat(events.at("/items/0/data/duty/percent")).isEqualTo("62");
    assertThat(events.at("/items/1/data/nature")).isEqualTo("typingError");
    assertThat(events.at("/items/1/data/announcement/reason")).isEqualTo("We had typed 62");
    assertThat(events.json().at("/items/2").has("correctedBy")).isFalse();
    assertThat(events.json().at("/items/2").has("retractedBy")).isFalse();
  }

  @Test
  void a_corrected_entry_is_corrected_again_by_the_one_that_stands_in_its_place() {
    var story = Story.of(database, "ZA");
    story.impose("za-kr", "KR", Story.duty("62"));
    story.happens("za-kr/corrections", typed(0, "26"), 2, RESTATED);
    story.happens("za-kr/corrections", typed(0, "26"), 2);
    var first = story.refused("za-kr/corrections", typed(0, "25"));
    assertThat(first.status()).isEqualTo(409);
    assertThat(first.at("/code")).isEqualTo("already-corrected");
    assertThat(first.at("/detail")).contains("entry 2 stands in its place");

    story.happens("za-kr/corrections", typed(2, "25"), 4, RESTATED);
    assertThat(story.percent("KR", "2025-04-09")).isEqualTo("25");
    story.happens("za-kr/retraction", "{\"entry\": 3}", 5, "entry-retracted");
    assertThat(story.percent("KR", "2025-04-09")).isEqualTo("26");
    var events = story.read("/v1/measures/za-kr/events");
    assertThat(events.at("/items/3/retractedBy")).isEqualTo("5");
    assertThat(events.at("/items/4/retractedBy")).isEqualTo("5");
    assertThat(events.json().at("/items/2").has("correctedBy")).isFalse();
  }

  private static String typed(int entry, String percent) {
    return "{\"entry\": %d, \"nature\": \"typingError\", %s}".formatted(entry, Story.duty(percent));
  }

  @Test
  void a_pause_that_never_was_is_retracted_by_its_version() {
    var story = Story.of(database, "AR");
    story.impose("ar-kr", "KR");
    story.happens(
        "ar-kr/pause",
        """
        {"from": "2025-04-10T00:00:00Z", "residual": "none", "announcedAt": "2025-04-09T00:00:00Z"}\
        """,
        1,
        "tariff-paused");
    assertThat(story.percent("KR", "2025-04-20")).isEqualTo("0");
    story.happens("ar-kr/retraction", "{\"entry\": 1}", 2, "entry-retracted");
    assertThat(story.percent("KR", "2025-04-20")).isEqualTo("24");
    assertThat(story.percent("KR", "2025-04-20&knownAt=2025-04-09T00:00:00Z")).isEqualTo("24");
  }

  @Test
  void a_retracted_measure_was_never_there_and_can_still_be_read() {
    var story = Story.of(database, "CL");
    story.impose("cl-kr", "KR");
    story.happens(
        "cl-kr/corrections",
        """
        {"entry": 0, "nature": "reissued", "duty": {"type": "adValorem", "percent": "25"},
         "announcedAt": "2025-04-03T00:00:00Z"}\
        """,
        2,
        RESTATED);
    var mistaken = "{\"reason\": \"It was another country's\"}";
    story.happens("cl-kr/retraction", mistaken, 4, "entry-retracted", "entry-retracted");
    story.happens("cl-kr/retraction", mistaken, 4);

    assertThat(story.rate("KR", "2025-04-20").json().at("/components").isEmpty()).isTrue();
    assertThat(story.percent("KR", "2025-04-20&knownAt=2025-04-02")).isEqualTo("0");
    var measure = story.read("/v1/measures/cl-kr");
    assertThat(measure.status()).isEqualTo(200);
    assertThat(measure.header("ETag")).isEqualTo("\"4\"");
    assertThat(measure.at("/now")).isEqualTo("null");
    assertThat(measure.at("/retractedBy")).isEqualTo("3");
    assertThat(story.read("/v1/measures?imposer=CL").json().at("/items").isEmpty()).isTrue();
    assertThat(story.read("/v1/measures/cl-kr/events").json().at("/items").size()).isEqualTo(5);
    var pause =
        story.refused(
            "cl-kr/pause", "{\"from\": \"2025-05-01T00:00:00Z\", \"residual\": \"none\"}");
    assertThat(pause.status()).isEqualTo(409);
    assertThat(pause.at("/code")).isEqualTo("measure-retracted");
  }
}
