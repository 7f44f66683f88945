package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Quantity;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.UnitOfQuantity;
import org.tariffledger.domain.rates.RateAnswer.Need;

/// What duties come to in percent of the customs value, for one shipment and as far as that is
/// said. `currency` is the importer's.
record Valuation(Shipment shipment, String currency) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static Valuation of(RateQuery query) {
    return new Valuation(query.shipment(), Economies.currencyOf(query.importer()));
  }

  /// The duty as a percentage; as it is, where nobody can tell, or not enough is said.
  Duty of(Duty duty) {
    return switch (duty) {
      case Duty.AdValorem _, Duty.TopUpTo _, Duty.Prohibited _, Duty.AsWritten _ -> duty;
      case Duty.Specific _ -> isOpen(duty) ? duty : new Duty.AdValorem(percent(List.of(duty)));
      case Duty.Compound(var parts) -> isOpen(duty) ? duty : new Duty.AdValorem(percent(parts));
    };
  }

  private boolean isOpen(Duty duty) {
    return !needs(duty, "", "").isEmpty();
  }

  /// What would have to be said to tell. `what` names the duty, as a sentence begins; `fact` is
  /// what is needed where nothing that could be said tells.
  List<Need> needs(Duty duty, String what, String fact) {
    return switch (duty) {
      case Duty.AdValorem _, Duty.TopUpTo _, Duty.Prohibited _ -> List.of();
      case Duty.AsWritten _ ->
          List.of(need(fact, what + " is as written: no percentage can be told from it."));
      case Duty.Specific amount -> needsOf(List.of(amount), what, fact);
      case Duty.Compound(var parts) -> needsOf(amounts(parts), what, fact);
    };
  }

  private List<Need> needsOf(List<Duty.Specific> amounts, String what, String fact) {
    var charged = amounts.stream().filter(amount -> amount.amount().signum() > 0).toList();
    var foreign =
        charged.stream().map(Duty.Specific::currency).filter(c -> !c.equals(currency)).findFirst();
    return foreign.isPresent()
        ? List.of(
            need(
                fact,
                "%s is in %s, the customs value in %s.".formatted(what, foreign.get(), currency)))
        : Stream.concat(valueNeeded(charged, what), quantityNeeded(charged, what)).toList();
  }

  private Stream<Need> valueNeeded(List<Duty.Specific> charged, String what) {
    var why = " is money: its percentage depends on the customs value in " + currency + ".";
    return charged.isEmpty() || shipment.customsValue() != null
        ? Stream.of()
        : Stream.of(need("customsValue", what + why));
  }

  private Stream<Need> quantityNeeded(List<Duty.Specific> charged, String what) {
    var given = shipment.quantity();
    var untold =
        charged.stream()
            .map(Valuation::unit)
            .filter(unit -> given == null || !unit.countsTheSameAs(given.unit()))
            .map(UnitOfQuantity::name)
            .distinct()
            .collect(Collectors.joining(" and per "));
    var but =
        given == null ? "give the quantity" : "a quantity in " + given.unit() + " tells nothing";
    return untold.isEmpty()
        ? Stream.of()
        : Stream.of(need("quantity", "%s is charged per %s: %s.".formatted(what, untold, but)));
  }

  private static Need need(String fact, String why) {
    return new Need(fact, why, List.of());
  }

  /// Exactly, until it is told.
  private Percent percent(List<Duty> parts) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Duty.AdValorem(var percent) -> Fraction.of(percent.value());
                  case Duty.Specific amount -> share(amount);
                  case Duty.Compound _, Duty.TopUpTo _, Duty.Prohibited _, Duty.AsWritten _ ->
                      throw new IllegalArgumentException("A part is a percentage or an amount.");
                })
        .reduce(Fraction.of(BigDecimal.ZERO), Fraction::plus)
        .percent();
  }

  private Fraction share(Duty.Specific amount) {
    if (amount.amount().signum() == 0) {
      return Fraction.of(BigDecimal.ZERO);
    }
    Quantity quantity = Objects.requireNonNull(shipment.quantity());
    CustomsValue value = Objects.requireNonNull(shipment.customsValue());
    return new Fraction(
        HUNDRED
            .multiply(amount.amount())
            .multiply(quantity.amount())
            .multiply(quantity.unit().size()),
        value.amount().multiply(unit(amount).size()));
  }

  private static UnitOfQuantity unit(Duty.Specific amount) {
    return new UnitOfQuantity(amount.unit());
  }

  private static List<Duty.Specific> amounts(List<Duty> parts) {
    return parts.stream()
        .flatMap(part -> part instanceof Duty.Specific amount ? Stream.of(amount) : Stream.of())
        .toList();
  }

  /// A third is no decimal.
  private record Fraction(BigDecimal over, BigDecimal under) {

    static Fraction of(BigDecimal whole) {
      return new Fraction(whole, BigDecimal.ONE);
    }

    Fraction plus(Fraction other) {
      return new Fraction(
          over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Percent percent() {
      return Percent.quotient(over, under);
    }
  }
}
