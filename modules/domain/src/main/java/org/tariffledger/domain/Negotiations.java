package org.tariffledger.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.tariffledger.domain.NegotiationState.Agreement;

/// The decisions in one negotiation.
final class Negotiations {

  static Decision<DiplomacyEvent> decide(
      NegotiationCommand command, List<Recorded<DiplomacyEvent>> history, Register register) {
    var known = known(command, history);
    var event = event(command, known, history);
    return isRecorded(command, event, history)
        ? new Decision.Accepted<>(List.of())
        : Decision.of(NegotiationRules.of(command, known, history, register), List.of(event));
  }

  /// What the agreement that is left says of that, as far as it is still to be done.
  static List<Consequence> consequences(
      WithdrawFromAgreement command, List<Recorded<DiplomacyEvent>> history, Register register) {
    var known = known(command, history);
    if (isRecorded(command, event(command, known, history), history)) {
      return List.of();
    }
    return left(command, known).stream()
        .flatMap(agreement -> agreement.reached().onWithdrawal().stream())
        .flatMap(term -> commands(term, command, register))
        .map(follows -> new Consequence("", follows))
        .toList();
  }

  private static Optional<Agreement> left(
      WithdrawFromAgreement command, Optional<NegotiationState> known) {
    return known
        .flatMap(state -> state.agreement(command.agreement()))
        .filter(agreement -> agreement.withdrawn() == null);
  }

  private static Stream<MeasureCommand> commands(
      WithdrawalTerm term, WithdrawFromAgreement command, Register register) {
    return register
        .measure(term.measure())
        .flatMap(m -> m.known(command.announcement().announcedAt(), Long.MAX_VALUE))
        .stream()
        .flatMap(measure -> WithdrawalTerms.commands(term, command, measure).stream());
  }

  private static Optional<NegotiationState> known(
      NegotiationCommand command, List<Recorded<DiplomacyEvent>> history) {
    return NegotiationState.known(history, command.announcement().announcedAt(), Long.MAX_VALUE);
  }

  private static boolean isRecorded(
      NegotiationCommand command, NegotiationEvent event, List<Recorded<DiplomacyEvent>> history) {
    return history.stream().anyMatch(entry -> isSaidBy(entry.event(), command, event));
  }

  /// Where the command does not say them, the number of a round and the agreement that is left are
  /// of the ledger's finding, and may be found otherwise when the same is said again. How many
  /// terms an agreement has, the first revision of its event did not tell.
  private static boolean isSaidBy(
      DiplomacyEvent recorded, NegotiationCommand command, NegotiationEvent event) {
    return switch (recorded) {
      case RoundScheduled(var id, var _, var at, var place, var announcement)
          when command instanceof ScheduleRound c && c.round() == null ->
          event instanceof RoundScheduled e
              && e.equals(new RoundScheduled(id, e.round(), at, place, announcement));
      case AgreementWithdrawn(var id, var _, var party, var from, var announcement)
          when command instanceof WithdrawFromAgreement c && c.agreement() == null ->
          event instanceof AgreementWithdrawn e
              && e.equals(new AgreementWithdrawn(id, e.agreement(), party, from, announcement));
      case AgreementReached(
              var id,
              var name,
              var measures,
              var onWithdrawal,
              var terms,
              var announcement)
          when terms == null ->
          event instanceof AgreementReached e
              && e.equals(
                  new AgreementReached(id, name, measures, onWithdrawal, e.terms(), announcement));
      case DiplomacyEvent other -> other.equals(event);
    };
  }

  /// The number behind those of all rounds that are recorded, however they were announced.
  static int nextRound(List<Recorded<DiplomacyEvent>> history) {
    return 1
        + history.stream()
            .mapToInt(
                entry ->
                    switch (entry.event()) {
                      case RoundScheduled e -> e.round();
                      case RoundHeld e -> e.round();
                      case DiplomacyEvent _ -> 0;
                    })
            .max()
            .orElse(0);
  }

  private static NegotiationEvent event(
      NegotiationCommand command,
      Optional<NegotiationState> known,
      List<Recorded<DiplomacyEvent>> history) {
    return switch (command) {
      case OpenNegotiation c ->
          new NegotiationOpened(
              c.id(),
              c.name(),
              c.parties().stream().distinct().toList(),
              c.measures(),
              c.announcement());
      case ScheduleRound c ->
          new RoundScheduled(
              c.negotiation(),
              c.round() == null ? nextRound(history) : c.round(),
              c.scheduledFor(),
              c.place(),
              c.announcement());
      case RecordOutcome c -> held(c, known);
      case BreakOff c -> new NegotiationBrokenOff(c.negotiation(), c.party(), c.announcement());
      case ResumeNegotiation c -> new NegotiationResumed(c.negotiation(), c.announcement());
      case ReachAgreement c ->
          new AgreementReached(
              c.negotiation(),
              c.name(),
              AgreementTerms.measures(c),
              c.onWithdrawal(),
              AgreementTerms.count(c),
              c.announcement());
      case WithdrawFromAgreement c ->
          new AgreementWithdrawn(
              c.negotiation(),
              c.agreement() == null
                  ? left(c, known).map(agreement -> agreement.reached().name()).orElse("")
                  : c.agreement(),
              c.party(),
              c.effectiveFrom(),
              c.announcement());
    };
  }

  /// When and where it was to be held, unless it is said otherwise. The rules refuse a round of
  /// which nobody says when.
  private static RoundHeld held(RecordOutcome c, Optional<NegotiationState> known) {
    var scheduled = NegotiationRules.scheduled(c.round(), known);
    return new RoundHeld(
        c.negotiation(),
        c.round(),
        c.outcome(),
        Objects.requireNonNullElseGet(
            c.heldAt(),
            () ->
                scheduled.map(RoundScheduled::scheduledFor).orElse(c.announcement().announcedAt())),
        c.place() == null ? scheduled.map(RoundScheduled::place).orElse(null) : c.place(),
        c.announcement());
  }

  private Negotiations() {}
}
