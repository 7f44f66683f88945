package org.tariffledger.subscriptions;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.rates.RateSource;

/// Whether what a rate change names may bear on a product: anything that holds the code, or lies
/// below it. Of lists, any version counts, also by the headings within which it says that it is
/// whole. For one thread and one page.
final class BearingGoods {

  private final RateSource source;
  private final ProductCode product;
  private final Map<String, Boolean> known = new HashMap<>();

  BearingGoods(RateSource source, ProductCode product) {
    this.source = source;
    this.product = product;
  }

  /// By the codes and lists that a change names; of general goods none, and of facts null.
  boolean holds(@Nullable String named) {
    return named != null
        && (named.isEmpty()
            || Stream.of(named.split(" "))
                .anyMatch(name -> known.computeIfAbsent(name, this::bears)));
  }

  private boolean bears(String name) {
    return switch (goods(name)) {
      case Goods.Listed(var list) -> isListed(list);
      case Goods.Heading(var code) -> code.startsWith(product) || product.startsWith(code);
      case Goods.All _ -> true;
    };
  }

  private static Goods goods(String name) {
    return Character.isLetter(name.charAt(0))
        ? new Goods.Listed(new ProductListId(name))
        : new Goods.Heading(new ProductCode(name));
  }

  private boolean isListed(ProductListId list) {
    return source.productList(list).stream()
        .flatMap(
            entry ->
                entry.event() instanceof ProductListPublished published
                    ? Stream.of(
                        source.codes(published.content().digest()), published.listExtent().within())
                    : Stream.of())
        .anyMatch(
            codes -> codes.longestMatch(product).isPresent() || !codes.below(product).isEmpty());
  }
}
