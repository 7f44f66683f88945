package org.tariffledger.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/// A duty rate in percent of the customs value, not negative. What people write is at most 10,000
/// and has at most six decimals; sums may be more, and are rounded when they are told.
public record Percent(BigDecimal value) implements Comparable<Percent> {

  public static final Percent ZERO = new Percent(BigDecimal.ZERO);

  private static final int DECIMALS = 6;
  private static final int DECIMALS_EXACT = 24;
  private static final BigDecimal MAX = new BigDecimal("10000");
  private static final Pattern SHAPE = Pattern.compile("-?\\d{1,9}(\\.\\d{1,12})?");

  /// Trailing zeros are dropped, so that equal rates are equal values.
  public Percent {
    if (value.signum() < 0) {
      throw new IllegalArgumentException("A rate is not negative: " + value.toPlainString() + ".");
    }
    value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  public static Percent of(String text) {
    var value =
        new BigDecimal(
            Texts.matching(SHAPE, text, "is not a rate: write percent as a decimal, such as 24."));
    if (value.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("A rate is at most 10000 percent.");
    }
    var percent = new Percent(value);
    if (percent.value.scale() > DECIMALS) {
      throw new IllegalArgumentException("A rate has at most six decimals.");
    }
    return percent;
  }

  /// The quotient, to so many decimals that sums of a few round as they would exactly.
  public static Percent quotient(BigDecimal over, BigDecimal under) {
    return new Percent(over.divide(under, DECIMALS_EXACT, RoundingMode.HALF_UP));
  }

  /// As it is told: half up to six decimals.
  public Percent rounded() {
    return value.scale() <= DECIMALS
        ? this
        : new Percent(value.setScale(DECIMALS, RoundingMode.HALF_UP));
  }

  public Percent plus(Percent other) {
    return new Percent(value.add(other.value));
  }

  /// Less the other, but not less than nothing.
  public Percent lessAtMost(Percent other) {
    return compareTo(other) <= 0 ? ZERO : new Percent(value.subtract(other.value));
  }

  /// On a part of the value.
  public Percent times(BigDecimal part) {
    var product = value.multiply(part);
    return new Percent(
        product.scale() <= DECIMALS_EXACT
            ? product
            : product.setScale(DECIMALS_EXACT, RoundingMode.HALF_UP));
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
