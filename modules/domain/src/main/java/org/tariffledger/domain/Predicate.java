package org.tariffledger.domain;

import org.jspecify.annotations.Nullable;

/// What must hold of a shipment.
public sealed interface Predicate {

  boolean holds(@Nullable ProductCode product, Claims claims, ListContents lists);

  /// The importer claims the preference. Ordinarily nobody does.
  record Claim(ClaimName claim) implements Predicate {
    @Override
    public boolean holds(@Nullable ProductCode product, Claims claims, ListContents lists) {
      return claims.made().contains(claim);
    }
  }

  /// The goods are among these.
  record Products(org.tariffledger.domain.Products products) implements Predicate {
    @Override
    public boolean holds(@Nullable ProductCode product, Claims claims, ListContents lists) {
      return products.matchedDigits(product, lists).isPresent();
    }
  }
}
