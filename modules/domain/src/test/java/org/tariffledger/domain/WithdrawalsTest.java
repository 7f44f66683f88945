package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.JP;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.changed;
import static org.tariffledger.domain.Facts.events;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.lifted;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.Facts.refusals;
import static org.tariffledger.domain.Facts.residual;
import static org.tariffledger.domain.Facts.resumed;
import static org.tariffledger.domain.Facts.withdrawn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Reschedule;
import org.tariffledger.domain.MeasureState.Phase;
import org.tariffledger.domain.NegotiationCommand.OpenNegotiation;
import org.tariffledger.domain.NegotiationCommand.ReachAgreement;
import org.tariffledger.domain.NegotiationCommand.ResumeNegotiation;
import org.tariffledger.domain.NegotiationCommand.WithdrawFromAgreement;
import org.tariffledger.domain.NegotiationEvent.AgreementWithdrawn;
import org.tariffledger.domain.WithdrawalTerm.Charges;
import org.tariffledger.domain.WithdrawalTerm.Lifts;
import org.tariffledger.domain.WithdrawalTerm.Resumes;

/// What a withdrawal does to what the agreement has only scheduled, and which agreement is left.
class WithdrawalsTest {

  private static final NegotiationId TALKS = new NegotiationId("us-cn");
  private static final MeasureId HERS = measureId("us-cn");
  private static final MeasureId NEW = measureId("us-new");

  private final SmallLedger record =
      SmallLedger.of(
          programme(US, "RECIPROCAL"),
          programme(US, "NEW"),
          programme(CN, "COUNTER"),
          imposed("us-cn", US, "RECIPROCAL", at("CN"), "40"),
          imposed("us-later", US, "RECIPROCAL", at("CN"), Products.ALL, percent("40"), 2, 20, null),
          imposed("cn-us", CN, "COUNTER", at("US"), "40"));

  WithdrawalsTest() {
    record.take(new OpenNegotiation(TALKS, "Talks", List.of(US, CN, JP), null, on(3)));
  }

  @Test
  void a_pause_that_has_not_begun_ends_as_it_would_begin() {
    agree(List.of(new Resumes(HERS)), pause(HERS, 20, 28));

    assertThat(events(record.take(withdrawal(12, 14))))
        .containsExactly(left(12, 14), resumed("us-cn", 12, 20));
    assertThat(phase(HERS, 21)).isEqualTo(Phase.IN_FORCE);
    assertThat(timeline(HERS).changes())
        .extracting(MeasureState.Change::kind)
        .containsOnly("starts");
  }

  @Test
  void the_pause_that_runs_and_those_to_come_all_end() {
    agree(
        List.of(new Resumes(HERS)), pause(HERS, 12, 16), pause(HERS, 18, 22), pause(HERS, 24, 28));

    assertThat(events(record.take(withdrawal(13, 14))))
        .containsExactly(
            left(13, 14),
            resumed("us-cn", 13, 14),
            resumed("us-cn", 13, 18),
            resumed("us-cn", 13, 24));
    for (int day : List.of(14, 18, 21, 24, 27)) {
      assertThat(phase(HERS, day)).isEqualTo(Phase.IN_FORCE);
    }
  }

  @Test
  void a_pause_that_was_over_or_lies_behind_the_end_needs_no_resumption() {
    agree(List.of(new Resumes(HERS)), pause(HERS, 11, 12), pause(HERS, 20, 28));
    record.add(lifted("us-cn", 11, 18));

    assertThat(events(record.take(withdrawal(13, 14)))).containsExactly(left(13, 14));
  }

  @Test
  void what_the_agreement_was_to_impose_never_takes_effect() {
    agree(List.of(new Lifts(NEW)), imposition(20));

    assertThat(events(record.take(withdrawal(12, 14))))
        .containsExactly(left(12, 14), withdrawn("us-new", 12));
    assertThat(phase(NEW, 21)).isEqualTo(Phase.SUPERSEDED_BEFORE_EFFECT);
  }

  @Test
  void what_has_begun_since_ends_at_its_start_if_the_withdrawal_reaches_back_before_it() {
    agree(List.of(new Lifts(NEW)), imposition(14));

    assertThat(events(record.take(withdrawal(16, 12))))
        .containsExactly(left(16, 12), lifted("us-new", 16, 14));
    assertThat(phase(NEW, 15)).isEqualTo(Phase.SUPERSEDED_BEFORE_EFFECT);
  }

  @Test
  void a_measure_that_has_not_begun_charges_from_its_start_on() {
    agree(
        List.of(new Charges(measureId("us-later"), percent("55"))),
        new Reschedule(measureId("us-later"), on(10), null, april(25)));

    assertThat(events(record.take(withdrawal(12, 14))))
        .containsExactly(left(12, 14), changed("us-later", "55", 12, 25));
    assertThat(timeline(measureId("us-later")).at(april(26)).duty()).isEqualTo(percent("55"));
  }

