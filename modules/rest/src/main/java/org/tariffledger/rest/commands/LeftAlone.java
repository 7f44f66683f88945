package org.tariffledger.rest.commands;

import java.util.List;
import java.util.stream.Stream;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.Receipt;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.NegotiationEvent.AgreementReached;
import org.tariffledger.domain.NegotiationEvent.AgreementWithdrawn;
import org.tariffledger.domain.WithdrawalTerm;

/// What an agreement says of a withdrawal, and a withdrawal found nothing to do for: who leaves,
/// shall not believe that more has happened than has.
final class LeftAlone {

  static List<WithdrawalTerm> by(Receipt receipt, EventReader events) {
    return receipt.events().stream()
        .flatMap(
            stored ->
                stored.entry().event() instanceof AgreementWithdrawn withdrawn
                    ? terms(withdrawn, stored.stream(), receipt, events)
                    : Stream.of())
        .filter(term -> !isDone(term, receipt))
        .toList();
  }

  /// The agreement may have been reached in the same act, of which a rehearsal keeps nothing.
  private static Stream<WithdrawalTerm> terms(
      AgreementWithdrawn withdrawn, String stream, Receipt receipt, EventReader events) {
    return Stream.of(receipt.events(), events.stream(stream))
        .flatMap(List::stream)
        .filter(stored -> stored.stream().equals(stream))
        .flatMap(
            stored ->
                stored.entry().event() instanceof AgreementReached reached
                        && reached.name().equals(withdrawn.agreement())
                    ? Stream.of(reached.onWithdrawal())
                    : Stream.of())
        .limit(1)
        .flatMap(List::stream);
  }

  private static boolean isDone(WithdrawalTerm term, Receipt receipt) {
    return receipt.events().stream()
        .map(Stored::entry)
        .anyMatch(entry -> entry.event() instanceof MeasureEvent event && term.isDoneBy(event));
  }

  private LeftAlone() {}
}
