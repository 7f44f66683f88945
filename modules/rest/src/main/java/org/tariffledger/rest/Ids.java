package org.tariffledger.rest;

import java.util.Optional;
import java.util.function.Function;

/// Ids that stand in a path.
final class Ids {

  /// Empty for what can be no id: then nothing is recorded under it either.
  static <T> Optional<T> read(String text, Function<String, T> of) {
    try {
      return Optional.of(of.apply(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Ids() {}
}
