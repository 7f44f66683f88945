package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.changed;
import static org.tariffledger.domain.Facts.complete;
import static org.tariffledger.domain.Facts.events;
import static org.tariffledger.domain.Facts.extended;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.lifted;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.paused;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.refusals;
import static org.tariffledger.domain.Facts.rescheduled;
import static org.tariffledger.domain.Facts.residual;
import static org.tariffledger.domain.Facts.resumed;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.MeasureCommand.ExtendPause;
import org.tariffledger.domain.MeasureCommand.Resume;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// The shapes of pauses that trade wars have, and what may be said of a pause.
class PausesTest {

  private static final MeasureId CHINA = measureId("china");

  private final SmallLedger record =
      SmallLedger.of(
          complete(US),
          programme(US, "RECIPROCAL"),
          imposed("world", US, "RECIPROCAL", at("WORLD"), "10"),
          imposed("china", US, "RECIPROCAL", at("CN"), "125"));

  @Test
  void a_duty_paused_before_its_first_effect_starts_when_the_pause_lapses() {
    record.add(paused("china", residual("0"), 4, 5, 20));
    assertThat(rate(5)).isEqualTo("0");
    assertThat(rate(19)).isEqualTo("0");
    assertThat(rate(20)).isEqualTo("125");
  }

  @Test
  void a_pause_extended_twice_leaves_no_gap_and_the_original_resumes() {
    record.add(paused("china", residual("10"), 9, 10, 15));
    record.add(extended("china", 14, 20));
    record.add(extended("china", 18, 25));
    for (int day = 10; day < 25; day++) {
      assertThat(rate(day)).as("day %d", day).isEqualTo("10");
    }
    assertThat(rate(25)).isEqualTo("125");
    assertThat(rateAsKnown(15, 13)).isEqualTo("125");
    assertThat(rateAsKnown(20, 17)).isEqualTo("125");
  }

  @Test
  void a_duty_rewritten_and_paused_comes_back_as_rewritten() {
    record.add(changed("china", "34", 12, 14));
    record.add(paused("china", residual("10"), 12, 14, 20));
    assertThat(rate(13)).isEqualTo("125");
    assertThat(rate(14)).isEqualTo("10");
    assertThat(rate(20)).isEqualTo("34");
  }

  @Test
  void a_start_that_is_moved_is_no_pause() {
    record.add(rescheduled("china", null, 4, 8));
    assertThat(rate(7)).isEqualTo("10");
    assertThat(rate(8)).isEqualTo("125");
    assertThat(rateAsKnown(7, 3)).isEqualTo("125");
  }

  @Test
  void without_a_residual_the_wider_measure_answers_and_with_one_of_zero_nothing_is_charged() {
    record.add(paused("china", new Residual.StepsAside(), 9, 10, 15));
    record.add(paused("china", residual("0"), 9, 15, 20));
    assertThat(rate(10)).isEqualTo("10");
    assertThat(rate(15)).isEqualTo("0");
  }

  @Test
  void of_pauses_that_overlap_the_one_announced_last_counts_while_it_lasts() {
    record.add(paused("china", residual("10"), 9, 10, 25));
    record.add(paused("china", residual("20"), 11, 12, 15));
    assertThat(rate(11)).isEqualTo("10");
    assertThat(rate(12)).isEqualTo("20");
    assertThat(rate(15)).isEqualTo("10");
  }

  @Test
  void a_resumption_ends_the_pauses_that_run_then_and_no_other() {
    record.add(paused("china", residual("10"), 9, 10, 15));
    record.add(paused("china", residual("20"), 9, 20, 25));
    record.add(resumed("china", 11, 12));
    assertThat(rate(11)).isEqualTo("10");
    assertThat(rate(12)).isEqualTo("125");
    assertThat(rate(20)).isEqualTo("20");
  }

  @Test
  void a_pause_until_further_notice_is_ended_by_a_resumption() {
    record.add(paused("china", residual("10"), 9, 10, 15));
    assertThat(events(record.take(extend(12, null, null)))).hasSize(1);
    assertThat(rate(29)).isEqualTo("10");
    assertThat(events(record.take(resume(13, 20)))).hasSize(1);
    assertThat(rate(20)).isEqualTo("125");
  }

