package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Predicate.InTransit;
import org.tariffledger.domain.Predicate.Measured;
import org.tariffledger.domain.Predicate.MeltedIn;

/// As many values of a fact as predicates tell apart, what is the least said first.
///
/// @param left of the customs value beside the shares that are said
record PossibleValues(EconomyCode exporter, BigDecimal left) {

  List<Value> of(Fact fact, List<Predicate> predicates) {
    return switch (fact) {
      case Fact.Claimed _, Fact.QuotaInHand _, Fact.Listed _ -> List.of(Value.NO, Value.YES);
      case Fact.LoadedOn _ -> moments(predicates);
      case Fact.MeltedIn _ -> places(predicates);
      case Fact.Numeric(var of) -> amounts(of, predicates);
    };
  }

  /// Latest first: after all of the windows, then within one more of them each.
  private static List<Value> moments(List<Predicate> predicates) {
    var ends = new TreeSet<Instant>();
    predicates.forEach(predicate -> ends.add(((InTransit) predicate).loadedBefore()));
    var moments = new ArrayList<Value>();
    ends.descendingSet().forEach(end -> moments.add(new Value.Moment(end)));
    moments.add(new Value.Moment(ends.first().minusSeconds(1)));
    return moments;
  }

  /// Elsewhere first.
  private List<Value> places(List<Predicate> predicates) {
    var named = new LinkedHashSet<EconomyCode>();
    predicates.forEach(predicate -> named.addAll(((MeltedIn) predicate).economies()));
    var places = new ArrayList<Value>();
    elsewhere(named).ifPresent(economy -> places.add(new Value.Elsewhere(economy)));
    named.forEach(economy -> places.add(new Value.Place(economy)));
    return places;
  }

  /// The exporter if it can be: where goods come from, most of their metal does.
  private Optional<EconomyCode> elsewhere(Set<EconomyCode> named) {
    return Stream.concat(
            Stream.of(exporter),
            Economies.all().stream().map(economy -> new EconomyCode(economy.code())))
        .filter(economy -> !named.contains(economy) && !Economies.isUnion(economy))
        .findFirst();
  }

  private List<Value> amounts(NumericFact fact, List<Predicate> predicates) {
    var thresholds = new TreeSet<BigDecimal>();
    predicates.forEach(predicate -> thresholds.add(((Measured) predicate).value()));
    var isWorth = fact.equals(NumericFact.CUSTOMS_VALUE);
    var most = fact.isShare() ? left : BigDecimal.ONE;
    var amounts = new ArrayList<Value>();
    amounts.add(new Value.Amount(BigDecimal.ZERO, isWorth ? 1 : 0));
    for (var threshold : thresholds) {
      for (int side = -1; side <= 1; side++) {
        amounts.add(new Value.Amount(threshold, side));
      }
    }
    if (!isWorth) {
      amounts.add(Value.Amount.of(most));
      amounts.removeIf(
          value ->
              value instanceof Value.Amount amount
                  && (amount.compareTo(BigDecimal.ZERO) < 0 || amount.compareTo(most) > 0));
    }
    return amounts.stream().distinct().toList();
  }
}
