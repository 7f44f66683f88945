package org.tariffledger.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The part of the customs value that a duty is charged on.
public sealed interface Basis {

  Basis FULL_VALUE = new FullValue();

  /// All of it.
  record FullValue() implements Basis {}

  /// Only what one content is worth: the steel in a derivative article.
  record Content(NumericFact share) implements Basis {
    public Content {
      ofValue(share);
    }
  }

  /// All but what one content is worth, if that is at least `atLeast` of the value: the United
  /// States' own content, from 0.2 on. Ordinarily it is less.
  record Remainder(NumericFact share, @Nullable BigDecimal atLeast) implements Basis {
    public Remainder {
      ofValue(share);
      atLeast = atLeast == null ? null : share.checked(atLeast);
    }
  }

  private static void ofValue(NumericFact share) {
    if (!share.isShare()) {
      throw new IllegalArgumentException("A basis is a share of the value, such as share.steel.");
    }
  }
}
