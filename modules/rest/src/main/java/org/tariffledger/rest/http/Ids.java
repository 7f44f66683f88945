package org.tariffledger.rest.http;

import java.util.Optional;
import java.util.function.Function;

/// Ids that stand in a path.
public final class Ids {

  /// Empty for what can be no id: then nothing is recorded under it either.
  public static <T> Optional<T> read(String text, Function<String, T> of) {
    try {
      return Optional.of(of.apply(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Ids() {}
}
