package org.tariffledger.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is said of one shipment beside its goods: what it claims, what it is worth and made of, how
/// much there is, when it was loaded. What is null or missing was not said, and is taken as it
/// ordinarily is, or left open.
public record Shipment(
    Claims claims,
    @Nullable CustomsValue customsValue,
    @Nullable Quantity quantity,
    @Nullable Instant loadedOn,
    @Nullable Boolean quotaInHand,
    @Nullable EconomyCode meltedIn,
    Map<NumericFact, BigDecimal> shares,
    Assume assume) {

  /// What becomes of facts of which nothing is said.
  public enum Assume {
    /// They are as they ordinarily are, if there is such a thing.
    ORDINARY,
    /// They are open.
    NOTHING
  }

  /// Of which nothing is said.
  public static final Shipment UNSAID = claiming(Claims.UNSAID);

  public Shipment {
    shares = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    var ofValue = NumericFact.ofValue(shares);
    if (ofValue.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "Shares of the customs value are at most 1 together; these are "
              + ofValue.toPlainString()
              + ".");
    }
  }

  public static Shipment claiming(Claims claims) {
    return new Shipment(claims, null, null, null, null, null, Map.of(), Assume.ORDINARY);
  }

  /// For what it is worth and how much there is.
  public static Shipment of(
      Claims claims, @Nullable CustomsValue customsValue, @Nullable Quantity quantity) {
    return new Shipment(
        claims, customsValue, quantity, null, null, null, Map.of(), Assume.ORDINARY);
  }

  /// A share of the value or the weight, or the value; null if it was not said.
  public @Nullable BigDecimal number(NumericFact fact) {
    if (fact.equals(NumericFact.CUSTOMS_VALUE)) {
      return customsValue == null ? null : customsValue.amount();
    }
    return shares.get(fact);
  }

  public Shipment plus(java.util.Set<ClaimName> more) {
    return new Shipment(
        claims.plus(more), customsValue, quantity, loadedOn, quotaInHand, meltedIn, shares, assume);
  }
}
