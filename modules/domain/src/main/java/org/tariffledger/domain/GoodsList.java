package org.tariffledger.domain;

import java.util.AbstractList;
import java.util.List;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Goods as they were written down, found by code without walking them. How they are found is put
/// together when it is first asked for, and stays with the list, and so with its measure.
final class GoodsList extends AbstractList<Goods> implements RandomAccess {

  private final List<Goods> goods;
  private volatile @Nullable ByKind byKind;

  private record ByKind(boolean isAll, CodeTable headings, List<ProductListId> lists) {}

  private GoodsList(List<Goods> goods) {
    this.goods = List.copyOf(goods);
  }

  static GoodsList of(List<Goods> goods) {
    return goods instanceof GoodsList list ? list : new GoodsList(goods);
  }

  /// How many digits the longest code has with which the code begins, named or on a list: 0 for
  /// `ALL`. No code stands for general goods, which no code and no list names.
  OptionalInt matchedDigits(@Nullable ProductCode code, ListContents contents) {
    var kinds = byKind();
    var most = kinds.isAll ? 0 : -1;
    if (code != null) {
      var named = kinds.headings.longestMatch(code);
      most = named == 0 ? most : named;
      for (var list : kinds.lists) {
        most = Math.max(most, contents.longestMatch(list, code).orElse(-1));
      }
    }
    return most < 0 ? OptionalInt.empty() : OptionalInt.of(most);
  }

  List<ProductListId> lists() {
    return byKind().lists;
  }

  private ByKind byKind() {
    var known = byKind;
    if (known == null) {
      known =
          new ByKind(
              goods.stream().anyMatch(Goods.All.class::isInstance),
              new CodeTable(
                  goods.stream()
                      .flatMap(g -> g instanceof Goods.Heading(var c) ? Stream.of(c) : Stream.of())
                      .toList()),
              goods.stream()
                  .flatMap(g -> g instanceof Goods.Listed(var list) ? Stream.of(list) : Stream.of())
                  .toList());
      byKind = known;
    }
    return known;
  }

  @Override
  public Goods get(int index) {
    return goods.get(index);
  }

  @Override
  public int size() {
    return goods.size();
  }
}
