package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.changed;
import static org.tariffledger.domain.Facts.events;
import static org.tariffledger.domain.Facts.goods;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.lifted;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.refusals;
import static org.tariffledger.domain.Facts.rescheduled;
import static org.tariffledger.domain.Facts.rescoped;
import static org.tariffledger.domain.Facts.retargeted;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ChangeScope;
import org.tariffledger.domain.MeasureCommand.Reschedule;
import org.tariffledger.domain.MeasureState.Phase;

/// Changes that are announced ahead: kept, cancelled, moved.
class SchedulesTest {

  private static final MeasureId M = measureId("m");

  private final SmallLedger record =
      SmallLedger.of(programme(US, "P-1"), imposed("m", US, "P-1", at("CN"), "10"));

  @Test
  void who_comes_before_a_scheduled_change_says_what_becomes_of_it() {
    record.add(changed("m", "25", 6, 20));
    assertThat(refusals(record.take(change("15", 8, 10, null))))
        .containsExactly("SCHEDULED_CHANGE_AHEAD /scheduled");
    assertThat(events(record.take(change("15", 8, 10, Scheduled.KEEP)))).hasSize(1);
    assertThat(duty(10)).isEqualTo(percent("15"));
    assertThat(duty(20)).isEqualTo(percent("25"));
    record.take(change("17", 9, 11, Scheduled.CANCEL));
    assertThat(duty(20)).isEqualTo(percent("17"));
  }

  @Test
  void what_is_announced_after_a_cancellation_counts_again() {
    record.add(changed("m", "25", 6, 20));
    record.take(change("15", 8, 10, Scheduled.CANCEL));
    assertThat(duty(20)).isEqualTo(percent("15"));
    record.take(change("30", 9, 21, null));
    assertThat(duty(21)).isEqualTo(percent("30"));
    assertThat(refusals(record.take(reschedule(20, 10, 22)))).containsExactly("NO_SUCH_STEP /step");
  }

  @Test
  void what_nobody_had_announced_by_then_needs_no_word() {
    record.add(changed("m", "25", 9, 20));
    assertThat(events(record.take(change("15", 8, 10, null)))).hasSize(1);
    assertThat(duty(20)).isEqualTo(percent("25"));
  }

  @Test
  void targets_and_products_are_scheduled_each_for_itself() {
    record.add(retargeted("m", at("JP"), 6, 20));
    assertThat(refusals(record.take(scope(at("KR"), null, null))))
        .containsExactly("SCHEDULED_CHANGE_AHEAD /scheduled");
    assertThat(events(record.take(scope(null, goods("87"), null)))).hasSize(1);
    assertThat(state(20).targets()).isEqualTo(at("JP"));
    assertThat(state(20).products()).isEqualTo(goods("87"));
    record.take(scope(at("KR"), null, Scheduled.CANCEL));
    assertThat(state(20).targets()).isEqualTo(at("KR"));
    assertThat(state(20).products()).isEqualTo(goods("87"));
  }

  @Test
  void a_change_of_scope_changes_something_and_never_targets_the_imposer() {
    assertThat(refusals(record.take(scope(null, null, null)))).containsExactly("NOTHING_CHANGED ");
    assertThat(refusals(record.take(scope(at("US", "GHOSTS"), null, null))))
        .containsExactly("SELF_TARGET /targets/include/0", "UNKNOWN_GROUP /targets/include/1");
  }

  @Test
  void a_start_moved_past_a_scheduled_change_starts_with_the_change() {
    record.add(changed("m", "25", 3, 8));
    record.add(rescheduled("m", null, 4, 10));
    assertThat(state(9).phase()).isEqualTo(Phase.ANNOUNCED);
    assertThat(duty(10)).isEqualTo(percent("25"));
    assertThat(state(6).changes())
        .extracting(change -> change.kind() + " " + change.at())
        .containsExactly("starts " + april(10));
  }

  @Test
  void a_moved_step_happens_on_its_new_day_and_wins_over_what_was_announced_before_it_moved() {
    record.add(changed("m", "25", 3, 20));
    record.add(changed("m", "15", 4, 12));
    assertThat(events(record.take(reschedule(20, 6, 12)))).hasSize(1);
    assertThat(duty(12)).isEqualTo(percent("25"));
    assertThat(
            record.measure(M).orElseThrow().stateAt(april(12), april(5), 99).orElseThrow().duty())
        .isEqualTo(percent("15"));
  }

  @Test
  void an_announced_end_may_be_moved() {
    record.add(lifted("m", 6, 20));
    assertThat(refusals(record.take(reschedule(20, 8, 5))))
        .containsExactly("END_BEFORE_START /effectiveFrom");
    record.take(reschedule(20, 8, 25));
    assertThat(state(24).phase()).isEqualTo(Phase.IN_FORCE);
    assertThat(state(25).phase()).isEqualTo(Phase.EXPIRED);
  }

  @Test
  void only_what_is_still_to_come_can_be_moved_and_only_within_the_measure_s_life() {
    assertThat(refusals(record.take(reschedule(null, 5, 8))))
        .containsExactly("ALREADY_IN_EFFECT /measure");
    assertThat(refusals(record.take(reschedule(7, 3, 8)))).containsExactly("NO_SUCH_STEP /step");
    record.add(changed("m", "25", 3, 20));
    assertThat(refusals(record.take(reschedule(20, 6, 4))))
        .containsExactly("BEFORE_START /effectiveFrom");
    record.add(lifted("m", 6, 22));
    assertThat(refusals(record.take(reschedule(20, 6, 22))))
        .containsExactly("MEASURE_LIFTED /effectiveFrom");
  }

  @Test
  void a_measure_s_targets_change_and_no_other_economy_s_goods_are_hit_any_more() {
    record.add(rescoped("m", goods("8703"), 6, 10));
    assertThat(state(9).products()).isEqualTo(Products.ALL);
    assertThat(state(10).products()).isEqualTo(goods("8703"));
    assertThat(state(9).changes()).extracting(MeasureState.Change::kind).contains("scopeChanges");
  }

  private static ChangeDuty change(
      String duty, int announced, int from, @Nullable Scheduled scheduled) {
    return new ChangeDuty(M, percent(duty), on(announced), april(from), null, scheduled);
  }

  private static ChangeScope scope(
      @Nullable Targets targets, @Nullable Products products, @Nullable Scheduled scheduled) {
    return new ChangeScope(M, targets, products, on(8), april(10), scheduled);
  }

  private static Reschedule reschedule(@Nullable Integer step, int announced, int from) {
    return new Reschedule(M, on(announced), step == null ? null : april(step), april(from));
  }

  private MeasureState state(int day) {
    return record.measure(M).orElseThrow().stateAt(april(day), april(30), 99).orElseThrow();
  }

  private Duty duty(int day) {
    return state(day).duty();
  }
}
