package org.tariffledger.projections;

import org.jspecify.annotations.Nullable;

/// Something that a projection would hold otherwise if it were built anew. `about` names it, such
/// as `measure us-reciprocal-jp`; null where one of the two holds nothing.
public record Difference(String about, @Nullable String rebuilt, @Nullable String live) {

  private static final int CHARACTERS_MAX = 500;

  public Difference {
    rebuilt = cut(rebuilt);
    live = cut(live);
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= CHARACTERS_MAX
        ? text
        : text.substring(0, CHARACTERS_MAX - 1) + "…";
  }
}
