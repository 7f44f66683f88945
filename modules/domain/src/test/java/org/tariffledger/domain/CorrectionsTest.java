package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.JP;
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
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.refusals;
import static org.tariffledger.domain.Facts.residual;
import static org.tariffledger.domain.Facts.withdrawn;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.Correct;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Retract;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.MeasureEvent.EntryRetracted;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// Entries that read wrong, or were never true. Entry 0 imposes 26 percent from the 5th; it was
/// announced on the 2nd.
class CorrectionsTest {

  private static final MeasureId M = measureId("m");

  private final SmallLedger record =
      SmallLedger.of(programme(US, "P-1"), imposed("m", US, "P-1", at("KR"), "26"));

  @Test
  void a_reissued_text_counts_once_it_is_announced_and_until_then_the_old_one_was_known() {
    assertThat(events(record.take(correct(0, Nature.REISSUED, 7, "25")))).hasSize(2);
    assertThat(duty(6, 6)).isEqualTo(percent("26"));
    assertThat(duty(6, 7)).isEqualTo(percent("25"));
  }

  @Test
  void a_typing_error_was_never_known_otherwise_but_was_recorded_so() {
    record.take(correct(0, Nature.TYPING_ERROR, 7, "25"));
    assertThat(duty(6, 2)).isEqualTo(percent("25"));
    assertThat(duty(6, 30)).isEqualTo(percent("25"));
    assertThat(record.measure(M).orElseThrow().stateAt(april(6), april(30), 2).orElseThrow().duty())
        .isEqualTo(percent("26"));
  }

  @Test
  void a_correction_and_the_restated_entry_are_recorded_together() {
    record.add(changed("m", "52", 8, 9));
    assertThat(events(record.take(correct(1, Nature.TYPING_ERROR, 20, "25"))))
        .containsExactly(
            new EntryCorrected(M, 1, Nature.TYPING_ERROR, on(8)),
            new DutyChanged(M, percent("25"), april(9), List.of(), null, on(8)));
  }

  @Test
  void a_restated_entry_keeps_its_place_among_the_announcements() {
    record.add(changed("m", "52", 8, 9));
    record.add(changed("m", "30", 10, 9));
    record.take(correct(1, Nature.REISSUED, 12, "25"));
    assertThat(duty(10, 9)).isEqualTo(percent("52"));
    assertThat(duty(10, 30)).isEqualTo(percent("30"));
  }

  @Test
  void a_corrected_entry_is_corrected_through_the_one_that_restates_it() {
    record.add(changed("m", "52", 8, 9));
    record.take(correct(1, Nature.TYPING_ERROR, 20, "25"));
    assertThat(refusals(record.take(correct(1, Nature.TYPING_ERROR, 20, "30"))))
        .containsExactly("ALREADY_CORRECTED /entry");
    assertThat(events(record.take(correct(3, Nature.TYPING_ERROR, 20, "30")))).hasSize(2);
    assertThat(duty(10, 8)).isEqualTo(percent("30"));
  }

  @Test
  void an_entry_that_is_retracted_was_never_true() {
    record.add(lifted("m", 6, 10));
    record.take(retract(1L));
    assertThat(duty(20, 6)).isEqualTo(percent("26"));
    assertThat(record.measure(M).orElseThrow().stateAt(april(20), april(6), 99).orElseThrow().end())
        .isNull();
    assertThat(events(record.take(retract(1L)))).isEmpty();
  }

  @Test
  void a_measure_that_is_retracted_never_was() {
    record.take(retract(null));
    assertThat(record.measure(M).orElseThrow().stateAt(april(10), april(30), 99)).isEmpty();
    assertThat(record.measure(M).orElseThrow().stateAt(april(10), april(30), 2)).isPresent();
    assertThat(refusals(record.take(new Pause(M, on(8), april(9), null, residual("0")))))
        .containsExactly("MEASURE_RETRACTED /measure");
  }

