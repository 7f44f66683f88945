package org.tariffledger.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tariffledger.domain.NegotiationCommand.BreakOff;
import org.tariffledger.domain.NegotiationCommand.OpenNegotiation;
import org.tariffledger.domain.NegotiationCommand.ReachAgreement;
import org.tariffledger.domain.NegotiationCommand.RecordOutcome;
import org.tariffledger.domain.NegotiationCommand.ResumeNegotiation;
import org.tariffledger.domain.NegotiationCommand.ScheduleRound;
import org.tariffledger.domain.NegotiationCommand.WithdrawFromAgreement;
import org.tariffledger.domain.NegotiationEvent.AgreementReached;
import org.tariffledger.domain.NegotiationEvent.AgreementWithdrawn;
import org.tariffledger.domain.NegotiationEvent.NegotiationBrokenOff;
import org.tariffledger.domain.NegotiationEvent.NegotiationOpened;
import org.tariffledger.domain.NegotiationEvent.NegotiationResumed;
import org.tariffledger.domain.NegotiationEvent.RoundHeld;
import org.tariffledger.domain.NegotiationEvent.RoundScheduled;

/// The rules of negotiations.
final class Negotiations {

  static Decision<DiplomacyEvent> decide(
      NegotiationCommand command, List<Recorded<DiplomacyEvent>> history, Register register) {
    var refusals = new ArrayList<Refusal>();
    var event = event(command);
    if (history.stream().anyMatch(entry -> entry.event().equals(event))) {
      return new Decision.Accepted<>(List.of());
    }
    return Decision.of(refusals, List.of(event));
  }

  static List<Consequence> consequences(ReachAgreement command) {
    return IntStream.range(0, command.terms().size())
        .mapToObj(i -> new Consequence("/terms/" + i, command.terms().get(i)))
        .toList();
  }

  /// By what the agreement that the history ends with says of a withdrawal.
  static List<Consequence> consequences(
      WithdrawFromAgreement command, List<Recorded<DiplomacyEvent>> history) {
    return history.stream()
        .map(Recorded::event)
        .flatMap(
            e ->
                e instanceof AgreementReached agreement
                    ? java.util.stream.Stream.of(agreement)
                    : java.util.stream.Stream.of())
        .reduce((_, last) -> last)
        .map(AgreementReached::onWithdrawal)
        .orElse(List.of())
        .stream()
        .map(term -> term.from(command.effectiveFrom(), command.announcement()))
        .map(follows -> new Consequence("", follows))
        .toList();
  }

  private static NegotiationEvent event(NegotiationCommand command) {
    return switch (command) {
      case OpenNegotiation c ->
          new NegotiationOpened(c.id(), c.name(), c.parties(), c.measures(), c.announcement());
      case ScheduleRound c ->
          new RoundScheduled(c.negotiation(), 1, c.scheduledFor(), c.place(), c.announcement());
      case RecordOutcome c ->
          new RoundHeld(
              c.negotiation(),
              c.round(),
              c.outcome(),
              java.util.Objects.requireNonNull(c.heldAt()),
              c.place(),
              c.announcement());
      case BreakOff c -> new NegotiationBrokenOff(c.negotiation(), c.party(), c.announcement());
      case ResumeNegotiation c -> new NegotiationResumed(c.negotiation(), c.announcement());
      case ReachAgreement c ->
          new AgreementReached(
              c.negotiation(), c.name(), List.of(), c.onWithdrawal(), c.announcement());
      case WithdrawFromAgreement c ->
          new AgreementWithdrawn(c.negotiation(), c.party(), c.effectiveFrom(), c.announcement());
    };
  }

  private Negotiations() {}
}
