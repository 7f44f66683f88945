package org.tariffledger.domain;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The part of the customs value that a duty is charged on.
public sealed interface Basis {

  Basis FULL_VALUE = new FullValue();

  /// All of it, where none is given.
  static Basis of(@Nullable Basis given) {
    return given == null ? FULL_VALUE : given;
  }

  /// The share that it depends on, if on any.
  Stream<NumericFact> shares();

  /// All of it.
  record FullValue() implements Basis {
    @Override
    public Stream<NumericFact> shares() {
      return Stream.of();
    }
  }

  /// Only what one content is worth: the steel in a derivative article.
  record Content(NumericFact share) implements Basis {
    public Content {
      ofValue(share);
    }

    @Override
    public Stream<NumericFact> shares() {
      return Stream.of(share);
    }
  }

  /// All but what one content is worth, if that is at least `atLeast` of the value: the United
  /// States' own content, from 0.2 on. Ordinarily it is less.
  record Remainder(NumericFact share, @Nullable BigDecimal atLeast) implements Basis {
    public Remainder {
      ofValue(share);
      atLeast = atLeast == null ? null : share.checked(atLeast);
    }

    @Override
    public Stream<NumericFact> shares() {
      return Stream.of(share);
    }
  }

  private static void ofValue(NumericFact share) {
    if (!share.isShare()) {
      throw new IllegalArgumentException("A basis is a share of the value, such as share.steel.");
    }
  }
}