  @Test
  void a_measure_that_was_corrected_and_is_retracted_never_was_whatever_was_known() {
    record.take(correct(0, Nature.REISSUED, 7, "25"));
    var retract = new Retract(M, on(20), null);
    assertThat(events(record.take(retract)))
        .containsExactly(new EntryRetracted(M, 1, on(7)), new EntryRetracted(M, 0, on(2)));
    var history = record.measure(M).orElseThrow();
    assertThat(history.known(april(6), record.position())).isEmpty();
    assertThat(history.known(april(30), record.position())).isEmpty();
    assertThat(events(record.take(retract))).isEmpty();
  }

  @Test
  void the_retraction_of_a_correction_brings_the_first_text_back() {
    record.take(correct(0, Nature.REISSUED, 7, "25"));
    record.take(retract(1L));
    assertThat(duty(6, 30)).isEqualTo(percent("26"));
    record.take(retract(3L));
    assertThat(duty(6, 30)).isEqualTo(percent("25"));
  }

  @Test
  void a_correction_that_is_corrected_in_turn_is_not_retracted_before_that_is() {
    record.add(changed("m", "52", 8, 9));
    record.take(correct(1, Nature.TYPING_ERROR, 20, "25"));
    record.take(correct(3, Nature.TYPING_ERROR, 20, "30"));
    assertThat(refusals(record.take(retract(2L)))).containsExactly("ALREADY_CORRECTED /entry");
    record.take(retract(4L));
    assertThat(events(record.take(retract(2L)))).hasSize(1);
    assertThat(duty(10, 30)).isEqualTo(percent("52"));
  }

  @Test
  void a_correction_does_not_come_back_beside_the_one_that_took_its_place() {
    record.add(changed("m", "52", 8, 9));
    record.take(correct(1, Nature.TYPING_ERROR, 20, "25"));
    record.take(retract(2L));
    record.take(correct(1, Nature.TYPING_ERROR, 20, "30"));
    assertThat(refusals(record.take(retract(4L)))).containsExactly("ALREADY_CORRECTED /entry");
    assertThat(duty(10, 30)).isEqualTo(percent("30"));
  }

  @Test
  void an_extension_reissued_after_the_lapse_still_extends() {
    record.add(paused("m", residual("10"), 6, 7, 10));
    record.add(extended("m", 8, 15));
    var longer = correct(2, Nature.REISSUED, 12, null, null, april(20));
    assertThat(events(record.take(longer))).hasSize(2);
    assertThat(pauseEnd(11)).isEqualTo(april(15));
    assertThat(pauseEnd(12)).isEqualTo(april(20));
  }

  @Test
  void a_reissue_is_judged_by_what_was_announced_before_the_first_text() {
    record.add(changed("m", "52", 8, 9));
    record.add(changed("m", "30", 10, 15));
    assertThat(events(record.take(correct(1, Nature.REISSUED, 12, "25")))).hasSize(2);
    assertThat(duty(9, 30)).isEqualTo(percent("25"));
    assertThat(duty(15, 30)).isEqualTo(percent("30"));
  }

