package org.tariffledger.projections;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.Trigger;

/// Which programmes silence or spare which: the stacking rules as the design tells of them.
final class BruteRules {

  private final Map<String, StackingRuleSet> rules;

  BruteRules(BruteRecord record) {
    this.rules = rules(record);
  }

  Collection<StackingRuleSet> all() {
    return rules.values();
  }

  /// The rules that hold.
  private static Map<String, StackingRuleSet> rules(BruteRecord record) {
    var query = record.query();
    var rules = new TreeMap<String, StackingRuleSet>();
    var ends = new HashMap<String, Instant>();
    for (var entry : record.known()) {
      if (entry.event() instanceof StackingRuleSet set && set.imposer().equals(query.importer())) {
        rules.put(set.rule().value(), set);
        ends.remove(set.rule().value());
        if (set.expiresAt() != null) {
          ends.put(set.rule().value(), set.expiresAt());
        }
      } else if (entry.event() instanceof StackingRuleEnded ended
          && rules.containsKey(ended.rule().value())) {
        ends.put(ended.rule().value(), ended.effectiveFrom());
      }
    }
    rules
        .values()
        .removeIf(
            rule -> {
              var end = ends.get(rule.rule().value());
              return query.validAt().isBefore(rule.effectiveFrom())
                  || (end != null && !query.validAt().isBefore(end));
            });
    return rules;
  }

  /// From the lowest-numbered programme up, which is the way all rules here point. Those that are
  /// spared shares only are told in `spared`.
  Set<String> silenced(Set<String> answering, Set<String> exempt, Map<String, Set<String>> spared) {
    var silenced = new HashSet<String>();
    for (var programme : new TreeSet<>(answering)) {
      for (var rule : rules.values()) {
        if (rule.suppresses().value().equals(programme)
            && answering.contains(rule.when().value())
            && (rule.trigger() == Trigger.COVERED
                || (!silenced.contains(rule.when().value())
                    && !exempt.contains(rule.when().value())))) {
          if (rule.share() == null) {
            silenced.add(programme);
          } else {
            spared.computeIfAbsent(programme, _ -> new HashSet<>()).add(rule.share().value());
          }
        }
      }
    }
    return silenced;
  }
}
