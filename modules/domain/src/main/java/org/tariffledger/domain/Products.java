package org.tariffledger.domain;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The goods a measure covers, less those it excludes.
public record Products(List<Goods> include, List<ProductCode> exclude) {

  public static final int ENTRIES_MAX = 1_000;

  public static final Products ALL = new Products(List.of(new Goods.All()), List.of());

  public Products {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    if (include.isEmpty()) {
      throw new IllegalArgumentException("A measure covers at least one code, or ALL.");
    }
    if (include.size() > ENTRIES_MAX || exclude.size() > ENTRIES_MAX) {
      throw new IllegalArgumentException("At most " + ENTRIES_MAX + " codes; use a product list.");
    }
  }

  /// How many digits of the code the longest matching heading has: 0 for `ALL`, empty when the
  /// goods are not covered. General goods (no code) are covered by `ALL` alone.
  public OptionalInt matchedDigits(@Nullable ProductCode code) {
    if (code != null && exclude.stream().anyMatch(code::startsWith)) {
      return OptionalInt.empty();
    }
    return include.stream()
        .filter(
            goods ->
                switch (goods) {
                  case Goods.All _ -> true;
                  case Goods.Heading(var heading) -> code != null && code.startsWith(heading);
                })
        .mapToInt(goods -> goods instanceof Goods.Heading(var heading) ? heading.length() : 0)
        .max();
  }
}