  @Test
  void a_measure_that_is_reissued_is_no_later_than_one_announced_between() {
    record.add(complete(US));
    record.add(programme(US, "LATE", Selection.LATEST));
    record.add(imposed("one", US, "LATE", at("JP"), Products.ALL, percent("10"), 2, 5, null));
    record.add(imposed("two", US, "LATE", at("JP"), Products.ALL, percent("20"), 3, 5, null));
    record.take(
        new Correct(
            measureId("one"),
            on(7),
            0,
            Nature.REISSUED,
            percent("15"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    var query = new RateQuery(US, JP, null, april(10), april(30), record.position());
    assertThat(Rates.answer(query, record).additional()).isEqualTo(Percent.of("20"));
  }

  @Test
  void nobody_reissues_what_is_not_announced_yet() {
    assertThat(refusals(record.take(correct(0, Nature.REISSUED, 1, "25"))))
        .containsExactly("MEASURE_NOT_ANNOUNCED /announcedAt");
  }

  @Test
  void a_correction_fits_its_entry() {
    record.add(withdrawn("m", 3));
    assertThat(refusals(record.take(correct(9, Nature.REISSUED, 7, "25"))))
        .containsExactly("UNKNOWN_ENTRY /entry");
    assertThat(refusals(record.take(retract(9L)))).containsExactly("UNKNOWN_ENTRY /entry");
    assertThat(refusals(record.take(retract(-1L)))).containsExactly("UNKNOWN_ENTRY /entry");
    assertThat(refusals(record.take(correct(0, Nature.REISSUED, 7, null, null, null))))
        .containsExactly("NOTHING_CORRECTED ");
    assertThat(refusals(record.take(correct(0, Nature.REISSUED, 7, "25", april(6), april(8)))))
        .containsExactly("NOT_OF_THIS_ENTRY /from", "NOT_OF_THIS_ENTRY /until");
    assertThat(refusals(record.take(correct(1, Nature.REISSUED, 7, null, null, null))))
        .containsExactly("ENTRY_NOT_CORRECTABLE /entry");
  }

  @Test
  void what_a_correction_says_obeys_the_rules_of_its_entry() {
    record.add(paused("m", residual("10"), 6, 10, 15));
    assertThat(refusals(record.take(correct(1, Nature.REISSUED, 7, null, null, april(10)))))
        .containsExactly("END_BEFORE_START /until");
  }

  @Test
  void a_command_sent_again_does_not_undo_its_correction() {
    var slip = new ChangeDuty(M, percent("52"), on(8), april(9), null, null);
    record.take(slip);
    record.take(correct(1, Nature.TYPING_ERROR, 20, "25"));
    assertThat(events(record.take(slip))).isEmpty();
    assertThat(duty(10, 30)).isEqualTo(percent("25"));
  }

  @Test
  void an_imposition_sent_again_does_not_undo_its_correction() {
    var first = record.measure(M).orElseThrow().imposed();
    record.take(correct(0, Nature.TYPING_ERROR, 20, "25"));
    assertThat(events(record.take(again(first)))).isEmpty();
    assertThat(duty(10, 30)).isEqualTo(percent("25"));

    record.take(retract(null));
    assertThat(refusals(record.take(again(first)))).contains("MEASURE_EXISTS /id");
  }

  @Test
  void a_command_whose_entry_was_retracted_is_refused_when_sent_again() {
    var slip = new ChangeDuty(M, percent("52"), on(8), april(9), null, null);
    record.take(slip);
    record.take(retract(1L));
    assertThat(refusals(record.take(slip))).containsExactly("ALREADY_CORRECTED /measure");
  }

  @Test
  void a_correction_or_retraction_repeated_changes_nothing() {
    record.add(changed("m", "52", 8, 9));
    for (var command : List.of(correct(0, Nature.REISSUED, 7, "25"), retract(1L))) {
      assertThat(events(record.take(command))).isNotEmpty();
      assertThat(events(record.take(command))).isEmpty();
    }
  }

  private static Retract retract(@Nullable Long entry) {
    return new Retract(M, on(20), entry);
  }

  private static Correct correct(long entry, Nature nature, int announced, String duty) {
    return correct(entry, nature, announced, duty, null, null);
  }

  private static Correct correct(
      long entry,
      Nature nature,
      int announced,
      @Nullable String duty,
      @Nullable Instant from,
      @Nullable Instant until) {
    return new Correct(
        M,
        on(announced),
        entry,
        nature,
        duty == null ? null : percent(duty),
        null,
        null,
        null,
        null,
        null,
        null,
        from,
        until,
        null,
        null,
        null);
  }

  private Duty duty(int day, int known) {
    return record
        .measure(M)
        .orElseThrow()
        .stateAt(april(day), april(known), 99)
        .orElseThrow()
        .duty();
  }

  private @Nullable Instant pauseEnd(int known) {
    var state = record.measure(M).orElseThrow().stateAt(april(9), april(known), 99).orElseThrow();
    return state.pause() == null ? null : state.pause().until();
  }

  private static ImposeTariff again(TariffImposed e) {
    return new ImposeTariff(
        e.measure(),
        e.imposer(),
        e.programme(),
        e.targets(),
        e.products(),
        e.duty(),
        e.announcement(),
        e.effectiveFrom(),
        e.expiresAt());
  }
}
