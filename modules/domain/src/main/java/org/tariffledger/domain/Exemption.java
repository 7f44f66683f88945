package org.tariffledger.domain;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What spares a shipment a measure when all its predicates hold.
public record Exemption(ExemptionId id, List<Predicate> when, Effect effect) {

  public static final int PREDICATES_MAX = 50;

  public enum Effect {
    /// The measure still answers for its programme, and charges nothing.
    PROGRAMME_ANSWERS_ZERO,
    /// A less specific measure of the programme answers instead.
    MEASURE_STEPS_ASIDE
  }

  public Exemption {
    when = List.copyOf(when);
    if (when.isEmpty()) {
      throw new IllegalArgumentException("An exemption says when it holds.");
    }
    if (when.size() > PREDICATES_MAX) {
      throw new IllegalArgumentException("At most " + PREDICATES_MAX + " predicates.");
    }
  }

  public List<ClaimName> claims() {
    return when.stream()
        .flatMap(
            predicate ->
                predicate instanceof Predicate.Claim(var claim) ? Stream.of(claim) : Stream.of())
        .toList();
  }

  /// The lists that are named.
  public Stream<ProductListId> lists() {
    return when.stream()
        .flatMap(
            predicate ->
                predicate instanceof Predicate.Products(var products)
                    ? products.lists()
                    : Stream.of());
  }

  /// Whether it may hold of these goods, whatever is claimed.
  public boolean concerns(@Nullable ProductCode product, ListContents lists) {
    return when.stream()
        .filter(Predicate.Products.class::isInstance)
        .allMatch(predicate -> predicate.holds(product, Claims.UNSAID, lists));
  }

  public boolean holds(@Nullable ProductCode product, Claims claims, ListContents lists) {
    return when.stream().allMatch(predicate -> predicate.holds(product, claims, lists));
  }
}
