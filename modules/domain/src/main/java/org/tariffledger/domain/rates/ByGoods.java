package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;

/// What measures name, by code, for many codes: which measures may cover a code, and what tells it
/// from other codes.
final class ByGoods {

  /// The places among the measures of those that cover what is named.
  private static final class Covering {
    final List<Integer> all = new ArrayList<>();
    final Map<String, List<Integer>> byHeading = new HashMap<>();
    final Map<ProductListId, List<Integer>> byList = new HashMap<>();
  }

  private final int size;
  private final ListContents known;
  private final ListContents perhaps;
  private final Covering covering = new Covering();
  private final Set<ProductListId> lists = new LinkedHashSet<>();

  /// By heading: where it is named, be it to include, to exclude or to exempt it.
  private final Map<String, List<Integer>> namings = new HashMap<>();

  /// A number for each way in which a heading is named.
  private final Map<List<Integer>, Integer> ways = new HashMap<>();

  ByGoods(List<Aimed> measures, ListContents known, ListContents perhaps) {
    this.size = measures.size();
    this.known = known;
    this.perhaps = perhaps;
    int place = 0;
    for (int i = 0; i < size; i++) {
      for (var goods : measures.get(i).state().products().include()) {
        covering(goods).add(i);
      }
      for (var goods : measures.get(i).goods()) {
        name(goods.include(), ++place);
        name(goods.exclude(), ++place);
      }
    }
  }

  private List<Integer> covering(Goods goods) {
    return switch (goods) {
      case Goods.All _ -> covering.all;
      case Goods.Heading(var code) ->
          covering.byHeading.computeIfAbsent(code.value(), _ -> new ArrayList<>());
      case Goods.Listed(var list) -> covering.byList.computeIfAbsent(list, _ -> new ArrayList<>());
    };
  }

  private void name(List<Goods> goods, int place) {
    for (var one : goods) {
      switch (one) {
        case Goods.All _ -> {}
        case Goods.Heading(var code) ->
            namings.computeIfAbsent(code.value(), _ -> new ArrayList<>()).add(place);
        case Goods.Listed(var list) -> lists.add(list);
      }
    }
  }

  /// Codes of which this is the same, all measures treat alike: they stand equally long on the same
  /// lists, of which the same are silent on them, and below headings that are equally long and
  /// named in the same places.
  List<Integer> treatment(ProductCode code) {
    var treatment = new ArrayList<Integer>();
    for (var list : lists) {
      treatment.add(known.longestMatch(list, code).orElse(0));
      treatment.add(perhaps.longestMatch(list, code).orElse(0));
    }
    for (int digits = 2; digits <= code.length(); digits += 2) {
      var naming = namings.get(code.value().substring(0, digits));
      if (naming != null) {
        treatment.add(digits);
        treatment.add(ways.computeIfAbsent(naming, _ -> ways.size()));
      }
    }
    return treatment;
  }

  /// The places among the measures of those that may cover the code, in order.
  BitSet find(ProductCode code) {
    var found = new BitSet(size);
    covering.all.forEach(found::set);
    for (int digits = 2; digits <= code.length(); digits += 2) {
      covering
          .byHeading
          .getOrDefault(code.value().substring(0, digits), List.of())
          .forEach(found::set);
    }
    covering.byList.forEach(
        (list, naming) -> {
          if (perhaps.longestMatch(list, code).isPresent()) {
            naming.forEach(found::set);
          }
        });
    return found;
  }
}
