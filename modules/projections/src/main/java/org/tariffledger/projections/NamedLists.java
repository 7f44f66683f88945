package org.tariffledger.projections;

import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiConsumer;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;

/// The product lists that measures name, and everything that was ever on them. One thread writes,
/// any number read.
final class NamedLists {

  private final ConcurrentMap<ProductListId, CodeSet> ever;
  private final ConcurrentMap<ProductListId, Set<EconomyCode>> namedBy;
  private final ConcurrentMap<EconomyCode, NavigableSet<ProductListId>> covering;

  NamedLists() {
    ever = new ConcurrentHashMap<>();
    namedBy = new ConcurrentHashMap<>();
    covering = new ConcurrentHashMap<>();
  }

  private NamedLists(NamedLists other) {
    ever = new ConcurrentHashMap<>(other.ever);
    namedBy = Copies.of(other.namedBy, Copies::ofSet);
    covering = Copies.of(other.covering, Copies::ofSorted);
  }

  NamedLists copy() {
    return new NamedLists(this);
  }

  void tell(BiConsumer<String, Object> teller) {
    ever.forEach((list, codes) -> teller.accept("ever on list " + list, codes));
    namedBy.forEach((list, imposers) -> teller.accept("naming list " + list, Set.copyOf(imposers)));
    covering.forEach((imposer, ids) -> teller.accept("lists of " + imposer, Set.copyOf(ids)));
  }

  /// A measure of the imposer names the list. Returns what was ever on it.
  Collection<ProductCode> name(EconomyCode imposer, ProductListId list) {
    var isNew = namedBy.computeIfAbsent(list, _ -> ConcurrentHashMap.newKeySet()).add(imposer);
    return isNew ? everOn(list).codes() : Set.of();
  }

  /// A measure of the imposer covers such goods.
  void addCovering(EconomyCode imposer, Collection<Goods> goods) {
    for (var one : goods) {
      if (one instanceof Goods.Listed(var list)) {
        covering
            .computeIfAbsent(
                imposer,
                _ -> new ConcurrentSkipListSet<>(Comparator.comparing(ProductListId::value)))
            .add(list);
      }
    }
  }

  /// Takes in what is on a version. Returns the imposers of the measures that name the list.
  Collection<EconomyCode> add(ProductListId list, CodeSet content) {
    ever.merge(list, content, CodeSet::plus);
    return namedBy.getOrDefault(list, Set.of());
  }

  /// The lists on which measures of the imposer cover goods.
  Collection<ProductListId> covering(EconomyCode imposer) {
    var named = covering.get(imposer);
    return named == null ? Set.of() : named;
  }

  boolean everHad(ProductListId list, ProductCode code) {
    return everOn(list).longestMatch(code).isPresent();
  }

  boolean everHadBelow(ProductListId list, ProductCode code) {
    return !everOn(list).below(code).isEmpty();
  }

  private CodeSet everOn(ProductListId list) {
    return ever.getOrDefault(list, CodeSet.empty());
  }
}
