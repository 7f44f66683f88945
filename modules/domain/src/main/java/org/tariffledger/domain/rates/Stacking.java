package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.StackingRules.Rule;

/// The stacking rules that hold at one moment: which programmes charge nothing, or nothing on a
/// share of the value, because the goods fall under another one.
final class Stacking {

  /// In the order of their ids.
  private final List<StackingRuleSet> rules;

  private Stacking(List<StackingRuleSet> rules) {
    this.rules = rules;
  }

  static Stacking of(List<Rule> known, Instant at) {
    return new Stacking(
        known.stream()
            .filter(rule -> rule.holdsAt(at))
            .map(Rule::set)
            .sorted(Comparator.comparing(rule -> rule.rule().value()))
            .toList());
  }

  /// What becomes of programmes that answer.
  ///
  /// @param silenced each silenced programme with the first rule by id that silences it
  /// @param sparing each programme that is spared a share, with the first rule that does
  /// @param shares those that each is spared
  record Stacked(
      Map<ProgrammeId, StackingRuleSet> silenced,
      Map<ProgrammeId, StackingRuleSet> sparing,
      Map<ProgrammeId, Set<NumericFact>> shares) {

    private static final Stacked NOTHING = new Stacked(Map.of(), Map.of(), Map.of());

    Set<NumericFact> spared(ProgrammeId programme) {
      return shares.getOrDefault(programme, Set.of());
    }
  }

  Stacked over(Map<ProgrammeId, Contest> contests) {
    var bearing =
        rules.stream()
            .filter(
                rule ->
                    contests.containsKey(rule.when()) && contests.containsKey(rule.suppresses()))
            .toList();
    return bearing.isEmpty()
        ? Stacked.NOTHING
        : new Bearing(bearing, contests, new HashMap<>()).stacked();
  }

  /// Rules between programmes that answer. `silencers` were found already.
  private record Bearing(
      List<StackingRuleSet> rules,
      Map<ProgrammeId, Contest> contests,
      Map<ProgrammeId, Optional<StackingRuleSet>> silencers) {

    Stacked stacked() {
      var silenced = new LinkedHashMap<ProgrammeId, StackingRuleSet>();
      var sparing = new LinkedHashMap<ProgrammeId, StackingRuleSet>();
      var shares = new LinkedHashMap<ProgrammeId, Set<NumericFact>>();
      for (var rule : rules) {
        if (isSetOff(rule)) {
          var share = rule.share();
          if (share == null) {
            silenced.putIfAbsent(rule.suppresses(), rule);
          } else {
            sparing.putIfAbsent(rule.suppresses(), rule);
            shares.computeIfAbsent(rule.suppresses(), _ -> new LinkedHashSet<>()).add(share);
          }
        }
      }
      return new Stacked(silenced, sparing, shares);
    }

    /// A programme that is itself silenced still covers the goods, but does not charge them. This
    /// ends because rules never form a circle.
    private boolean isSetOff(StackingRuleSet rule) {
      return switch (rule.trigger()) {
        case COVERED -> true;
        case CHARGED -> !isExempt(rule.when()) && silencer(rule.when()).isEmpty();
      };
    }

    private boolean isExempt(ProgrammeId programme) {
      var contest = contests.get(programme);
      return contest != null && contest.isExempt();
    }

    private Optional<StackingRuleSet> silencer(ProgrammeId programme) {
      var known = silencers.get(programme);
      if (known == null) {
        known =
            rules.stream()
                .filter(rule -> rule.suppresses().equals(programme) && rule.share() == null)
                .filter(this::isSetOff)
                .findFirst();
        silencers.put(programme, known);
      }
      return known;
    }
  }

  /// Whether what the one charges may depend on the other.
  boolean areLinked(ProgrammeId one, ProgrammeId other) {
    return rules.stream()
        .anyMatch(
            rule ->
                (rule.when().equals(one) && rule.suppresses().equals(other))
                    || (rule.when().equals(other) && rule.suppresses().equals(one)));
  }

  /// The shares that the programme may be spared because of others that may answer.
  Stream<NumericFact> shares(ProgrammeId suppressed, Set<ProgrammeId> answering) {
    return rules.stream()
        .filter(rule -> rule.suppresses().equals(suppressed) && answering.contains(rule.when()))
        .flatMap(rule -> Stream.<@Nullable NumericFact>of(rule.share()))
        .filter(java.util.Objects::nonNull);
  }
}
