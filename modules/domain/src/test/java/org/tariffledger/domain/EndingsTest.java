package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.annulled;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.complete;
import static org.tariffledger.domain.Facts.events;
import static org.tariffledger.domain.Facts.goods;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.lifted;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.paused;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.refusals;
import static org.tariffledger.domain.Facts.rescoped;
import static org.tariffledger.domain.Facts.residual;
import static org.tariffledger.domain.Facts.withdrawn;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.MeasureCommand.Annul;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Reschedule;
import org.tariffledger.domain.MeasureCommand.Withdraw;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// How measures end: withdrawn before they begin, lifted, annulled by a court.
class EndingsTest {

  private static final MeasureId M = measureId("m");

  private final SmallLedger record =
      SmallLedger.of(complete(US), programme(US, "P-1"), imposed("m", US, "P-1", at("CN"), "10"));

  @Test
  void what_is_withdrawn_before_it_begins_never_takes_effect() {
    assertThat(events(record.take(new Withdraw(M, on(4))))).hasSize(1);
    assertThat(part(10)).containsExactly("NOT_YET_IN_FORCE SUPERSEDED_BEFORE_EFFECT 0");
    assertThat(part(3, 3)).containsExactly("NOT_YET_IN_FORCE ANNOUNCED 0");
    assertThat(part(10, 3)).containsExactly("APPLIED IN_FORCE 10");
  }

  @Test
  void what_has_begun_cannot_be_withdrawn() {
    assertThat(refusals(record.take(new Withdraw(M, on(5)))))
        .containsExactly("ALREADY_IN_EFFECT /measure");
  }

  @Test
  void nothing_happens_any_more_to_what_is_withdrawn() {
    record.add(withdrawn("m", 3));
    for (var command :
        List.of(
            new ChangeDuty(M, percent("5"), on(4), april(9), null, null),
            new Pause(M, on(4), april(9), null, residual("0")),
            new Reschedule(M, on(4), null, april(9)),
            new Lift(M, on(4), april(9)))) {
      assertThat(refusals(record.take(command))).containsExactly("MEASURE_WITHDRAWN /measure");
    }
  }

  @Test
  void what_never_takes_effect_keeps_the_scope_it_would_have_begun_with() {
    record.add(rescoped("m", goods("87"), 3, 9));
    record.add(withdrawn("m", 4));
    assertThat(part(10)).containsExactly("NOT_YET_IN_FORCE SUPERSEDED_BEFORE_EFFECT 0");
  }

  @Test
  void what_a_court_annuls_stays_applied_for_earlier_entries_and_is_refundable() {
    assertThat(events(record.take(new Annul(M, on(15), april(20))))).hasSize(1);
    assertThat(part(10)).containsExactly("APPLIED ANNULLED_REFUNDABLE 10");
    assertThat(part(10, 14)).containsExactly("APPLIED IN_FORCE 10");
    assertThat(part(20)).isEmpty();
    assertThat(part(20, 14)).containsExactly("APPLIED IN_FORCE 10");
  }

  @Test
  void what_was_collected_before_the_ruling_is_not_undone_by_dating_its_end_to_the_start() {
    assertThat(refusals(record.take(new Annul(M, on(15), april(5)))))
        .containsExactly("BEFORE_START /effectiveFrom");
    assertThat(events(record.take(new Annul(M, on(3), april(4))))).hasSize(1);
    assertThat(part(10)).containsExactly("NOT_YET_IN_FORCE SUPERSEDED_BEFORE_EFFECT 0");
  }

  @Test
  void an_annulment_after_a_lift_leaves_the_end_and_makes_refundable() {
    record.add(lifted("m", 6, 12));
    record.add(annulled("m", 15, 20));
    assertThat(part(10)).containsExactly("APPLIED ANNULLED_REFUNDABLE 10");
    assertThat(part(12)).isEmpty();
  }

  @Test
  void what_is_annulled_while_it_is_paused_is_refundable_too() {
    record.add(paused("m", residual("5"), 6, 8, 18));
    record.add(annulled("m", 15, 20));
    assertThat(part(10)).containsExactly("PAUSED ANNULLED_REFUNDABLE 5");
    assertThat(part(18)).containsExactly("APPLIED ANNULLED_REFUNDABLE 10");
  }

  @Test
  void nothing_begins_after_an_annulment_and_there_is_no_second_one() {
    record.add(annulled("m", 15, 20));
    assertThat(refusals(record.take(new Annul(M, on(16), april(18)))))
        .containsExactly("MEASURE_ANNULLED /measure");
    assertThat(refusals(record.take(new Pause(M, on(16), april(20), null, residual("0")))))
        .containsExactly("MEASURE_ANNULLED /from");
  }

  @Test
  void an_end_comes_sooner_by_another_lift_and_not_later() {
    record.add(lifted("m", 6, 20));
    assertThat(refusals(record.take(new Lift(M, on(8), april(25)))))
        .containsExactly("MEASURE_LIFTED /effectiveFrom");
    assertThat(events(record.take(new Lift(M, on(8), april(15))))).hasSize(1);
    assertThat(part(15)).isEmpty();
  }

  private List<String> part(int day) {
    return part(day, 30);
  }

  private List<String> part(int day, int known) {
    var query = new RateQuery(US, CN, null, april(day), april(known), record.position());
    return Rates.answer(query, record).components().stream()
        .map(c -> c.outcome() + " " + c.legalStatus() + " " + c.percent())
        .toList();
  }
}
