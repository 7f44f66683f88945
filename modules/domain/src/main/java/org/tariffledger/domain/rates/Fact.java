package org.tariffledger.domain.rates;

import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.ProductListId;

/// Something that an answer may hang on.
sealed interface Fact extends Comparable<Fact> {

  /// As a question names it.
  String name();

  /// As a component names it that hangs on it.
  default String text() {
    return this instanceof Listed(var list) ? list.value() : name();
  }

  record Claimed(ClaimName claim) implements Fact {
    @Override
    public String name() {
      return "claims." + claim;
    }
  }

  record LoadedOn() implements Fact {
    @Override
    public String name() {
      return "loadedOn";
    }
  }

  record QuotaInHand() implements Fact {
    @Override
    public String name() {
      return "quotaInHand";
    }
  }

  record MeltedIn() implements Fact {
    @Override
    public String name() {
      return "meltedIn";
    }
  }

  record Numeric(NumericFact of) implements Fact {
    @Override
    public String name() {
      return of.value();
    }
  }

  /// Whether the goods are on a list of which nobody knows if it has them.
  record Listed(ProductListId list) implements Fact {
    @Override
    public String name() {
      return "productList." + list;
    }
  }

  @Override
  default int compareTo(Fact other) {
    return name().compareTo(other.name());
  }
}
