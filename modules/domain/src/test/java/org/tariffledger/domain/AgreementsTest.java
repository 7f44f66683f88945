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
import static org.tariffledger.domain.Facts.paused;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.Facts.refusals;
import static org.tariffledger.domain.Facts.residual;
import static org.tariffledger.domain.Facts.resumed;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Resume;
import org.tariffledger.domain.NegotiationCommand.BreakOff;
import org.tariffledger.domain.NegotiationCommand.OpenNegotiation;
import org.tariffledger.domain.NegotiationCommand.ReachAgreement;
import org.tariffledger.domain.NegotiationCommand.RecordOutcome;
import org.tariffledger.domain.NegotiationCommand.ResumeNegotiation;
import org.tariffledger.domain.NegotiationCommand.ScheduleRound;
import org.tariffledger.domain.NegotiationCommand.WithdrawFromAgreement;
import org.tariffledger.domain.NegotiationEvent.AgreementReached;
import org.tariffledger.domain.NegotiationEvent.AgreementWithdrawn;
import org.tariffledger.domain.NegotiationState.Status;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.WithdrawalTerm.Charges;
import org.tariffledger.domain.WithdrawalTerm.Lifts;
import org.tariffledger.domain.WithdrawalTerm.Resumes;

class AgreementsTest {

  private static final NegotiationId TALKS = new NegotiationId("us-cn");
  private static final MeasureId HERS = measureId("us-cn");
  private static final MeasureId THEIRS = measureId("cn-us");

  private final SmallLedger record =
      SmallLedger.of(
          programme(US, "RECIPROCAL"),
          programme(CN, "COUNTER"),
          programme(JP, "JAPANESE"),
          imposed("us-cn", US, "RECIPROCAL", at("CN"), "125"),
          imposed("cn-us", CN, "COUNTER", at("US"), "125"),
          imposed("jp-us", JP, "JAPANESE", at("US"), "5"));

  AgreementsTest() {
    record.take(new OpenNegotiation(TALKS, "Talks", List.of(US, CN), null, on(3)));
  }

  @Test
  void an_agreement_is_recorded_with_what_it_moves() {
    var agreement = agreement(10, change(HERS, "34"), pause(HERS), pause(THEIRS));

    assertThat(events(record.take(agreement)))
        .containsExactly(
            new AgreementReached(TALKS, "Geneva", List.of(HERS, THEIRS), List.of(), 3, on(10)),
            changed("us-cn", "34", 10, 14),
            paused("us-cn", residual("10"), 10, 14, 28),
            paused("cn-us", residual("10"), 10, 14, 28));
    assertThat(state(10).status()).isEqualTo(Status.AGREED);
    assertThat(events(record.take(agreement))).isEmpty();
  }

  @Test
  void terms_are_about_measures_of_the_parties_or_reference_facts() {
    var agreement =
        agreement(
            10,
            new RegisterProgramme(programmeId("NEW"), US, "New", null, on(10)),
            new BreakOff(TALKS, US, on(10)),
            change(measureId("jp-us"), "0"),
            imposition("jp-new", JP, "JAPANESE"));

    assertThat(refusals(record.take(agreement)))
        .containsExactly(
            "NOT_A_TERM /terms/1", "NOT_A_PARTY /terms/2/measure", "NOT_A_PARTY /terms/3/imposer");
  }

  @Test
  void a_term_on_an_unknown_or_a_lifted_measure_is_refused_by_its_place() {
    record.add(lifted("cn-us", 6, 8));

    assertThat(
            refusals(
                record.take(
                    agreement(
                        10, pause(HERS), change(measureId("ghost"), "1"), change(THEIRS, "1")))))
        .containsExactly(
            "UNKNOWN_MEASURE /terms/1/measure", "MEASURE_LIFTED /terms/2/effectiveFrom");
  }

  @Test
  void terms_do_not_say_different_things_of_one_slot_from_one_instant() {
    var refused = record.take(agreement(10, change(HERS, "34"), pause(HERS), change(HERS, "30")));

    assertThat(refusals(refused)).containsExactly("CONTRADICTORY_TERMS /terms/2");
    assertThat(((Decision.Refused<?>) refused).refusals().getFirst().sentence())
        .isEqualTo(
            "/terms/0 and /terms/2 say different things of the duty of us-cn from"
                + " 2025-04-14T00:00:00Z.");
  }

