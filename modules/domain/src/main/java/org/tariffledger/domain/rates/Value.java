package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;

/// What a fact is taken to be.
sealed interface Value {

  Value YES = new Truth(true);
  Value NO = new Truth(false);

  record Truth(boolean is) implements Value {}

  record Moment(Instant at) implements Value {}

  /// Null is anywhere that no rule names.
  record Place(@Nullable EconomyCode economy) implements Value {}

  /// A number, or one that is as close to it as can be: `side` -1 below, 1 above.
  record Amount(BigDecimal number, int side) implements Value {

    static Amount of(BigDecimal number) {
      return new Amount(number, 0);
    }

    int compareTo(BigDecimal other) {
      int compared = number.compareTo(other);
      return compared == 0 ? side : compared;
    }
  }
}
