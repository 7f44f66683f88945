package org.tariffledger.domain.rates;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProductCode;

/// What goods of a code are charged that stands for all that lies below it.
///
/// @param here what the code itself is charged; where all lines below are charged alike, as they
/// are
/// @param deviating what codes below it are charged where that changes
/// @param charge what may be charged on goods of any of them
/// @param all what was looked at
record Below(
    Outlook here, NavigableMap<ProductCode, Outlook> deviating, Charge charge, List<Outlook> all) {

  /// @param headings below the code that a measure names or that are on a list
  /// @param lines of a schedule that is the whole tariff, that have none below them: then goods are
  ///     of one of these, and the code itself stands for no others
  static Below of(
      @Nullable ProductCode code,
      Collection<ProductCode> headings,
      List<ProductCode> lines,
      Assessor assessor) {
    var here = assessor.assess(code);
    if (headings.isEmpty() && lines.isEmpty()) {
      return new Below(here, new TreeMap<>(), here.charge(), List.of(here));
    }
    var below = assessor.assess(headings);
    var all = new ArrayList<Outlook>(List.of(here));
    all.addAll(below.values());
    if (lines.isEmpty()) {
      var deviating = deviating(here, below);
      return new Below(here, deviating, charge(here, deviating.values()), all);
    }
    var goods = assessor.assess(withFiner(lines, headings));
    all.addAll(goods.values());
    var first = goods.firstEntry().getValue();
    var charges = goods.values().stream().map(Outlook::charge).distinct().toList();
    return charges.size() == 1
        ? new Below(first, new TreeMap<>(), first.charge(), all)
        : new Below(
            here,
            deviating(here, assessor.countsBaseDuties() ? goods : below),
            Charge.oneOf(charges),
            all);
  }

  /// A line may be split by a measure that names a part of it.
  private static NavigableSet<ProductCode> withFiner(
      List<ProductCode> lines, Collection<ProductCode> headings) {
    var all = new TreeSet<>(lines);
    for (var heading : headings) {
      for (int digits = 2; digits < heading.length(); digits += 2) {
        if (all.contains(heading.heading(digits))) {
          all.add(heading);
          break;
        }
      }
    }
    return all;
  }

  private static Charge charge(Outlook here, Collection<Outlook> deviating) {
    return Charge.oneOf(
        Stream.concat(Stream.of(here), deviating.stream()).map(Outlook::charge).toList());
  }

  Stream<Aimed> measures() {
    return all.stream().distinct().flatMap(Outlook::measures);
  }

  /// The headings below the product at which the charge changes. Headings of measures that the
  /// query does not know change nothing, so none of them is betrayed.
  private static NavigableMap<ProductCode, Outlook> deviating(
      Outlook here, NavigableMap<ProductCode, Outlook> below) {
    var deviating = new TreeMap<ProductCode, Outlook>();
    // A heading sorts before those below it: at hand are those that are above the next.
    var above = new ArrayDeque<ProductCode>();
    below.forEach(
        (heading, outlook) -> {
          while (!above.isEmpty() && !heading.startsWith(above.getLast())) {
            above.removeLast();
          }
          var ruling = above.isEmpty() ? here : deviating.get(above.getLast());
          if (!outlook.charge().equals(Objects.requireNonNull(ruling).charge())) {
            deviating.put(heading, outlook);
            above.addLast(heading);
          }
        });
    return deviating;
  }
}
