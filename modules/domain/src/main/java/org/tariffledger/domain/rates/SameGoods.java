package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;

/// Codes that everything ever recorded of an importer treats alike: they are named in the same
/// places by equally many digits, and stand equally long on the same versions of lists. What is
/// found for one of them holds for all, unless their base duties count.
final class SameGoods {

  /// Stands apart from any number of digits.
  private static final OptionalInt UNSAID = OptionalInt.of(-1);

  /// By heading: the places where it is named.
  private final Map<String, Set<Integer>> namings = new HashMap<>();

  private final Set<ToldOfList> lists = new LinkedHashSet<>();

  SameGoods(EconomyCode importer, Collection<RateSource> sources) {
    int place = 0;
    var named = new LinkedHashSet<ProductListId>();
    for (var source : sources) {
      for (var measure : source.measuresOf(importer)) {
        for (var products : measure.goods().distinct().toList()) {
          name(products.include(), ++place, named);
          name(products.exclude(), ++place, named);
        }
      }
      named.forEach(list -> addVersions(list, source));
    }
  }

  private void name(List<Goods> goods, int place, Set<ProductListId> named) {
    for (var one : goods) {
      switch (one) {
        case Goods.All _ -> {}
        case Goods.Heading(var code) ->
            namings.computeIfAbsent(code.value(), _ -> new LinkedHashSet<>()).add(place);
        case Goods.Listed(var list) -> named.add(list);
      }
    }
  }

  private void addVersions(ProductListId list, RateSource source) {
    source
        .productList(list)
        .forEach(
            entry -> {
              if (entry.event() instanceof ProductListPublished published) {
                lists.add(ToldOfList.of(published, source));
              }
            });
  }

  /// Of each the first that is like it.
  ///
  /// @param countsBase whether a measure may count the base duty on the code
  Map<NamedGoods, NamedGoods> firsts(
      Collection<NamedGoods> goods, Predicate<ProductCode> countsBase) {
    var byKey = new HashMap<List<Object>, NamedGoods>();
    var firsts = new LinkedHashMap<NamedGoods, NamedGoods>();
    for (var one : goods) {
      firsts.put(one, byKey.computeIfAbsent(key(one.example(), countsBase), _ -> one));
    }
    return firsts;
  }

  private List<Object> key(ProductCode code, Predicate<ProductCode> countsBase) {
    var key = new ArrayList<Object>();
    for (int digits = 2; digits <= code.length(); digits += 2) {
      var places = namings.get(code.value().substring(0, digits));
      if (places != null) {
        key.add(digits);
        key.add(places);
      }
    }
    for (var list : lists) {
      key.add(list.longestMatch(code, UNSAID).orElse(0));
    }
    if (countsBase.test(code)) {
      key.add(code);
    }
    return key;
  }
}
