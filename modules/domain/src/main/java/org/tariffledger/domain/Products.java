package org.tariffledger.domain;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The goods a measure covers, less those it excludes.
public record Products(List<Goods> include, List<Goods> exclude) {

  public static final int ENTRIES_MAX = 1_000;

  public static final Products ALL = new Products(List.of(new Goods.All()), List.of());

  public Products {
    include = GoodsList.of(include);
    exclude = GoodsList.of(exclude);
    if (include.isEmpty()) {
      throw new IllegalArgumentException("A measure covers at least one code, or ALL.");
    }
    if (exclude.stream().anyMatch(Goods.All.class::isInstance)) {
      throw new IllegalArgumentException("A measure that excludes ALL covers nothing.");
    }
    if (include.size() > ENTRIES_MAX || exclude.size() > ENTRIES_MAX) {
      throw new IllegalArgumentException("At most " + ENTRIES_MAX + " codes; use a product list.");
    }
  }

  /// How many digits of the code the longest matching heading has, named or on a list: 0 for
  /// `ALL`, empty when the goods are not covered. General goods (no code) are covered by `ALL`
  /// alone.
  public OptionalInt matchedDigits(@Nullable ProductCode code, ListContents lists) {
    return excludes(code, lists)
        ? OptionalInt.empty()
        : GoodsList.of(include).matchedDigits(code, lists);
  }

  public boolean excludes(@Nullable ProductCode code, ListContents lists) {
    return GoodsList.of(exclude).matchedDigits(code, lists.excluding()).isPresent();
  }

  /// Whether exactly this code is named, or is on a list that is.
  public boolean names(ProductCode code, ListContents lists) {
    return Stream.of(include, exclude)
        .map(GoodsList::of)
        .anyMatch(goods -> goods.matchedDigits(code, lists).orElse(0) == code.length());
  }

  /// The lists that are named.
  public Stream<ProductListId> lists() {
    return Stream.concat(
        GoodsList.of(include).lists().stream(), GoodsList.of(exclude).lists().stream());
  }
}
