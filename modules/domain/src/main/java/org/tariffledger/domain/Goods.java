package org.tariffledger.domain;

/// Goods by tariff code, or all of them.
public sealed interface Goods {

  record All() implements Goods {
    @Override
    public String toString() {
      return "ALL";
    }
  }

  /// The code and everything below it.
  record Heading(ProductCode code) implements Goods {
    @Override
    public String toString() {
      return code.value();
    }
  }

  static Goods of(String text) {
    return text.equals("ALL") ? new All() : new Heading(new ProductCode(text));
  }
}