  @Test
  void where_several_pauses_run_an_extension_says_by_its_beginning_which_is_meant() {
    record.add(paused("china", residual("10"), 9, 10, 15));
    record.add(paused("china", residual("20"), 9, 20, 25));
    assertThat(refusals(record.take(extend(12, null, 18)))).containsExactly("SEVERAL_PAUSES /from");
    assertThat(events(record.take(extend(12, 10, 18)))).hasSize(1);
    assertThat(rate(17)).isEqualTo("10");
    assertThat(rate(18)).isEqualTo("125");
  }

  @Test
  void a_pause_from_the_same_instant_takes_the_place_of_the_one_announced_before() {
    record.add(paused("china", residual("10"), 8, 10, 15));
    record.add(paused("china", residual("20"), 9, 10, 12));
    assertThat(rate(11)).isEqualTo("20");
    assertThat(rate(12)).isEqualTo("125");
    assertThat(events(record.take(extend(11, null, 18)))).hasSize(1);
    assertThat(rate(17)).isEqualTo("20");
  }

  @Test
  void a_pause_recorded_late_does_not_take_an_extension_from_another() {
    record.add(paused("china", residual("10"), 8, 10, 15));
    assertThat(events(record.take(extend(12, null, 20)))).hasSize(1);
    record.add(paused("china", residual("0"), 9, 25, 28));
    assertThat(rate(17)).isEqualTo("10");
    assertThat(rate(26)).isEqualTo("0");
    assertThat(rate(28)).isEqualTo("125");
    assertThat(events(record.take(extend(12, null, 20)))).isEmpty();
  }

  @Test
  void an_extension_goes_with_its_pause_when_the_beginning_of_that_is_corrected() {
    record.add(paused("china", residual("10"), 8, 10, 15));
    record.take(extend(12, null, 20));
    record.take(
        new MeasureCommand.Correct(
            measureId("china"),
            on(13),
            1,
            Nature.TYPING_ERROR,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            april(11),
            null,
            null,
            null,
            null));
    assertThat(rate(10)).isEqualTo("125");
    assertThat(rate(17)).isEqualTo("10");
  }

  @Test
  void an_extension_that_does_not_extend_is_refused() {
    assertThat(refusals(record.take(extend(12, null, 18)))).containsExactly("NOT_PAUSED /measure");
    record.add(paused("china", residual("10"), 9, 10, 15));
    assertThat(refusals(record.take(extend(12, 11, 18)))).containsExactly("NOT_PAUSED /from");
    assertThat(refusals(record.take(extend(12, null, 15))))
        .containsExactly("NOT_AN_EXTENSION /until");
    assertThat(refusals(record.take(extend(15, null, 18))))
        .containsExactly("PAUSE_ENDED /announcedAt");
    record.take(extend(12, null, null));
    assertThat(refusals(record.take(extend(13, null, 18))))
        .containsExactly("NOT_AN_EXTENSION /until");
  }

  @Test
  void what_is_not_paused_cannot_resume() {
    record.add(paused("china", residual("10"), 9, 10, 15));
    assertThat(refusals(record.take(resume(11, 15)))).containsExactly("NOT_PAUSED /effectiveFrom");
    assertThat(refusals(record.take(resume(8, 12)))).containsExactly("NOT_PAUSED /effectiveFrom");
  }

  @Test
  void a_measure_that_has_ended_is_neither_extended_nor_resumed() {
    record.add(paused("china", residual("10"), 9, 20, 25));
    record.add(lifted("china", 10, 12));
    assertThat(refusals(record.take(extend(11, null, 28))))
        .containsExactly("MEASURE_LIFTED /measure");
    assertThat(refusals(record.take(resume(11, 20))))
        .containsExactly("MEASURE_LIFTED /effectiveFrom");
  }

  private static ExtendPause extend(
      int announced, @Nullable Integer from, @Nullable Integer until) {
    return new ExtendPause(
        CHINA,
        on(announced),
        from == null ? null : april(from),
        until == null ? null : april(until));
  }

  private static Resume resume(int announced, int from) {
    return new Resume(CHINA, on(announced), april(from));
  }

  private String rate(int day) {
    return rateAsKnown(day, 30);
  }

  private String rateAsKnown(int day, int known) {
    RateAnswer answer =
        Rates.answer(
            new RateQuery(US, CN, null, april(day), april(known), record.position()), record);
    return String.valueOf(answer.additional());
  }
}