  @Test
  void a_measure_is_not_paused_resumed_and_lifted_at_one_instant() {
    assertThat(
            refusals(
                record.take(
                    agreement(
                        10,
                        pause(HERS),
                        new Resume(HERS, on(10), april(14)),
                        new Lift(THEIRS, on(10), april(14)),
                        new Lift(THEIRS, on(10), april(15)),
                        pause(THEIRS)))))
        .contains(
            "CONTRADICTORY_TERMS /terms/1",
            "CONTRADICTORY_TERMS /terms/3",
            "CONTRADICTORY_TERMS /terms/4");
  }

  @Test
  void the_same_said_twice_or_from_other_instants_contradicts_nothing() {
    var later = new ChangeDuty(HERS, percent("30"), on(10), april(20), null, null);

    assertThat(events(record.take(agreement(10, change(HERS, "34"), change(HERS, "34"), later))))
        .hasSize(3);
  }

  @Test
  void what_happens_on_withdrawal_is_about_measures_of_the_parties_that_have_not_ended() {
    record.add(lifted("cn-us", 6, 8));
    var agreement =
        agreement(
            10,
            List.of(pause(HERS), imposition("us-new", US, "RECIPROCAL")),
            List.of(
                new Resumes(measureId("ghost")),
                new Lifts(measureId("jp-us")),
                new Resumes(THEIRS),
                new Charges(HERS, percent("125")),
                new Charges(HERS, percent("145")),
                new Lifts(measureId("us-new"))));

    assertThat(refusals(record.take(agreement)))
        .containsExactly(
            "UNKNOWN_MEASURE /onWithdrawal/0/measure",
            "NOT_A_PARTY /onWithdrawal/1/measure",
            "MEASURE_LIFTED /onWithdrawal/2/measure",
            "CONTRADICTORY_TERMS /onWithdrawal/4");
  }

