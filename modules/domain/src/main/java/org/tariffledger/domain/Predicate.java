package org.tariffledger.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What must hold of a shipment.
public sealed interface Predicate {

  /// So many may be asked for together.
  int PREDICATES_MAX = 50;

  /// The importer claims the preference. Ordinarily nobody does.
  record Claim(ClaimName claim) implements Predicate {}

  /// The goods are among these.
  record Products(org.tariffledger.domain.Products products) implements Predicate {}

  /// The goods were loaded before the one moment and are entered before the other. Ordinarily they
  /// were not yet on their way.
  record InTransit(Instant loadedBefore, Instant enteredBefore) implements Predicate {
    public InTransit {
      if (enteredBefore.isBefore(loadedBefore)) {
        throw new IllegalArgumentException(
            "Goods are loaded before they are entered: enteredBefore is not before loadedBefore.");
      }
    }
  }

  /// There is quota left for the goods, and the importer has it. Ordinarily not.
  record QuotaInHand() implements Predicate {}

  /// The metal was melted and poured in one of these. Ordinarily it was elsewhere.
  record MeltedIn(List<EconomyCode> economies) implements Predicate {

    private static final int ECONOMIES_MAX = 300;

    public MeltedIn {
      economies = List.copyOf(economies);
      if (economies.isEmpty() || economies.size() > ECONOMIES_MAX) {
        throw new IllegalArgumentException("Name 1 to " + ECONOMIES_MAX + " economies.");
      }
    }
  }

  /// A number of the shipment compares so with the value. Whether it does `ordinarily` is said if
  /// there is an ordinary shipment.
  record Measured(
      NumericFact fact, Comparison is, BigDecimal value, @Nullable Ordinarily ordinarily)
      implements Predicate {
    public Measured {
      value = fact.checked(value);
    }
  }

  enum Comparison {
    AT_LEAST,
    AT_MOST,
    BELOW,
    ABOVE;

    /// Whether it holds of a number that compares so with the value, as `compareTo` tells.
    public boolean holds(int compared) {
      return switch (this) {
        case AT_LEAST -> compared >= 0;
        case AT_MOST -> compared <= 0;
        case BELOW -> compared < 0;
        case ABOVE -> compared > 0;
      };
    }
  }

  enum Ordinarily {
    MET,
    UNMET
  }

  /// The lists that it names.
  default Stream<ProductListId> lists() {
    return this instanceof Products(var products) ? products.lists() : Stream.of();
  }

  /// Whether all of them may hold of these goods, whatever else is said of the shipment.
  static boolean concern(
      List<Predicate> predicates, @Nullable ProductCode product, ListContents lists) {
    return predicates.stream()
        .allMatch(
            predicate ->
                !(predicate instanceof Products(var products))
                    || products.matchedDigits(product, lists).isPresent());
  }

  /// When goods on their way no longer count, if it asks for such; it holds of none from then on.
  default Stream<Instant> windows() {
    return this instanceof InTransit(_, var enteredBefore) ? Stream.of(enteredBefore) : Stream.of();
  }

  /// None where none are given.
  static List<Predicate> checked(@Nullable List<Predicate> predicates) {
    if (predicates == null) {
      return List.of();
    }
    if (predicates.size() > PREDICATES_MAX) {
      throw new IllegalArgumentException("At most " + PREDICATES_MAX + " predicates.");
    }
    return List.copyOf(predicates);
  }
}
