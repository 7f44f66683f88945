package org.tariffledger.domain.rates;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What of a charge some measures charge: those that were annulled since, or those that were not.
/// Facts that do not change how much is charged may still change by whom.
final class Refunds {

  /// Of goods that may be charged differently below their code, any of them.
  static Charge of(Below goods, Predicate<Contender> areMeant) {
    return Charge.oneOf(
        Stream.concat(Stream.of(goods.here()), goods.deviating().values().stream())
            .map(outlook -> of(outlook, areMeant))
            .toList());
  }

  private static Charge of(Outlook outlook, Predicate<Contender> areMeant) {
    return outlook.parts().stream()
        .map(part -> of(part, areMeant))
        .reduce(Charge.NOTHING, Charge::plus);
  }

  private static Charge of(Cases part, Predicate<Contender> areMeant) {
    if (part.standing().noneMatch(areMeant)) {
      return Charge.NOTHING;
    }
    if (part.standing().allMatch(areMeant)) {
      return part.charge();
    }
    if (part.areTooMany()) {
      return Charge.ANYTHING;
    }
    var facts = Stream.concat(part.variables().stream(), part.asked().stream()).toList();
    return Charge.oneOf(
        part.closelyAmong(facts).stream().map(assessment -> of(assessment, areMeant)).toList());
  }

  private static Charge of(Assessment assessment, Predicate<Contender> areMeant) {
    return assessment.contests().stream()
        .filter(contest -> !assessment.isSilenced(contest))
        .map(contest -> of(contest, areMeant))
        .reduce(Charge.NOTHING, Charge::plus);
  }

  /// Where nothing tells which of several measures answers, any of them may.
  private static Charge of(Contest contest, Predicate<Contender> areMeant) {
    var answering = contest.isOpen() ? contest.leading() : List.of(contest.winner());
    return answering.stream().allMatch(areMeant)
        ? contest.charge()
        : Charge.oneOf(
            answering.stream()
                .map(c -> areMeant.test(c) ? contest.charge(c) : Charge.NOTHING)
                .toList());
  }

  private Refunds() {}
}
