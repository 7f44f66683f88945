package org.tariffledger.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/// A duty rate in percent of the customs value, not negative, at most six decimals. What people
/// write is at most 10,000; sums may be more.
public record Percent(BigDecimal value) implements Comparable<Percent> {

  public static final Percent ZERO = new Percent(BigDecimal.ZERO);

  private static final int DECIMALS = 6;
  private static final BigDecimal MAX = new BigDecimal("10000");
  private static final Pattern SHAPE = Pattern.compile("-?\\d{1,9}(\\.\\d{1,12})?");

  /// Trailing zeros are dropped, so that equal rates are equal values.
  public Percent {
    if (value.signum() < 0) {
      throw new IllegalArgumentException("A rate is not negative: " + value.toPlainString() + ".");
    }
    value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (value.scale() > DECIMALS) {
      throw new IllegalArgumentException("A rate has at most six decimals.");
    }
  }

  public static Percent of(String text) {
    var value =
        new BigDecimal(
            Texts.matching(SHAPE, text, "is not a rate: write percent as a decimal, such as 24."));
    if (value.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("A rate is at most 10000 percent.");
    }
    return new Percent(value);
  }

  public Percent plus(Percent other) {
    return new Percent(value.add(other.value));
  }

  /// Less the other, but not less than nothing.
  public Percent lessAtMost(Percent other) {
    return compareTo(other) <= 0 ? ZERO : new Percent(value.subtract(other.value));
  }

  /// On a part of the value, rounded half up to six decimals.
  public Percent times(BigDecimal part) {
    return new Percent(value.multiply(part).setScale(DECIMALS, RoundingMode.HALF_UP));
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
