package org.tariffledger.domain.rates;

import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ChargedDuty;
import org.tariffledger.domain.Percent;

/// What was charged on an entry: so much money, so many percent of the customs value, or both.
/// Money alone says something only of a shipment whose value is said.
public record EntryCharge(Covers covers, @Nullable ChargedDuty duty, @Nullable Percent percent) {

  /// Which duties were charged by it.
  public enum Covers {
    /// The base duty and additional ones.
    TOTAL,
    /// Additional duties alone.
    ADDITIONAL
  }

  public EntryCharge {
    if (duty == null && percent == null) {
      throw new IllegalArgumentException("Something was charged, if only 0.");
    }
  }
}
