package org.tariffledger.projections;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A percentage or what it lies between. Null as `high` means that there is no upper bound.
record BruteAmount(BigDecimal low, @Nullable BigDecimal high, boolean prohibited) {

  static final BruteAmount NOTHING = of(BigDecimal.ZERO);
  static final BruteAmount ANYTHING = new BruteAmount(BigDecimal.ZERO, null, false);
  static final BruteAmount PROHIBITED = new BruteAmount(BigDecimal.ZERO, null, true);

  static BruteAmount of(BigDecimal percent) {
    return new BruteAmount(percent, percent, false);
  }

  boolean isSure() {
    return high != null && low.compareTo(high) == 0;
  }

  String price() {
    return prohibited ? "prohibited" : text(low) + "/" + (high == null ? "?" : text(high));
  }

  /// What it is, if that is sure.
  String percent() {
    return isSure() ? text(low) : "?";
  }

  BruteAmount on(BigDecimal part) {
    return prohibited || part.signum() == 0 ? prohibited ? this : NOTHING : scaled(part);
  }

  private BruteAmount scaled(BigDecimal part) {
    return new BruteAmount(low.multiply(part), high == null ? null : high.multiply(part), false);
  }

  BruteAmount plus(BruteAmount other) {
    return prohibited || other.prohibited
        ? PROHIBITED
        : new BruteAmount(
            low.add(other.low),
            high == null || other.high == null ? null : high.add(other.high),
            false);
  }

  /// Nobody knows which of them.
  static BruteAmount oneOf(Collection<BruteAmount> all) {
    BigDecimal low = null;
    BigDecimal high = BigDecimal.ZERO;
    var prohibited = true;
    for (var one : all) {
      prohibited &= one.prohibited;
      if (!one.prohibited) {
        low = low == null ? one.low : low.min(one.low);
      }
      high = high == null || one.high == null ? null : high.max(one.high);
    }
    return prohibited
        ? PROHIBITED
        : new BruteAmount(low == null ? BigDecimal.ZERO : low, high, false);
  }

  /// Whichever it is that is lowest.
  static BruteAmount lowest(Collection<BruteAmount> all) {
    var lowest = BruteAmount.PROHIBITED;
    for (var one : all) {
      if (lowest.prohibited || one.prohibited) {
        lowest = lowest.prohibited ? one : lowest;
      } else {
        var high =
            lowest.high == null || one.high == null
                ? lowest.high == null ? one.high : lowest.high
                : lowest.high.min(one.high);
        lowest = new BruteAmount(lowest.low.min(one.low), high, false);
      }
    }
    return lowest;
  }

  /// Rounded once, when it is told.
  static String text(BigDecimal value) {
    var rounded = value.setScale(6, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
