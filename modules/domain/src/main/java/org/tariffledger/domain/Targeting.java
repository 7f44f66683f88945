package org.tariffledger.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/// How closely a measure is aimed at an economy. A closer aim outranks a wider one.
public enum Targeting {
  WORLD,
  GROUP,
  UNION,
  ECONOMY;

  /// Empty when the targets do not include the economy at that moment, or exclude it.
  public static Optional<Targeting> of(
      Targets targets, EconomyCode economy, Instant at, Predicate<GroupId> isMember) {
    if (targets.exclude().stream().anyMatch(t -> aim(t, economy, at, isMember).isPresent())) {
      return Optional.empty();
    }
    return targets.include().stream()
        .flatMap(target -> aim(target, economy, at, isMember).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Targeting> aim(
      Target target, EconomyCode economy, Instant at, Predicate<GroupId> isMember) {
    return switch (target) {
      case Target.World _ -> Optional.of(WORLD);
      case Target.Group(var id) -> isMember.test(id) ? Optional.of(GROUP) : Optional.empty();
      case Target.Economy(var code) when code.equals(economy) -> Optional.of(ECONOMY);
      case Target.Economy(var code) ->
          Economies.unionOf(economy, at).filter(code::equals).map(_ -> UNION);
    };
  }
}
