package org.tariffledger.domain;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What spares a shipment a measure when all its predicates hold.
public record Exemption(ExemptionId id, List<Predicate> when, Effect effect) {

  public enum Effect {
    /// The measure still answers for its programme, and charges nothing.
    PROGRAMME_ANSWERS_ZERO,
    /// A less specific measure of the programme answers instead.
    MEASURE_STEPS_ASIDE
  }

  public Exemption {
    when = Predicate.checked(when);
    if (when.isEmpty()) {
      throw new IllegalArgumentException("An exemption says when it holds.");
    }
  }

  /// The lists that are named.
  public Stream<ProductListId> lists() {
    return when.stream().flatMap(Predicate::lists);
  }

  /// Whether it may hold of these goods, whatever else is said of the shipment.
  public boolean concerns(@Nullable ProductCode product, ListContents lists) {
    return Predicate.concern(when, product, lists);
  }
}
