package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.rates.NamedGoods.Lists;

/// What of all that happened concerns one exporter.
///
/// @param themselves measures to which something happened: no other moments matter than those at
///     which they charge otherwise
/// @param referring measures that refer to something else which is another
/// @param rules of which some are others, and
/// @param ofRules the measures of the programmes that they link
/// @param isEverybodys whether the rate on general goods is, whatever measures there are
record Concern(
    Map<MeasureId, Courses> themselves,
    Map<MeasureId, Courses> referring,
    List<RuleChange> rules,
    Map<MeasureId, Courses> ofRules,
    boolean isEverybodys) {

  boolean isNothing() {
    return themselves.isEmpty() && referring.isEmpty() && ofRules.isEmpty() && !isEverybodys;
  }

  /// The touched measures, by their ids; those that only a rule touches are not.
  Map<MeasureId, Courses> touched() {
    var touched = new TreeMap<MeasureId, Courses>(Comparator.comparing(MeasureId::value));
    touched.putAll(themselves);
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
  Levels levels(
      Collection<ProductListId> changedLists,
      Lists lists,
      ListContents perhaps,
      SameGoods same,
      Predicate<ProductCode> countsBase) {
    var touched = touched();
    var goods = new LinkedHashSet<>(NamedGoods.of(touched, changedLists, lists));
    NamedGoods.of(ofRules, changedLists, lists).stream()
        .filter(named -> areLinked(named.example(), perhaps))
        .forEach(goods::add);
    var hasGeneral =
        isEverybodys
            || touched.values().stream().anyMatch(measure -> measure.mayCover(null, perhaps))
            || areLinked(null, perhaps);
    return new Levels(hasGeneral, same.firsts(goods, countsBase));
  }

  /// Whether a rule bears on such goods: only where both its programmes do.
  private boolean areLinked(@Nullable ProductCode code, ListContents perhaps) {
    return rules.stream()
        .anyMatch(
            rule ->
                mayCover(code, perhaps, rule::triggers)
                    && mayCover(code, perhaps, rule::suppresses));
  }

  private boolean mayCover(
      @Nullable ProductCode code, ListContents perhaps, Predicate<ProgrammeId> isOne) {
    return ofRules.values().stream()
        .anyMatch(measure -> isOne.test(measure.programme()) && measure.mayCover(code, perhaps));
  }

  /// Whether a level may be another then.
  boolean mayDifferAt(Instant at) {
    return isEverybodys
        || !referring.isEmpty()
        || themselves.values().stream().anyMatch(measure -> measure.differAt(at))
        || rules.stream().anyMatch(rule -> rule.differsAt(at));
  }
}
