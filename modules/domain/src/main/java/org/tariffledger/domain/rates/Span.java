package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Percent;

/// A number that lies between these, a percentage or an amount of money; a null end is unknown.
public record Span(@Nullable BigDecimal low, @Nullable BigDecimal high) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static Span of(BigDecimal one) {
    return new Span(one, one);
  }

  static Span of(Charge charge) {
    return new Span(charge.low().value(), charge.high() == null ? null : charge.high().value());
  }

  /// The number, where it is one.
  public Optional<BigDecimal> one() {
    return low != null && high != null && low.compareTo(high) == 0
        ? Optional.of(low)
        : Optional.empty();
  }

  /// And the base duty, which may be unknown, but is not negative.
  Span and(@Nullable Percent base) {
    return base == null ? new Span(low, null) : with(number -> number.add(base.value()));
  }

  Span openAbove() {
    return new Span(low, null);
  }

  /// The other less this.
  Span from(BigDecimal other) {
    return new Span(
        high == null ? null : other.subtract(high), low == null ? null : other.subtract(low));
  }

  /// So many percent of the value, half up to so many decimals.
  Span percentOf(BigDecimal value, int decimals) {
    return with(percent -> amount(percent, value, decimals));
  }

  static BigDecimal amount(BigDecimal percent, BigDecimal value, int decimals) {
    return percent.multiply(value).divide(HUNDRED, decimals, RoundingMode.HALF_UP);
  }

  /// As percentages are told.
  Span told() {
    return with(number -> new Percent(number).rounded().value());
  }

  private Span with(UnaryOperator<BigDecimal> change) {
    return new Span(
        low == null ? null : change.apply(low), high == null ? null : change.apply(high));
  }
}
