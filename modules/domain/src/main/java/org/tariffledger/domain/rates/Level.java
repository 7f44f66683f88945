package org.tariffledger.domain.rates;

import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.rates.RateAnswer.Status;

/// How much is charged at one time. `percent` is null unless the status is determined; a null end
/// of the range is unknown, and a prohibition has none.
public record Level(
    Status status, @Nullable Percent percent, @Nullable Percent low, @Nullable Percent high) {

  static final Level NOTHING = of(Charge.NOTHING);

  public Level {
    percent = percent == null ? null : percent.rounded();
    low = low == null ? null : low.rounded();
    high = high == null ? null : high.rounded();
  }

  /// What the answer says of the additional duty.
  public static Level of(RateAnswer answer) {
    return new Level(
        answer.status(), answer.additional(), answer.range().low(), answer.range().high());
  }

  static Level of(Charge charge) {
    if (charge.isProhibited()) {
      return new Level(Status.PROHIBITED, null, null, null);
    }
    var percent = charge.determined().orElse(null);
    return new Level(
        percent == null ? Status.UNDETERMINED : Status.DETERMINED,
        percent,
        charge.low(),
        charge.high());
  }
}
