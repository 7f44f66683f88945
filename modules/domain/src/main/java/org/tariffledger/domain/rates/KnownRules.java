package org.tariffledger.domain.rates;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.StackingRules;
import org.tariffledger.domain.StackingRules.Rule;

/// An importer's stacking rules as they are known before and after.
final class KnownRules {

  private final List<Rule> before;
  private final List<Rule> after;
  private final Map<Set<ProgrammeId>, Set<ProgrammeId>> linked = new HashMap<>();
  private final Map<ProgrammeId, Set<ProgrammeId>> deciding = new HashMap<>();

  KnownRules(EconomyCode importer, Standpoint before, Standpoint after) {
    this.before = known(importer, before);
    this.after = known(importer, after);
  }

  private static List<Rule> known(EconomyCode importer, Standpoint by) {
    return StackingRules.known(by.source().stackingRules(importer), by.knownAt(), by.position());
  }

  List<Rule> before() {
    return before;
  }

  List<Rule> after() {
    return after;
  }

  /// The programmes, those of which a rule makes something else because of them, and all on which
  /// that hangs in turn.
  Set<ProgrammeId> linked(Set<ProgrammeId> touched) {
    return linked.computeIfAbsent(touched, this::grown);
  }

  /// The programmes on which hangs what this one charges.
  Set<ProgrammeId> deciding(ProgrammeId programme) {
    return deciding.computeIfAbsent(
        programme,
        _ -> {
          var found = new HashSet<>(Set.of(programme));
          grow(found, StackingRuleSet::suppresses, StackingRuleSet::when);
          return found;
        });
  }

  private Set<ProgrammeId> grown(Set<ProgrammeId> touched) {
    var linked = new HashSet<>(touched);
    grow(linked, StackingRuleSet::when, StackingRuleSet::suppresses);
    grow(linked, StackingRuleSet::suppresses, StackingRuleSet::when);
    return linked;
  }

  private void grow(
      Set<ProgrammeId> linked,
      Function<StackingRuleSet, ProgrammeId> from,
      Function<StackingRuleSet, ProgrammeId> to) {
    var sets = Stream.concat(before.stream(), after.stream()).map(Rule::set).toList();
    boolean hasGrown;
    do {
      hasGrown = false;
      for (var rule : sets) {
        hasGrown |= linked.contains(from.apply(rule)) && linked.add(to.apply(rule));
      }
    } while (hasGrown);
  }
}
