package org.tariffledger.domain;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// What amounts that describe a shipment share.
final class Amounts {

  static final int DECIMALS_MAX = 6;
  private static final int DIGITS_MAX = 15;
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(DIGITS_MAX);
  private static final Pattern SHAPE = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

  static BigDecimal read(String text) {
    return read(text, "is not an amount: write a decimal, such as 1250.50.");
  }

  /// @param fault what is wrong with a text that is no number, as a sentence goes on
  static BigDecimal read(String text, String fault) {
    return new BigDecimal(Texts.matching(SHAPE, text, fault));
  }

  /// Without trailing zeros, so that equal amounts are equal values.
  static BigDecimal checked(BigDecimal amount, String what) {
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException(what + " is more than 0.");
    }
    return fewDecimals(amount, what);
  }

  static BigDecimal fewDecimals(BigDecimal amount, String what) {
    var plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    if (plain.compareTo(LIMIT) >= 0 || plain.scale() > DECIMALS_MAX) {
      throw new IllegalArgumentException(
          "%s has at most %d digits and %d decimals.".formatted(what, DIGITS_MAX, DECIMALS_MAX));
    }
    return plain;
  }

  private Amounts() {}
}
