package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.JP;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.changed;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.lifted;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.paused;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.residual;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.MeasureState.Phase;

class MeasureHistoryTest {

  private static final Instant TODAY = april(30);
  private static final long ALL = Long.MAX_VALUE;

  @Test
  void a_measure_is_announced_then_in_force_then_expired() {
    var history = history(imposed("m", US, "P", at("JP"), Products.ALL, percent("24"), 2, 9, 20));
    assertThat(history.stateAt(april(9), april(1), ALL)).isEmpty();
    assertThat(phase(history, 8)).isEqualTo(Phase.ANNOUNCED);
    assertThat(phase(history, 9)).isEqualTo(Phase.IN_FORCE);
    assertThat(history.stateAt(april(20).minusNanos(1), TODAY, ALL).orElseThrow().phase())
        .isEqualTo(Phase.IN_FORCE);
    assertThat(phase(history, 20)).isEqualTo(Phase.EXPIRED);
  }

  @Test
  void a_lapsed_pause_restores_the_rate_as_rewritten_not_as_first_imposed() {
    var history =
        history(
            imposed("m", US, "P", at("CN"), "125"),
            changed("m", "34", 12, 14),
            paused("m", residual("10"), 12, 14, 20));
    assertThat(duty(history, 13)).isEqualTo(percent("125"));
    assertThat(phase(history, 14)).isEqualTo(Phase.PAUSED);
    assertThat(phase(history, 20)).isEqualTo(Phase.IN_FORCE);
    assertThat(duty(history, 20)).isEqualTo(percent("34"));
  }

  @Test
  void of_two_duties_from_one_instant_the_later_announcement_counts() {
    var history = history(imposed("m", US, "P", at("KR"), "26"), changed("m", "25", 3, 5));
    assertThat(dutyAsKnown(history, 9, 2)).isEqualTo(percent("26"));
    assertThat(dutyAsKnown(history, 9, 3)).isEqualTo(percent("25"));
  }

  @Test
  void a_duty_that_begins_later_counts_whenever_it_was_announced() {
    var history =
        history(
            imposed("m", US, "P", at("CN"), "34"),
            changed("m", "125", 4, 20),
            changed("m", "84", 8, 9));
    assertThat(duty(history, 10)).isEqualTo(percent("84"));
    assertThat(duty(history, 20)).isEqualTo(percent("125"));
  }

  @Test
  void facts_may_be_entered_in_any_order() {
    var early = changed("m", "84", 8, 9);
    var late = changed("m", "125", 9, 10);
    var first = imposed("m", US, "P", at("CN"), "34");
    assertThat(duty(history(first, late, early), 15)).isEqualTo(percent("125"));
    assertThat(duty(history(first, early, late), 15)).isEqualTo(percent("125"));
  }

  @Test
  void what_was_recorded_after_the_position_is_not_known() {
    var history = history(imposed("m", US, "P", at("CN"), "34"), changed("m", "84", 3, 5));
    assertThat(history.stateAt(april(9), TODAY, 1).orElseThrow().duty()).isEqualTo(percent("34"));
    assertThat(history.stateAt(april(9), TODAY, 0)).isEmpty();
  }

  @Test
  void what_is_lifted_before_it_starts_is_superseded_before_effect() {
    var history = history(imposed("m", US, "P", at("CA"), "25"), lifted("m", 3, 5));
    assertThat(phase(history, 10)).isEqualTo(Phase.SUPERSEDED_BEFORE_EFFECT);
  }

  @Test
  void the_clock_s_next_changes_are_listed_until_the_end() {
    var history =
        history(
            imposed("m", US, "P", at("JP"), Products.ALL, percent("24"), 2, 9, 25),
            paused("m", residual("10"), 9, 10, 30),
            changed("m", "15", 9, 20));
    assertThat(history.stateAt(april(5), TODAY, ALL).orElseThrow().changes())
        .extracting(change -> change.kind() + " " + change.at())
        .containsExactly(
            "starts " + april(9),
            "pauseBegins " + april(10),
            "dutyChanges " + april(20),
            "ends " + april(25));
  }

  @Test
  void the_legal_bases_are_those_of_the_acts_that_decide() {
    var eo = new LegalBasis("EO 14257", null, null);
    var first =
        new MeasureEvent.TariffImposed(
            measureId("m"),
            US,
            new ProgrammeId("P-1"),
            Targets.only(new Target.Economy(JP)),
            Products.ALL,
            percent("24"),
            april(9),
            null,
            List.of(),
            new Announcement(april(2), List.of(eo), null, null, null));
    var history = history(first, paused("m", residual("10"), 9, 10, null));
    assertThat(history.stateAt(april(11), TODAY, ALL).orElseThrow().legalBasis())
        .containsExactly(eo);
  }

  private static MeasureHistory history(MeasureEvent... events) {
    return SmallLedger.of(events).measure(measureId("m")).orElseThrow();
  }

  private static Phase phase(MeasureHistory history, int day) {
    return history.stateAt(april(day), TODAY, ALL).orElseThrow().phase();
  }

  private static Duty duty(MeasureHistory history, int day) {
    return history.stateAt(april(day), TODAY, ALL).orElseThrow().duty();
  }

  private static Duty dutyAsKnown(MeasureHistory history, int day, int known) {
    return history.stateAt(april(day), april(known), ALL).orElseThrow().duty();
  }
}
