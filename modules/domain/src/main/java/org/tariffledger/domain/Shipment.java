package org.tariffledger.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is said of one shipment beside its goods: what it claims, what it is worth, how much there
/// is. What is null was not said.
public record Shipment(
    Claims claims, @Nullable CustomsValue customsValue, @Nullable Quantity quantity) {

  /// Of which nothing is said.
  public static final Shipment UNSAID = claiming(Claims.UNSAID);

  public static Shipment claiming(Claims claims) {
    return new Shipment(claims, null, null);
  }

  public Shipment plus(Set<ClaimName> more) {
    return new Shipment(claims.plus(more), customsValue, quantity);
  }
}