  @Test
  void what_was_withdrawn_before_its_start_is_left_alone() {
    agree(List.of(new Charges(NEW, percent("55"))), imposition(20));
    record.add(withdrawn("us-new", 11));

    assertThat(events(record.take(withdrawal(12, 14)))).containsExactly(left(12, 14));
  }

  @Test
  void nobody_leaves_an_agreement_before_it_was_reached() {
    agree(List.of(new Resumes(HERS)), pause(HERS, 12, 28));

    assertThat(refusals(record.take(withdrawal(13, 9))))
        .containsExactly("BEFORE_AGREEMENT /effectiveFrom");
    assertThat(events(record.take(withdrawal(13, 10)))).hasSize(2);
  }

  @Test
  void a_rule_against_what_follows_names_no_field_that_the_withdrawal_has_not() {
    agree(List.of(new Charges(HERS, percent("55"))), pause(HERS, 12, 28));
    record.add(changed("us-cn", "45", 11, 20));

    var refused = record.take(withdrawal(12, 14));
    assertThat(refusals(refused)).containsExactly("SCHEDULED_CHANGE_AHEAD /scheduled");
    assertThat(
            new Consequence("", new MeasureCommand.Withdraw(HERS, on(12)))
                .refusal(new Refusal(Refusal.Code.ALREADY_IN_EFFECT, "/measure", "It has begun."))
                .pointer())
        .isEmpty();
  }

  @Test
  void a_second_party_does_not_leave_an_older_agreement_by_silence() {
    agreeTwice();
    record.take(withdrawal(US, 16, 18, null));

    var refused = record.take(withdrawal(JP, 17, 18, null));
    assertThat(refusals(refused)).containsExactly("WHICH_AGREEMENT /agreement");
    assertThat(((Decision.Refused<?>) refused).refusals().getFirst().sentence())
        .isEqualTo(
            "US has left \"Second\", the latest, already. Say in `agreement` which is left: those"
                + " that stand are \"First\".");
    assertThat(refusals(record.take(withdrawal(JP, 17, 18, "Second"))))
        .containsExactly("AGREEMENT_WITHDRAWN /agreement");
    assertThat(events(record.take(withdrawal(JP, 17, 18, "First"))))
        .containsExactly(
            new AgreementWithdrawn(TALKS, "First", JP, april(18), on(17)),
            resumed("us-cn", 17, 18));
  }

  @Test
  void an_older_agreement_is_left_by_its_name_while_the_latest_stands() {
    agreeTwice();

    assertThat(refusals(record.take(withdrawal(US, 16, 18, "Third"))))
        .containsExactly("NO_AGREEMENT /agreement");
    var first = withdrawal(US, 16, 18, "First");
    assertThat(events(record.take(first)))
        .containsExactly(
            new AgreementWithdrawn(TALKS, "First", US, april(18), on(16)),
            resumed("us-cn", 16, 18));
    assertThat(events(record.take(first))).isEmpty();
    assertThat(events(record.take(withdrawal(US, 16, 18, "Second")))).hasSize(1);
  }

  private void agreeTwice() {
    record.take(agreement("First", 10, List.of(new Resumes(HERS)), pause(HERS, 12, 28)));
    record.take(new ResumeNegotiation(TALKS, on(14)));
    record.take(
        agreement(
            "Second",
            15,
            List.of(),
            new ChangeDuty(measureId("cn-us"), percent("1"), on(15), april(16), null, null)));
  }

  private void agree(List<WithdrawalTerm> onWithdrawal, Command... terms) {
    assertThat(events(record.take(agreement("First", 10, onWithdrawal, terms)))).isNotEmpty();
  }

  private static ReachAgreement agreement(
      String name, int announced, List<WithdrawalTerm> onWithdrawal, Command... terms) {
    return new ReachAgreement(TALKS, name, List.of(terms), onWithdrawal, on(announced));
  }

  private static Pause pause(MeasureId measure, int from, int until) {
    return new Pause(measure, on(10), april(from), april(until), residual("5"));
  }

  private static ImposeTariff imposition(int from) {
    return new ImposeTariff(
        NEW,
        US,
        programmeId("NEW"),
        at("CN"),
        Products.ALL,
        percent("7"),
        on(10),
        april(from),
        null);
  }

  private MeasureTimeline timeline(MeasureId measure) {
    return record.measure(measure).orElseThrow().known(april(30), Long.MAX_VALUE).orElseThrow();
  }

  private Phase phase(MeasureId measure, int validAt) {
    return timeline(measure).at(april(validAt)).phase();
  }

  private static AgreementWithdrawn left(int announced, int from) {
    return new AgreementWithdrawn(TALKS, "First", US, april(from), on(announced));
  }

  private static WithdrawFromAgreement withdrawal(int announced, int from) {
    return withdrawal(US, announced, from, null);
  }

  private static WithdrawFromAgreement withdrawal(
      EconomyCode party, int announced, int from, @Nullable String agreement) {
    return new WithdrawFromAgreement(TALKS, party, april(from), agreement, null, on(announced));
  }
}
