package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Selection;

/// One programme's election: one measure answers, or several `leading` ones that nothing tells
/// apart. Leading and trailing ones stand in the order of their ids.
record Contest(
    ProgrammeId programme, Selection selection, List<Contender> leading, List<Contender> trailing) {

  static Contest of(ProgrammeId programme, Selection selection, List<Contender> standing) {
    var outranks = order(selection);
    var byId = standing.stream().sorted(Comparator.comparing(c -> c.id().value())).toList();
    var leading =
        byId.stream()
            .filter(c -> byId.stream().noneMatch(rival -> outranks.test(rival, c)))
            .toList();
    return new Contest(
        programme, selection, leading, byId.stream().filter(c -> !leading.contains(c)).toList());
  }

  private static BiPredicate<Contender, Contender> order(Selection selection) {
    return switch (selection) {
      case MOST_SPECIFIC ->
          greater(Comparator.comparing(Contender::targeting).thenComparingInt(Contender::digits));
      case LOWEST -> (one, other) -> Charge.of(charge(one)).isBelow(Charge.of(charge(other)));
      case LATEST ->
          greater(
              Comparator.<Contender, Instant>comparing(c -> c.state().start())
                  .thenComparing(c -> c.state().announcedAt()));
    };
  }

  private static BiPredicate<Contender, Contender> greater(Comparator<Contender> order) {
    return (one, other) -> order.compare(one, other) > 0;
  }

  private static Duty charge(Contender contender) {
    return Objects.requireNonNull(contender.charge());
  }

  Charge charge() {
    var charges = leading.stream().map(c -> Charge.of(charge(c))).toList();
    return selection == Selection.LOWEST ? Charge.lowestOf(charges) : Charge.oneOf(charges);
  }

  /// Whether the leading ones charge differently, so that it matters which one answers.
  boolean isOpen() {
    return leading.stream().map(Contest::charge).distinct().count() > 1;
  }

  Contender winner() {
    return leading.getFirst();
  }
}
