package org.tariffledger.domain;

import java.math.BigDecimal;

/// How much of something there is; never nothing.
public record Quantity(BigDecimal amount, UnitOfQuantity unit) {

  public Quantity {
    amount = Amounts.checked(amount, "A quantity");
  }

  /// The amount, which is written alone.
  public static BigDecimal amountOf(String text) {
    return Amounts.checked(Amounts.read(text), "A quantity");
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + unit;
  }
}
