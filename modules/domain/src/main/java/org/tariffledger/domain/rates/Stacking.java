package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.StackingRules.Rule;

/// Which programmes charge nothing because the goods fall under another one.
final class Stacking {

  private final List<StackingRuleSet> rules;
  private final Set<ProgrammeId> exempt;

  private Stacking(List<StackingRuleSet> rules, Set<ProgrammeId> exempt) {
    this.rules = rules;
    this.exempt = exempt;
  }

  /// Each silenced programme with the rule that silences it: the first by id, if there are several.
  /// The `exempt` ones among those that answer cover the goods and do not charge them.
  static Map<ProgrammeId, StackingRuleSet> silenced(
      Set<ProgrammeId> answering, Set<ProgrammeId> exempt, List<Rule> known, Instant at) {
    var stacking =
        new Stacking(
            known.stream()
                .filter(rule -> rule.holdsAt(at))
                .map(Rule::set)
                .filter(rule -> answering.contains(rule.when()))
                .sorted(Comparator.comparing(rule -> rule.rule().value()))
                .toList(),
            exempt);
    var silenced = new LinkedHashMap<ProgrammeId, StackingRuleSet>();
    for (var programme : answering) {
      stacking.silencer(programme).ifPresent(rule -> silenced.put(programme, rule));
    }
    return silenced;
  }

  /// A programme that is itself silenced still covers the goods, but does not charge them. This
  /// ends because rules never form a circle.
  private Optional<StackingRuleSet> silencer(ProgrammeId programme) {
    return rules.stream()
        .filter(rule -> rule.suppresses().equals(programme))
        .filter(
            rule ->
                switch (rule.trigger()) {
                  case COVERED -> true;
                  case CHARGED -> !exempt.contains(rule.when()) && silencer(rule.when()).isEmpty();
                })
        .findFirst();
  }
}
