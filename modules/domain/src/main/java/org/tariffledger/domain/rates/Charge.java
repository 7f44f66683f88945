package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Percent;

/// How much is charged: between `low` and `high`, where no `high` means that nobody can say, or
/// that the goods may not enter at all.
record Charge(Percent low, @Nullable Percent high, boolean isProhibited) {

  static final Charge NOTHING = new Charge(Percent.ZERO, Percent.ZERO, false);
  private static final Charge PROHIBITED = new Charge(Percent.ZERO, null, true);

  /// No percentage can be said.
  static final Charge ANYTHING = atLeast(Percent.ZERO);

  /// Of a duty as a [Valuation] leaves it.
  static Charge of(Duty duty) {
    return switch (duty) {
      case Duty.AdValorem(var percent) -> new Charge(percent, percent, false);
      case Duty.Prohibited _ -> PROHIBITED;
      case Duty.Specific _, Duty.AsWritten _ -> atLeast(Percent.ZERO);
      case Duty.TopUpTo(var percent, _) -> ANYTHING.missingTo(percent);
      case Duty.Compound(var parts) -> atLeast(percentages(parts));
    };
  }

  /// What this is short of the percentage. What may not enter is short of anything up to it.
  Charge missingTo(Percent percent) {
    return new Charge(
        high == null ? Percent.ZERO : percent.lessAtMost(high), percent.lessAtMost(low), false);
  }

  /// Charged on a part of the value only, from 0 to 1.
  Charge times(BigDecimal part) {
    if (isProhibited) {
      return this;
    }
    return part.signum() == 0
        ? NOTHING
        : new Charge(low.times(part), high == null ? null : high.times(part), false);
  }

  /// Nobody can say how much more.
  private static Charge atLeast(Percent low) {
    return new Charge(low, null, false);
  }

  private static Percent percentages(List<Duty> parts) {
    return parts.stream()
        .flatMap(
            part -> part instanceof Duty.AdValorem(var percent) ? Stream.of(percent) : Stream.of())
        .reduce(Percent.ZERO, Percent::plus);
  }

  /// One of them, nobody knows which.
  static Charge oneOf(Collection<Charge> charges) {
    var first = charges.iterator().next();
    if (charges.stream().allMatch(first::equals)) {
      return first;
    }
    var low =
        charges.stream()
            .filter(charge -> !charge.isProhibited())
            .map(Charge::low)
            .min(Comparator.naturalOrder())
            .orElse(Percent.ZERO);
    var high =
        charges.stream().allMatch(charge -> charge.high() != null)
            ? charges.stream()
                .map(charge -> Objects.requireNonNull(charge.high()))
                .max(Comparator.naturalOrder())
                .orElseThrow()
            : null;
    return new Charge(low, high, false);
  }

  /// The lowest of them, nobody knows which that is.
  static Charge lowestOf(Collection<Charge> charges) {
    if (charges.stream().anyMatch(Charge::isProhibited)) {
      return oneOf(charges);
    }
    var low = charges.stream().map(Charge::low).min(Comparator.naturalOrder()).orElseThrow();
    var high =
        charges.stream()
            .flatMap(charge -> Stream.ofNullable(charge.high()))
            .min(Comparator.naturalOrder());
    return new Charge(low, high.orElse(null), false);
  }

  /// The higher of the two, where a prohibition is no rate.
  Charge orHigher(Charge other) {
    if (isProhibited || other.isProhibited) {
      return isProhibited ? other : this;
    }
    return new Charge(
        low.compareTo(other.low) > 0 ? low : other.low,
        high == null || other.high == null
            ? null
            : high.compareTo(other.high) > 0 ? high : other.high,
        false);
  }

  /// Whether it is less, whatever both turn out to be. A prohibition is more than any rate.
  boolean isBelow(Charge other) {
    if (isProhibited || other.isProhibited) {
      return !isProhibited && other.isProhibited;
    }
    return isAtMost(other) && !other.isAtMost(this);
  }

  private boolean isAtMost(Charge other) {
    return high != null && high.compareTo(other.low) <= 0;
  }

  /// Empty for what may be more or less, or may not enter.
  Optional<Percent> determined() {
    return low.equals(high) ? Optional.of(low) : Optional.empty();
  }

  /// What is added to a prohibition does not matter any more.
  Charge plus(Charge other) {
    if (isProhibited || other.isProhibited) {
      return PROHIBITED;
    }
    return new Charge(
        low.plus(other.low),
        high == null || other.high == null ? null : high.plus(other.high),
        false);
  }
}
