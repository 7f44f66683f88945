package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;

/// An importer's stacking rules as far as they are known.
public final class StackingRules {

  /// A rule in its interval; the latest announcement of its end counts. `by` are the entries that
  /// say so: first the one that set it, last the one that ends it.
  public record Rule(StackingRuleSet set, @Nullable Instant end, List<Recorded<?>> by) {

    /// One that is not recorded.
    Rule(StackingRuleSet set, @Nullable Instant end) {
      this(set, end, List.of());
    }

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

  /// Whether programmes suppress each other in a circle at any moment.
  public static boolean formACycle(List<Rule> rules) {
    return rules.stream()
        .map(rule -> rule.set().effectiveFrom())
        .anyMatch(at -> hasCycle(rules.stream().filter(rule -> rule.holdsAt(at)).toList()));
  }

  private static boolean hasCycle(List<Rule> rules) {
    Map<ProgrammeId, List<ProgrammeId>> next = new HashMap<>();
    rules.forEach(
        rule ->
            next.computeIfAbsent(rule.set().when(), _ -> new ArrayList<>())
                .add(rule.set().suppresses()));
    var done = new HashSet<ProgrammeId>();
    return next.keySet().stream()
        .anyMatch(from -> reachesItself(from, next, new HashSet<>(), done));
  }

  private static boolean reachesItself(
      ProgrammeId from,
      Map<ProgrammeId, List<ProgrammeId>> next,
      Set<ProgrammeId> path,
      Set<ProgrammeId> done) {
    if (done.contains(from)) {
      return false;
    }
    if (!path.add(from)) {
      return true;
    }
    var found =
        next.getOrDefault(from, List.of()).stream()
            .anyMatch(to -> reachesItself(to, next, path, done));
    path.remove(from);
    done.add(from);
    return found;
  }

  private StackingRules() {}
}
