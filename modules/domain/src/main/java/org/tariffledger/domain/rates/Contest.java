package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Selection;

/// One programme's election: one measure answers, or several `leading` ones that nothing tells
/// apart. Leading and trailing ones stand in the order of their ids.
record Contest(ProgrammeId programme, List<Contender> leading, List<Contender> trailing) {

  static Contest of(ProgrammeId programme, Selection selection, List<Contender> standing) {
    var order = preference(selection);
    var best = standing.stream().max(order).orElseThrow();
    var byId = standing.stream().sorted(Comparator.comparing(c -> c.id().value())).toList();
    return new Contest(
        programme,
        byId.stream().filter(c -> order.compare(c, best) == 0).toList(),
        byId.stream().filter(c -> order.compare(c, best) < 0).toList());
  }

  private static Comparator<Contender> preference(Selection selection) {
    return switch (selection) {
      case MOST_SPECIFIC ->
          Comparator.comparing(Contender::targeting).thenComparingInt(Contender::digits);
      case LOWEST ->
          // A prohibition is more than any rate.
          Comparator.<Contender, Charge>comparing(
                  c -> Charge.of(charge(c)),
                  Comparator.comparing(Charge::isProhibited).thenComparing(Charge::low))
              .reversed();
      case LATEST ->
          Comparator.<Contender, Instant>comparing(c -> c.state().start())
              .thenComparing(c -> c.state().announcedAt());
    };
  }

  private static Duty charge(Contender contender) {
    return Objects.requireNonNull(contender.charge());
  }

  Charge charge() {
    return Charge.oneOf(leading.stream().map(c -> Charge.of(charge(c))).toList());
  }

  /// Whether the leading ones charge differently, so that it matters which one answers.
  boolean isOpen() {
    return leading.stream().map(Contest::charge).distinct().count() > 1;
  }

  Contender winner() {
    return leading.getFirst();
  }
}
