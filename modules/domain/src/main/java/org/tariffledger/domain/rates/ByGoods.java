package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;

/// Which of many measures may cover a code, found by what they name, for many codes.
final class ByGoods {

  private final List<Aimed> measures;
  private final ListContents perhaps;
  private final List<Integer> ofAll = new ArrayList<>();
  private final Map<String, List<Integer>> byHeading = new HashMap<>();
  private final Map<ProductListId, List<Integer>> byList = new LinkedHashMap<>();

  ByGoods(List<Aimed> measures, ListContents perhaps) {
    this.measures = measures;
    this.perhaps = perhaps;
    for (int i = 0; i < measures.size(); i++) {
      for (var goods : measures.get(i).state().products().include()) {
        named(goods).add(i);
      }
    }
  }

  private List<Integer> named(Goods goods) {
    return switch (goods) {
      case Goods.All _ -> ofAll;
      case Goods.Heading(var code) ->
          byHeading.computeIfAbsent(code.value(), _ -> new ArrayList<>());
      case Goods.Listed(var list) -> byList.computeIfAbsent(list, _ -> new ArrayList<>());
    };
  }

  /// Their places among the measures, in order.
  BitSet find(ProductCode code) {
    var found = new BitSet(measures.size());
    ofAll.forEach(found::set);
    for (int digits = 2; digits <= code.length(); digits += 2) {
      byHeading.getOrDefault(code.value().substring(0, digits), List.of()).forEach(found::set);
    }
    byList.forEach(
        (list, naming) -> {
          if (perhaps.longestMatch(list, code).isPresent()) {
            naming.forEach(found::set);
          }
        });
    return found;
  }
}
