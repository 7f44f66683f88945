package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Resume;
import org.tariffledger.domain.MeasureCommand.Withdraw;
import org.tariffledger.domain.NegotiationCommand.WithdrawFromAgreement;
import org.tariffledger.domain.WithdrawalTerm.Charges;
import org.tariffledger.domain.WithdrawalTerm.Lifts;
import org.tariffledger.domain.WithdrawalTerm.Resumes;

/// What a term does to its measure when a party withdraws, by what is known of the measure then.
/// What the agreement has only scheduled, it undoes too.
final class WithdrawalTerms {

  /// Nothing, where the measure has ended by then, or was never to take effect.
  static List<MeasureCommand> commands(
      WithdrawalTerm term, WithdrawFromAgreement withdrawal, MeasureTimeline measure) {
    var id = term.measure();
    var said = withdrawal.announcement();
    var from = withdrawal.effectiveFrom();
    var inCourse = from.isBefore(measure.start()) ? measure.start() : from;
    if (!measure.takesEffect() || !lasts(inCourse, measure)) {
      return List.of();
    }
    return switch (term) {
      case Resumes _ ->
          resumptions(from, measure).<MeasureCommand>map(at -> new Resume(id, said, at)).toList();
      case Lifts _ ->
          measure.start().isAfter(from) && measure.start().isAfter(said.announcedAt())
              ? List.of(new Withdraw(id, said))
              : List.of(new Lift(id, said, inCourse));
      case Charges(var _, var duty) ->
          List.of(new ChangeDuty(id, duty, said, inCourse, null, withdrawal.scheduled()));
    };
  }

  /// The pauses that run end at once; those to come, as each would begin.
  private static Stream<Instant> resumptions(Instant from, MeasureTimeline measure) {
    return Stream.concat(
            Stream.of(from).filter(measure::isPausedAt),
            measure.pauses(null).stream()
                .map(MeasureState.Pause::from)
                .filter(begins -> begins.isAfter(from) && measure.isPausedAt(begins)))
        .filter(at -> lasts(at, measure))
        .distinct()
        .sorted();
  }

  private static boolean lasts(Instant at, MeasureTimeline measure) {
    return measure.end() == null || at.isBefore(measure.end().at());
  }

  private WithdrawalTerms() {}
}
