package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A customs territory by its ISO 3166-1 alpha-2 code, or `EU`; always one that this ledger knows.
public record EconomyCode(String value) implements Comparable<EconomyCode> {

  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}");

  public EconomyCode {
    Texts.matching(SHAPE, value, "is not an economy: write ISO 3166-1 alpha-2 or EU, such as US.");
    if (!Economies.isKnown(value)) {
      throw new IllegalArgumentException("\"" + value + "\" is no economy known here.");
    }
  }

  @Override
  public int compareTo(EconomyCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
