package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Shipment;

/// What a fact is taken to be.
sealed interface Value {

  Value YES = new Truth(true);
  Value NO = new Truth(false);

  /// Null if nothing is said of the fact.
  static @Nullable Value said(Fact fact, Shipment shipment) {
    return switch (fact) {
      case Fact.Claimed(var claim) ->
          shipment.claims().isUnsaid(claim) ? null : of(shipment.claims().made().contains(claim));
      case Fact.LoadedOn _ -> shipment.loadedOn() == null ? null : new Moment(shipment.loadedOn());
      case Fact.QuotaInHand _ -> shipment.quotaInHand() == null ? null : of(shipment.quotaInHand());
      case Fact.MeltedIn _ -> shipment.meltedIn() == null ? null : new Place(shipment.meltedIn());
      case Fact.Numeric(var number) -> {
        var said = shipment.number(number);
        yield said == null ? null : Amount.of(said);
      }
      case Fact.Listed _ -> null;
    };
  }

  private static Value of(boolean truth) {
    return truth ? YES : NO;
  }

  /// Whether the predicate holds if the fact that it asks for is this.
  static boolean meets(Value value, Predicate predicate) {
    return switch (predicate) {
      case Predicate.Claim _, Predicate.QuotaInHand _ -> value.equals(YES);
      case Predicate.Products _ -> throw new IllegalArgumentException("Goods are no such fact.");
      case Predicate.InTransit(var loadedBefore, _) ->
          value instanceof Moment(var at) && at.isBefore(loadedBefore);
      case Predicate.MeltedIn(var economies) ->
          value instanceof Place(var economy) && economies.contains(economy);
      case Predicate.Measured(_, var is, var than, _) ->
          value instanceof Amount amount && is.holds(amount.compareTo(than));
    };
  }

  record Truth(boolean is) implements Value {}

  record Moment(Instant at) implements Value {}

  record Place(EconomyCode economy) implements Value {}

  /// Wherever no rule names. This one stands for all.
  record Elsewhere(EconomyCode suchAs) implements Value {}

  /// A number, or one that is as close to it as can be: `side` -1 below, 1 above.
  record Amount(BigDecimal number, int side) implements Value {

    static Amount of(BigDecimal number) {
      return new Amount(number, 0);
    }

    int compareTo(BigDecimal other) {
      int compared = number.compareTo(other);
      return compared == 0 ? side : compared;
    }
  }
}
