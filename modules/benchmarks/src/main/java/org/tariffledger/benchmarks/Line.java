package org.tariffledger.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One measurement beside its floor, both in the same unit and taken in the same run.
record Line(
    String what, double value, String unit, String floor, double floorValue, @Nullable Hope hope) {

  /// What the ratio to the floor should be; nothing fails where it is not.
  record Hope(boolean isLeast, double ratio) {

    static Hope atLeast(double ratio) {
      return new Hope(true, ratio);
    }

    static Hope atMost(double ratio) {
      return new Hope(false, ratio);
    }

    boolean isMet(double measured) {
      return isLeast ? measured >= ratio : measured <= ratio;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s %.1f", isLeast ? "≥" : "≤", ratio);
    }
  }

  double ratio() {
    return value / floorValue;
  }
}