  @Test
  void a_withdrawal_does_what_the_agreement_says_of_it() {
    record.take(geneva());
    var withdrawal = withdrawal(US, 20, null);

    assertThat(events(record.take(withdrawal)))
        .containsExactly(
            new AgreementWithdrawn(TALKS, "Geneva", US, april(21), on(20)),
            resumed("us-cn", 20, 21),
            changed("us-cn", "145", 20, 21),
            lifted("cn-us", 20, 21));
    assertThat(state(20).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(events(record.take(withdrawal))).isEmpty();
    assertThat(refusals(record.take(withdrawal(CN, 22, null))))
        .containsExactly("AGREEMENT_WITHDRAWN /negotiation");
  }

  @Test
  void what_has_ended_or_goes_on_already_is_left_alone_by_a_withdrawal() {
    record.take(geneva());
    record.add(lifted("cn-us", 15, 16));
    record.add(resumed("us-cn", 15, 16));

    assertThat(events(record.take(withdrawal(US, 20, null))))
        .containsExactly(
            new AgreementWithdrawn(TALKS, "Geneva", US, april(21), on(20)),
            changed("us-cn", "145", 20, 21));
  }

  @Test
  void a_withdrawal_says_what_becomes_of_changes_that_were_to_come() {
    record.take(geneva());
    record.add(changed("us-cn", "50", 12, 25));

    var refused = record.take(withdrawal(US, 20, null));
    assertThat(refusals(refused)).containsExactly("SCHEDULED_CHANGE_AHEAD /scheduled");
    assertThat(((Decision.Refused<?>) refused).refusals().getFirst().sentence())
        .startsWith("us-cn: A later change");
    var other = new AgreementsTest();
    other.record.take(geneva());
    other.record.add(changed("us-cn", "50", 12, 25));
    assertThat(events(other.record.take(withdrawal(US, 20, Scheduled.CANCEL)))).hasSize(4);
  }

  @Test
  void only_a_party_withdraws_and_only_from_an_agreement() {
    assertThat(refusals(record.take(withdrawal(US, 20, null))))
        .containsExactly("NO_AGREEMENT /negotiation");
    record.take(geneva());
    assertThat(refusals(record.take(withdrawal(JP, 20, null)))).contains("NOT_A_PARTY /party");
    assertThat(refusals(record.take(withdrawal(US, 9, null))))
        .containsExactly("NO_AGREEMENT /negotiation");
  }

  @Test
  void nothing_is_agreed_while_talks_are_broken_off() {
    record.take(new BreakOff(TALKS, CN, on(8)));

    assertThat(refusals(record.take(agreement(10, pause(HERS)))))
        .containsExactly("NEGOTIATION_BROKEN_OFF /negotiation");
  }

  @Test
  void another_agreement_comes_after_a_later_round_or_a_resumption() {
    record.take(geneva());
    assertThat(refusals(record.take(named("London", 12, HERS))))
        .containsExactly("AGREEMENT_REACHED /negotiation");

    record.take(new ScheduleRound(TALKS, null, april(14), "London", on(12)));
    assertThat(refusals(record.take(named("Geneva", 15, HERS))))
        .containsExactly("AGREEMENT_REACHED /name");
    assertThat(events(record.take(named("London", 15, HERS)))).hasSize(2);

    record.take(new ResumeNegotiation(TALKS, on(16)));
    assertThat(state(16).status()).isEqualTo(Status.OPEN);
    assertThat(events(record.take(named("Madrid", 17, THEIRS)))).hasSize(2);
    assertThat(state(17).agreements())
        .extracting(a -> a.reached().name())
        .containsExactly("Geneva", "London", "Madrid");
  }

  @Test
  void a_round_from_before_the_agreement_does_not_open_the_talks_again() {
    record.take(geneva());
    record.take(new RecordOutcome(TALKS, 1, RoundOutcome.PROGRESS, april(9), null, on(12)));
    assertThat(state(12).status()).isEqualTo(Status.AGREED);

    record.take(new RecordOutcome(TALKS, 2, RoundOutcome.NONE, april(13), null, on(13)));
    assertThat(state(13).status()).isEqualTo(Status.OPEN);
  }

  @Test
  void the_latest_agreement_is_left_first_and_stays_the_one_that_was_left() {
    record.take(geneva());
    record.take(new ResumeNegotiation(TALKS, on(12)));
    record.take(named("London", 15, HERS));

    assertThat(events(record.take(withdrawal(CN, 18, null))))
        .containsExactly(new AgreementWithdrawn(TALKS, "London", CN, april(21), on(18)));
    assertThat(state(18).standing()).extracting(a -> a.reached().name()).containsExactly("Geneva");
    record.take(new ResumeNegotiation(TALKS, on(16)));
    record.take(named("Madrid", 17, THEIRS));
    assertThat(
            state(18).agreements().stream()
                .filter(a -> a.withdrawn() != null)
                .map(a -> Objects.requireNonNull(a.withdrawn()).agreement()))
        .containsExactly("London");
    assertThat(events(record.take(withdrawal(CN, 18, null)))).isEmpty();
  }

  private NegotiationState state(int knownAt) {
    return NegotiationState.known(record.negotiation(TALKS), april(knownAt), Long.MAX_VALUE)
        .orElseThrow();
  }

  private static ReachAgreement geneva() {
    return agreement(
        10,
        List.of(change(HERS, "34"), pause(HERS), pause(THEIRS)),
        List.of(new Resumes(HERS), new Charges(HERS, percent("145")), new Lifts(THEIRS)));
  }

  private static ReachAgreement agreement(int announced, Command... terms) {
    return agreement(announced, List.of(terms), List.of());
  }

  private static ReachAgreement named(String name, int announced, MeasureId measure) {
    var term = new ChangeDuty(measure, percent("30"), on(announced), april(22), null, null);
    return new ReachAgreement(TALKS, name, List.of(term), null, on(announced));
  }

  private static ReachAgreement agreement(
      int announced, List<Command> terms, List<WithdrawalTerm> onWithdrawal) {
    return new ReachAgreement(TALKS, "Geneva", terms, onWithdrawal, on(announced));
  }

  private static ChangeDuty change(MeasureId measure, String duty) {
    return new ChangeDuty(measure, percent(duty), on(10), april(14), null, null);
  }

  private static Pause pause(MeasureId measure) {
    return new Pause(measure, on(10), april(14), april(28), residual("10"));
  }

  private static ImposeTariff imposition(String id, EconomyCode imposer, String programme) {
    return new ImposeTariff(
        measureId(id),
        imposer,
        programmeId(programme),
        at("KR"),
        Products.ALL,
        percent("5"),
        on(10),
        april(14),
        null);
  }

  private static WithdrawFromAgreement withdrawal(
      EconomyCode party, int announced, @Nullable Scheduled scheduled) {
    return new WithdrawFromAgreement(TALKS, party, april(21), null, scheduled, on(announced));
  }
}
