package org.tariffledger.domain;

import java.math.BigDecimal;

/// What customs takes a shipment to be worth, in the importer's currency; never nothing.
public record CustomsValue(BigDecimal amount) {

  public CustomsValue {
    amount = Amounts.checked(amount, "A customs value");
  }

  public static CustomsValue of(String text) {
    return new CustomsValue(Amounts.read(text));
  }

  @Override
  public String toString() {
    return amount.toPlainString();
  }
}
