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
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
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
    return exclude.stream().anyMatch(goods -> digits(goods, code, lists).isPresent())
        ? OptionalInt.empty()
        : include.stream()
            .flatMapToInt(goods -> digits(goods, code, lists).stream())
            .max();
  }

  /// The lists that are named.
  public Stream<ProductListId> lists() {
    return Stream.concat(include.stream(), exclude.stream())
        .flatMap(goods -> goods instanceof Goods.Listed(var list) ? Stream.of(list) : Stream.of());
  }

  private static OptionalInt digits(
      Goods goods, @Nullable ProductCode code, ListContents lists) {
    return switch (goods) {
      case Goods.All _ -> OptionalInt.of(0);
      case Goods.Heading(var heading) ->
          code != null && code.startsWith(heading)
              ? OptionalInt.of(heading.length())
              : OptionalInt.empty();
      case Goods.Listed(var list) ->
          code == null ? OptionalInt.empty() : lists.longestMatch(list, code);
    };
  }
}
