package org.tariffledger.domain;

import java.math.BigDecimal;

/// What customs charged for a shipment, in the importer's currency; it may be nothing.
public record ChargedDuty(BigDecimal amount) {

  public ChargedDuty {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("A duty that was charged is not less than 0.");
    }
    amount = Amounts.fewDecimals(amount, "A duty that was charged");
  }

  public static ChargedDuty of(String text) {
    return new ChargedDuty(Amounts.read(text));
  }
}
