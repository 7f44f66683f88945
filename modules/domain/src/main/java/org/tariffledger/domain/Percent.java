package org.tariffledger.domain;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// A duty rate in percent of the customs value: 0 to 10,000, at most six decimals.
public record Percent(BigDecimal value) implements Comparable<Percent> {

  public static final Percent ZERO = new Percent(BigDecimal.ZERO);

  private static final BigDecimal MAX = new BigDecimal("10000");
  private static final Pattern SHAPE = Pattern.compile("-?\\d{1,9}(\\.\\d{1,12})?");

  /// Trailing zeros are dropped, so that equal rates are equal values.
  public Percent {
    if (value.signum() < 0) {
      throw new IllegalArgumentException("A rate is not negative: " + value.toPlainString() + ".");
    }
    if (value.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("A rate is at most 10000 percent.");
    }
    value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (value.scale() > 6) {
      throw new IllegalArgumentException("A rate has at most six decimals.");
    }
  }

  public static Percent of(String text) {
    return new Percent(
        new BigDecimal(
            Texts.matching(SHAPE, text, "is not a rate: write percent as a decimal, such as 24.")));
  }

  @Override
  public int compareTo(Percent other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
