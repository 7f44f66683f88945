package org.tariffledger.domain.rates;

import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.ProductCode;

/// The goods that an answer speaks of.
sealed interface Scopes {

  /// Goods of which no code is given.
  record General() implements Scopes {}

  /// The product, and whatever below it may be charged otherwise.
  record Below(ProductCode product, Collection<ProductCode> headings) implements Scopes {}

  /// Exactly these codes.
  record Several(Collection<ProductCode> codes) implements Scopes {}

  /// General goods and every heading.
  record Any() implements Scopes {}

  static Scopes of(RateQuery query, RateSource source) {
    var product = query.product();
    return product == null
        ? new General()
        : new Below(product, source.headingsBelow(query.importer(), product));
  }

  /// At least every measure of the importer that may bear on any of them.
  default Collection<MeasureHistory> candidates(RateQuery query, RateSource source) {
    return switch (this) {
      case General _ -> source.candidates(query);
      case Below(var product, var headings) ->
          headings.isEmpty()
              ? source.candidates(query.on(product))
              : source.candidatesBelow(query.on(product));
      case Several _, Any _ -> source.candidatesBelow(query.on(null));
    };
  }

  /// Whether it holds of one of them; of any goods, something always does.
  default boolean anyMatch(Predicate<@Nullable ProductCode> holds) {
    return switch (this) {
      case General _ -> holds.test(null);
      case Below(var product, var headings) ->
          holds.test(product) || headings.stream().anyMatch(holds);
      case Several(var codes) -> codes.stream().anyMatch(holds);
      case Any _ -> true;
    };
  }

  /// Whether two versions of a list tell the same of them.
  default boolean agreeOn(ToldOfList one, ToldOfList other) {
    return switch (this) {
      case General _ -> true;
      case Below(var product, _) -> one.agreesBelow(product, other);
      case Several(var codes) -> codes.stream().allMatch(code -> one.agreesOn(code, other));
      case Any _ -> one.equals(other);
    };
  }
}
