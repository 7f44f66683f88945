package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.rates.NamedGoods.Lists;

/// What of all that happened concerns one exporter.
///
/// @param themselves measures to which something happened: no other moments matter than those at
///     which they charge otherwise
/// @param listing measures that name a list of which something else is known
/// @param referring measures that refer to something else which is another
/// @param rules of which some are others, and
/// @param ofRules the measures of the programmes that they link
/// @param isEverybodys whether the rate on general goods is, whatever measures there are
record Concern(
    Map<MeasureId, Courses> themselves,
    Map<MeasureId, Courses> listing,
    Map<MeasureId, Courses> referring,
    List<RuleChange> rules,
    Map<MeasureId, Courses> ofRules,
    boolean isEverybodys) {

  boolean isNothing() {
    return themselves.isEmpty()
        && listing.isEmpty()
        && referring.isEmpty()
        && ofRules.isEmpty()
        && !isEverybodys;
  }

  /// The touched measures, by their ids; those that only a rule touches are not.
  Map<MeasureId, Courses> touched() {
    var touched = new TreeMap<MeasureId, Courses>(Comparator.comparing(MeasureId::value));
    touched.putAll(themselves);
    touched.putAll(listing);
    touched.putAll(referring);
    return touched;
  }

  /// Every measure that is touched, or on which a rule bears that is.
  List<MeasureId> measures() {
    var all = new TreeMap<MeasureId, Courses>(Comparator.comparing(MeasureId::value));
    all.putAll(touched());
    all.putAll(ofRules);
    return List.copyOf(all.keySet());
  }

  /// The goods whose levels may be others.
  ///
  /// @param countsBase whether a measure may count the base duty on the code
  /// @param linked the programmes on which hang what these charge, or are others because of them
  Levels levels(
      Collection<ProductListId> changedLists,
      Lists lists,
      ListContents perhaps,
      SameGoods same,
      Predicate<ProductCode> countsBase,
      UnaryOperator<Set<ProgrammeId>> linked) {
    var touched = touched();
    var named = new LinkedHashSet<>(NamedGoods.of(touched, changedLists, lists));
    var links = rules.stream().map(this::link).toList();
    var goods = new LinkedHashSet<>(named);
    if (!links.isEmpty()) {
      goods.addAll(NamedGoods.of(ofRules, changedLists, lists));
    }
    var firsts = new LinkedHashMap<>(same.firsts(goods, countsBase));
    var areLinked = new HashMap<ProductCode, Boolean>();
    firsts
        .entrySet()
        .removeIf(
            entry ->
                !named.contains(entry.getKey())
                    && !areLinked.computeIfAbsent(
                        entry.getValue().example(), code -> areLinked(code, links, perhaps)));
    var hasGeneral =
        isEverybodys
            || touched.values().stream().anyMatch(measure -> measure.mayCover(null, perhaps))
            || areLinked(null, links, perhaps);
    return new Levels(hasGeneral, firsts, linked.apply(programmes()));
  }

  /// The measures of the programmes that it links.
  Stream<MeasureId> linkedBy(RuleChange rule) {
    return ofRules.entrySet().stream()
        .filter(measure -> rule.links(measure.getValue().programme()))
        .map(Map.Entry::getKey);
  }

  private Set<ProgrammeId> programmes() {
    return Stream.concat(
            touched().values().stream().map(Courses::programme),
            rules.stream().flatMap(RuleChange::suppressed))
        .collect(Collectors.toSet());
  }

  /// What the programmes cover that a rule links.
  private record Link(Set<Products> triggering, Set<Products> suppressed) {

    boolean bearsOn(@Nullable ProductCode code, ListContents perhaps) {
      return mayCover(triggering, code, perhaps) && mayCover(suppressed, code, perhaps);
    }

    private static boolean mayCover(
        Set<Products> all, @Nullable ProductCode code, ListContents perhaps) {
      return all.stream().anyMatch(products -> products.matchedDigits(code, perhaps).isPresent());
    }
  }

  private Link link(RuleChange rule) {
    return new Link(products(rule::triggers), products(rule::suppresses));
  }

  private Set<Products> products(Predicate<ProgrammeId> isOne) {
    return ofRules.values().stream()
        .filter(measure -> isOne.test(measure.programme()))
        .flatMap(Courses::products)
        .collect(Collectors.toSet());
  }

  /// Whether a rule bears on such goods: only where both its programmes do.
  private static boolean areLinked(
      @Nullable ProductCode code, List<Link> links, ListContents perhaps) {
    return links.stream().anyMatch(link -> link.bearsOn(code, perhaps));
  }

  /// Whether a level may be another then.
  ///
  /// @param listsDiffer whether something else is on a list then
  boolean mayDifferAt(Instant at, boolean listsDiffer) {
    return isEverybodys
        || !referring.isEmpty()
        || (listsDiffer && listing.values().stream().anyMatch(measure -> measure.chargesAt(at)))
        || themselves.values().stream().anyMatch(measure -> measure.differAt(at))
        || rules.stream().anyMatch(rule -> rule.differsAt(at));
  }
}
