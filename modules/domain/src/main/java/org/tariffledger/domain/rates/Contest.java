package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Selection;

/// One programme's election: one measure answers, or several `leading` ones that nothing tells
/// apart. Leading and trailing ones stand in the order of their ids. Nothing is charged on the
/// shares of the value that are `spared`.
record Contest(
    ProgrammeId programme,
    Selection selection,
    List<Contender> leading,
    List<Contender> trailing,
    Set<NumericFact> spared) {

  /// All on which what is charged in the end depends.
  record Effect(boolean isExempt, List<Price> prices) {}

  private record Price(Charge charge, Basis basis) {}

  /// A condition that holds comes before none.
  static Contest of(ProgrammeId programme, Selection selection, List<Contender> standing) {
    var byId = standing.stream().sorted(Comparator.comparing(c -> c.id().value())).toList();
    var areConditional = byId.stream().anyMatch(Contender::isConditional);
    var leads =
        leading(selection, byId.stream().filter(c -> c.isConditional() == areConditional).toList());
    var leading = new ArrayList<Contender>();
    var trailing = new ArrayList<Contender>();
    for (var c : byId) {
      (c.isConditional() == areConditional && leads.test(c) ? leading : trailing).add(c);
    }
    return new Contest(programme, selection, leading, trailing, Set.of());
  }

  Contest sparing(Set<NumericFact> shares) {
    return shares.isEmpty() ? this : new Contest(programme, selection, leading, trailing, shares);
  }

  /// Those whom none among them outranks.
  private static Predicate<Contender> leading(Selection selection, List<Contender> among) {
    return switch (selection) {
      case MOST_SPECIFIC ->
          greatest(
              among,
              Comparator.comparing(Contender::targeting).thenComparingInt(Contender::digits));
      case LOWEST -> c -> among.stream().noneMatch(rival -> price(rival).isBelow(price(c)));
      case LATEST ->
          greatest(
              among,
              Comparator.<Contender, Instant>comparing(c -> c.state().start())
                  .thenComparing(c -> c.state().announcedAt()));
    };
  }

  private static Predicate<Contender> greatest(List<Contender> among, Comparator<Contender> order) {
    var greatest = among.stream().max(order);
    return c -> greatest.filter(best -> order.compare(best, c) == 0).isPresent();
  }

  private static Charge price(Contender contender) {
    return Objects.requireNonNull(contender.price());
  }

  Charge charge() {
    var charges = leading.stream().map(this::charge).toList();
    return selection == Selection.LOWEST ? Charge.lowestOf(charges) : Charge.oneOf(charges);
  }

  /// Of one of them.
  Charge charge(Contender contender) {
    return contender.charge(spared);
  }

  /// Whether the leading ones charge differently, so that it matters which one answers.
  boolean isOpen() {
    return leading.size() > 1 && leading.stream().map(this::charge).distinct().count() > 1;
  }

  boolean isExempt() {
    return leading.stream().allMatch(Contender::isExempt);
  }

  Contender winner() {
    return leading.getFirst();
  }

  Effect effect() {
    return new Effect(
        isExempt(), leading.stream().map(c -> new Price(charge(c), c.basis())).distinct().toList());
  }
}
