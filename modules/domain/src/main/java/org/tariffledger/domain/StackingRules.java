package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;

/// An importer's stacking rules as far as they are known.
public final class StackingRules {

  /// A rule in its interval; the latest announcement of its end counts. `by` are the entries that
  /// say so: first the one that set it, last the one that ends it.
  public record Rule(StackingRuleSet set, @Nullable Instant end, List<Recorded<?>> by) {

    public boolean holdsAt(Instant at) {
      return !at.isBefore(set.effectiveFrom()) && (end == null || at.isBefore(end));
    }
  }

  public static List<Rule> known(
      List<Recorded<ReferenceEvent>> entries, Instant knownAt, long position) {
    var rules = new LinkedHashMap<RuleId, Rule>();
    entries.stream()
        .filter(entry -> entry.isKnown(knownAt, position))
        .sorted(Recorded.BY_ANNOUNCEMENT)
        .forEach(
            entry -> {
              if (entry.event() instanceof StackingRuleSet set) {
                rules.put(set.rule(), new Rule(set, set.expiresAt(), List.of(entry)));
              } else if (entry.event() instanceof StackingRuleEnded ended) {
                rules.computeIfPresent(
                    ended.rule(),
                    (_, rule) ->
                        new Rule(
                            rule.set(),
                            ended.effectiveFrom(),
                            List.of(rule.by().getFirst(), entry)));
              }
            });
    return List.copyOf(rules.values());
  }

  /// When it is known first that programmes suppress each other in a circle at some moment; empty
  /// if it never is. An end that is announced later leaves a rule to hold for whoever does not know
  /// of it yet.
  ///
  /// @param about the rule by which a circle would come; without it there is none
  static Optional<Instant> circleKnownAt(List<Recorded<ReferenceEvent>> entries, RuleId about) {
    return isInACircle(about, known(entries, Instant.MAX, Long.MAX_VALUE))
        ? entries.stream()
            .map(Recorded::announcedAt)
            .distinct()
            .sorted()
            .filter(at -> formACycle(known(entries, at, Long.MAX_VALUE), about))
            .findFirst()
        : Optional.empty();
  }

  private static boolean formACycle(List<Rule> rules, RuleId about) {
    return rules.stream()
        .map(rule -> rule.set().effectiveFrom())
        .distinct()
        .anyMatch(
            at -> isInACircle(about, rules.stream().filter(rule -> rule.holdsAt(at)).toList()));
  }

  /// Whether what the rule suppresses suppresses, by way of others, what the rule is about.
  private static boolean isInACircle(RuleId about, List<Rule> rules) {
    var next = new HashMap<ProgrammeId, List<ProgrammeId>>();
    for (var rule : rules) {
      next.computeIfAbsent(rule.set().when(), _ -> new ArrayList<>()).add(rule.set().suppresses());
    }
    return rules.stream()
        .map(Rule::set)
        .filter(set -> set.rule().equals(about))
        .anyMatch(set -> reach(set.suppresses(), next).contains(set.when()));
  }

  private static Set<ProgrammeId> reach(
      ProgrammeId from, Map<ProgrammeId, List<ProgrammeId>> next) {
    var reached = new HashSet<>(Set.of(from));
    var open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (var to : next.getOrDefault(open.remove(), List.of())) {
        if (reached.add(to)) {
          open.add(to);
        }
      }
    }
    return reached;
  }

  private StackingRules() {}
}
