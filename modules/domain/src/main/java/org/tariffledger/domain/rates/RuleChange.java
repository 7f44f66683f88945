package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.StackingRules;
import org.tariffledger.domain.StackingRules.Rule;

/// A stacking rule as it was known before and after; null where it was not known.
record RuleChange(@Nullable Rule before, @Nullable Rule after) {

  /// Empty where nobody knows it.
  static Optional<RuleChange> of(
      RuleId id, EconomyCode importer, Standpoint before, Standpoint after) {
    var change = new RuleChange(find(id, importer, before), find(id, importer, after));
    return change.known().findAny().map(_ -> change);
  }

  private static @Nullable Rule find(RuleId id, EconomyCode importer, Standpoint by) {
    return StackingRules.known(by.source().stackingRules(importer), by.knownAt(), by.position())
        .stream()
        .filter(rule -> rule.set().rule().equals(id))
        .findFirst()
        .orElse(null);
  }

  private Stream<Rule> known() {
    return Stream.of(before, after).flatMap(Stream::ofNullable);
  }

  boolean differsAt(Instant at) {
    return !Objects.equals(holding(before, at), holding(after, at));
  }

  private static @Nullable StackingRuleSet holding(@Nullable Rule rule, Instant at) {
    return rule != null && rule.holdsAt(at) ? rule.set() : null;
  }

  boolean links(ProgrammeId programme) {
    return triggers(programme) || suppresses(programme);
  }

  boolean triggers(ProgrammeId programme) {
    return known().anyMatch(rule -> rule.set().when().equals(programme));
  }

  boolean suppresses(ProgrammeId programme) {
    return suppressed().anyMatch(programme::equals);
  }

  Stream<ProgrammeId> suppressed() {
    return known().map(rule -> rule.set().suppresses());
  }
}
