package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.DE;
import static org.tariffledger.domain.Facts.JP;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.events;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.refusals;
import static org.tariffledger.domain.RoundOutcome.AGREEMENT_TO_MEET_AGAIN;
import static org.tariffledger.domain.RoundOutcome.NONE;
import static org.tariffledger.domain.RoundOutcome.PROGRESS;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.NegotiationCommand.BreakOff;
import org.tariffledger.domain.NegotiationCommand.OpenNegotiation;
import org.tariffledger.domain.NegotiationCommand.RecordOutcome;
import org.tariffledger.domain.NegotiationCommand.ResumeNegotiation;
import org.tariffledger.domain.NegotiationCommand.ScheduleRound;
import org.tariffledger.domain.NegotiationEvent.NegotiationOpened;
import org.tariffledger.domain.NegotiationEvent.RoundHeld;
import org.tariffledger.domain.NegotiationEvent.RoundScheduled;
import org.tariffledger.domain.NegotiationState.Round;
import org.tariffledger.domain.NegotiationState.Status;

/// Opening, rounds, breaking off, going on. Agreements have a test of their own.
class NegotiationsTest {

  private static final NegotiationId TALKS = new NegotiationId("us-cn");

  private final SmallLedger record =
      SmallLedger.of(
          programme(US, "RECIPROCAL"),
          programme(CN, "COUNTER"),
          imposed("us-cn", US, "RECIPROCAL", at("CN"), "34"),
          imposed("us-jp", US, "RECIPROCAL", at("JP"), "24"),
          imposed("cn-us", CN, "COUNTER", at("US"), "34"));

  @Test
  void a_negotiation_is_opened_once_between_parties_over_measures_of_theirs() {
    assertThat(events(record.take(opening(3))))
        .containsExactly(
            new NegotiationOpened(
                TALKS, "Talks", List.of(US, CN), List.of(measureId("us-cn")), on(3)));
    assertThat(events(record.take(opening(3)))).isEmpty();
    assertThat(refusals(record.take(opening(4)))).containsExactly("NEGOTIATION_EXISTS /id");
  }

  @Test
  void every_fault_of_an_opening_is_told() {
    var command =
        new OpenNegotiation(
            TALKS,
            "Talks",
            List.of(DE, DE),
            List.of(measureId("ghost"), measureId("us-cn")),
            on(3));

    assertThat(refusals(record.take(command)))
        .containsExactly(
            "TOO_FEW_PARTIES /parties",
            "MEMBER_OF_A_UNION /parties/0",
            "MEMBER_OF_A_UNION /parties/1",
            "UNKNOWN_MEASURE /measures/0",
            "NOT_A_PARTY /measures/1");
  }

  @Test
  void measures_of_others_and_those_not_announced_yet_are_not_on_the_table() {
    assertThat(refusals(record.take(opening(List.of(CN, JP), "us-jp", 3))))
        .containsExactly("NOT_A_PARTY /measures/0");
    assertThat(refusals(record.take(opening(List.of(CN, US), "us-cn", 1))))
        .containsExactly("MEASURE_NOT_ANNOUNCED /measures/0");
  }

  @Test
  void rounds_are_numbered_as_they_come() {
    record.take(opening(3));

    assertThat(events(record.take(round(5, 10))))
        .containsExactly(new RoundScheduled(TALKS, 1, april(10), "Geneva", on(5)));
    assertThat(events(record.take(round(5, 12))))
        .containsExactly(new RoundScheduled(TALKS, 2, april(12), "Geneva", on(5)));
    assertThat(events(record.take(round(5, 10)))).isEmpty();
  }

  @Test
  void a_round_is_not_scheduled_for_a_time_before_that_was_announced() {
    record.take(opening(3));

    assertThat(refusals(record.take(round(5, 4))))
        .containsExactly("ROUND_IN_THE_PAST /scheduledFor");
    assertThat(events(record.take(round(5, 5)))).hasSize(1);
  }

