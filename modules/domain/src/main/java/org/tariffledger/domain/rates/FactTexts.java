package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tariffledger.domain.EconomyCode;

/// What a question can say of a fact, one text for each case, each as the parameter takes it.
final class FactTexts {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  static List<String> of(Variable variable, LocalTimes there) {
    return switch (variable.fact()) {
      case Fact.Claimed(var claim) -> List.of(claim.value(), "!" + claim);
      case Fact.QuotaInHand _ -> List.of("true", "false");
      case Fact.Listed(var list) -> List.of(list.value());
      case Fact.LoadedOn _ ->
          variable.values().reversed().stream()
              .map(value -> there.text(((Value.Moment) value).at()))
              .toList();
      case Fact.MeltedIn _ ->
          variable.values().stream().flatMap(FactTexts::economy).sorted().toList();
      case Fact.Numeric _ -> amounts(variable);
    };
  }

  private static Stream<String> economy(Value value) {
    return value instanceof Value.Place(var economy)
        ? Stream.of(economy.value())
        : elsewhere(List.of(value)).map(EconomyCode::value);
  }

  /// The economy that stands for those that no rule names.
  static Stream<EconomyCode> elsewhere(List<Value> values) {
    return values.stream()
        .flatMap(
            value ->
                value instanceof Value.Elsewhere(var suchAs) ? Stream.of(suchAs) : Stream.of());
  }

  private static List<String> amounts(Variable variable) {
    var known = new TreeSet<BigDecimal>();
    variable.among().forEach(value -> known.add(((Value.Amount) value).number()));
    return variable.values().stream()
        .map(value -> (Value.Amount) value)
        .map(amount -> representative(amount, known))
        .sorted()
        .distinct()
        .map(number -> number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
        .toList();
  }

  /// Half way to the next number that matters, for one that is beside a number.
  private static BigDecimal representative(Value.Amount amount, NavigableSet<BigDecimal> known) {
    var number = amount.number();
    if (amount.side() == 0) {
      return number;
    }
    var next = amount.side() < 0 ? known.lower(number) : known.higher(number);
    if (next == null) {
      next = amount.side() < 0 ? BigDecimal.ZERO : number.add(BigDecimal.ONE);
    }
    return number.add(next).divide(TWO);
  }

  private FactTexts() {}
}
