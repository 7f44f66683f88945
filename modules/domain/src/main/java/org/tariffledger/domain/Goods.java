package org.tariffledger.domain;

/// Goods by tariff code, by a list of codes, or all of them.
public sealed interface Goods {

  record All() implements Goods {
    @Override
    public String toString() {
      return "ALL";
    }
  }

  /// The code and everything below it. A code of ten digits that ends in 00 means its line of
  /// eight.
  record Heading(ProductCode code) implements Goods {

    public Heading {
      code = code.line();
    }

    @Override
    public String toString() {
      return code.value();
    }
  }

  /// Whatever is on the list.
  record Listed(ProductListId list) implements Goods {
    @Override
    public String toString() {
      return list.value();
    }
  }

  /// `ALL`, a code, or else, if it begins with a letter, the id of a list.
  static Goods of(String text) {
    if (text.equals("ALL")) {
      return new All();
    }
    return !text.isEmpty() && Character.isLetter(text.charAt(0))
        ? new Listed(new ProductListId(text))
        : new Heading(new ProductCode(text));
  }
}