  @Test
  void a_round_that_was_scheduled_is_held_then_and_there() {
    record.take(opening(3));
    record.take(round(5, 10));

    assertThat(events(record.take(outcome(1, PROGRESS, null, 11))))
        .containsExactly(new RoundHeld(TALKS, 1, PROGRESS, april(10), "Geneva", on(11)));
    assertThat(events(record.take(outcome(1, PROGRESS, null, 11)))).isEmpty();
    assertThat(state(11).rounds())
        .extracting(Round::number, Round::at)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, april(10)));
  }

  @Test
  void a_round_that_nobody_had_scheduled_is_the_next_and_says_when_it_was_held() {
    record.take(opening(3));

    assertThat(refusals(record.take(outcome(1, NONE, null, 11))))
        .containsExactly("UNKNOWN_ROUND /heldAt");
    assertThat(refusals(record.take(outcome(2, NONE, 10, 11))))
        .containsExactly("UNKNOWN_ROUND /round");
    assertThat(events(record.take(outcome(1, NONE, 10, 11))))
        .containsExactly(new RoundHeld(TALKS, 1, NONE, april(10), null, on(11)));
  }

  @Test
  void a_round_has_one_outcome_and_not_before_it_was_held() {
    record.take(opening(3));
    record.take(round(5, 10));

    assertThat(refusals(record.take(outcome(1, PROGRESS, null, 9))))
        .containsExactly("ROUND_IN_THE_FUTURE /heldAt");
    assertThat(refusals(record.take(outcome(1, PROGRESS, 12, 11))))
        .containsExactly("ROUND_IN_THE_FUTURE /heldAt");
    record.take(outcome(1, AGREEMENT_TO_MEET_AGAIN, 10, 11));
    assertThat(refusals(record.take(outcome(1, PROGRESS, 10, 12))))
        .containsExactly("ROUND_HELD /round");
  }

  @Test
  void a_round_is_not_held_before_its_talks_or_itself_were_announced() {
    record.take(opening(3));
    record.take(round(5, 10));

    assertThat(refusals(record.take(outcome(2, NONE, 2, 11))))
        .containsExactly("ROUND_TOO_EARLY /heldAt");
    assertThat(refusals(record.take(outcome(1, NONE, 4, 11))))
        .containsExactly("ROUND_TOO_EARLY /heldAt");
    assertThat(events(record.take(outcome(1, NONE, 5, 11)))).hasSize(1);
  }

  @Test
  void talks_that_nobody_knew_of_become_known_with_their_first_round() {
    record.take(opening(3));

    assertThat(events(record.take(outcome(1, PROGRESS, 2, 3)))).hasSize(1);
  }

  @Test
  void a_round_that_is_scheduled_again_is_put_off() {
    record.take(opening(3));
    record.take(round(5, 10));

    assertThat(refusals(record.take(again(3, 8, 20)))).containsExactly("UNKNOWN_ROUND /round");
    assertThat(events(record.take(again(1, 8, 20))))
        .containsExactly(new RoundScheduled(TALKS, 1, april(20), "Geneva", on(8)));
    assertThat(events(record.take(again(1, 8, 20)))).isEmpty();
    assertThat(state(7).rounds()).extracting(Round::at).containsExactly(april(10));
    assertThat(state(8).rounds()).extracting(Round::at).containsExactly(april(20));
    record.take(outcome(1, NONE, null, 21));
    assertThat(state(21).rounds()).extracting(Round::at).containsExactly(april(20));
    assertThat(refusals(record.take(again(1, 22, 25)))).containsExactly("ROUND_HELD /round");
    assertThat(events(record.take(again(2, 22, 25)))).hasSize(1);
  }

  @Test
  void a_break_off_calls_off_the_rounds_to_come_until_they_are_scheduled_again() {
    record.take(opening(3));
    record.take(round(4, 6));
    record.take(round(4, 12));
    var breakOff = new BreakOff(TALKS, US, on(8));
    record.take(breakOff);
    record.take(new ResumeNegotiation(TALKS, on(9)));

    assertThat(state(7).rounds()).extracting(Round::calledOff).containsOnlyNulls();
    assertThat(state(9).rounds())
        .extracting(round -> round.calledOff() != null)
        .containsExactly(false, true);
    record.take(again(2, 10, 14));
    assertThat(state(10).rounds()).extracting(Round::calledOff).containsOnlyNulls();
  }

  @Test
  void a_round_that_was_scheduled_later_could_not_be_held_yet() {
    record.take(opening(3));
    record.take(round(8, 10));

    assertThat(refusals(record.take(outcome(1, PROGRESS, 6, 7))))
        .containsExactly("UNKNOWN_ROUND /round");
    assertThat(events(record.take(outcome(2, PROGRESS, 6, 7)))).hasSize(1);
    assertThat(state(7).rounds()).extracting(Round::number).containsExactly(2);
    assertThat(state(8).rounds()).extracting(Round::number).containsExactly(1, 2);
  }

  @Test
  void nothing_happens_in_talks_that_are_broken_off_until_they_are_resumed() {
    record.take(opening(3));
    record.take(new BreakOff(TALKS, US, on(5)));

    assertThat(state(5).status()).isEqualTo(Status.BROKEN_OFF);
    assertThat(refusals(record.take(round(6, 8))))
        .containsExactly("NEGOTIATION_BROKEN_OFF /negotiation");
    assertThat(refusals(record.take(outcome(1, NONE, 6, 6))))
        .containsExactly("NEGOTIATION_BROKEN_OFF /negotiation");
    assertThat(refusals(record.take(new BreakOff(TALKS, CN, on(6)))))
        .containsExactly("NEGOTIATION_BROKEN_OFF /negotiation");

    record.take(new ResumeNegotiation(TALKS, on(7)));
    assertThat(state(7).status()).isEqualTo(Status.OPEN);
    assertThat(refusals(record.take(new ResumeNegotiation(TALKS, on(8)))))
        .containsExactly("NEGOTIATION_GOES_ON /negotiation");
    assertThat(events(record.take(round(8, 9)))).hasSize(1);
  }

  @Test
  void a_break_off_that_was_announced_later_does_not_refuse_an_earlier_round() {
    record.take(opening(3));
    record.take(new BreakOff(TALKS, null, on(10)));

    assertThat(events(record.take(round(6, 8)))).hasSize(1);
    assertThat(events(record.take(outcome(1, NONE, null, 9)))).hasSize(1);
    assertThat(state(9).status()).isEqualTo(Status.OPEN);
    assertThat(state(10).status()).isEqualTo(Status.BROKEN_OFF);
  }

  @Test
  void only_a_party_breaks_off() {
    record.take(opening(3));

    assertThat(refusals(record.take(new BreakOff(TALKS, JP, on(5)))))
        .containsExactly("NOT_A_PARTY /party");
  }

  @Test
  void what_nobody_opened_or_had_announced_has_no_rounds() {
    assertThat(refusals(record.take(round(5, 8))))
        .containsExactly("UNKNOWN_NEGOTIATION /negotiation");
    record.take(opening(6));
    assertThat(refusals(record.take(round(5, 8)))).containsExactly("NOT_ANNOUNCED /announcedAt");
  }

  @Test
  void nobody_knows_of_talks_before_they_were_announced_or_recorded() {
    record.take(opening(3));
    var entries = record.negotiation(TALKS);

    assertThat(NegotiationState.known(entries, april(2), Long.MAX_VALUE)).isEmpty();
    assertThat(NegotiationState.known(entries, april(9), record.position() - 1)).isEmpty();
    assertThat(NegotiationState.known(entries, april(3), record.position())).isPresent();
  }

  private NegotiationState state(int knownAt) {
    return NegotiationState.known(record.negotiation(TALKS), april(knownAt), Long.MAX_VALUE)
        .orElseThrow();
  }

  private static OpenNegotiation opening(int announced) {
    return opening(List.of(US, CN, US), "us-cn", announced);
  }

  private static OpenNegotiation opening(List<EconomyCode> parties, String measure, int announced) {
    return new OpenNegotiation(TALKS, "Talks", parties, List.of(measureId(measure)), on(announced));
  }

  private static ScheduleRound round(int announced, int scheduledFor) {
    return new ScheduleRound(TALKS, null, april(scheduledFor), "Geneva", on(announced));
  }

  private static ScheduleRound again(int number, int announced, int scheduledFor) {
    return new ScheduleRound(TALKS, number, april(scheduledFor), "Geneva", on(announced));
  }

  private static RecordOutcome outcome(
      int round, RoundOutcome outcome, @Nullable Integer heldAt, int announced) {
    return new RecordOutcome(
        TALKS, round, outcome, heldAt == null ? null : april(heldAt), null, on(announced));
  }
}
