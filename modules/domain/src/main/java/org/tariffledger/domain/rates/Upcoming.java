package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Groups;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.StackingRules.Rule;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.rates.RateAnswer.NextChange;

/// What the clock alone will change, after the moment a query asks about.
final class Upcoming {

  /// The earliest change that is scheduled for anything the answer depends on: the measures that
  /// were assessed, and those that a membership may still bring.
  static @Nullable NextChange next(
      RateQuery query, List<Rule> rules, Collection<Assessment> assessed, RateSource source) {
    return Stream.of(
            assessed.stream().flatMap(a -> a.contenders().stream()).flatMap(Upcoming::ofMeasure),
            scopes(query, source).flatMap(scope -> ofGroups(scope, source)),
            rules.stream().flatMap(Upcoming::ofRule),
            ofCoverage(query, source),
            ofUnions(query.exporter()))
        .flatMap(changes -> changes)
        .filter(change -> change.at().isAfter(query.validAt()))
        .min(
            Comparator.comparing(NextChange::at)
                .thenComparing(c -> c.measure() == null ? "" : c.measure().value())
                .thenComparing(NextChange::kind))
        .orElse(null);
  }

  private static Stream<NextChange> ofMeasure(Contender contender) {
    return contender.state().phase() == MeasureState.Phase.SUPERSEDED_BEFORE_EFFECT
        ? Stream.of()
        : contender.state().changes().stream()
            .map(change -> new NextChange(change.at(), contender.id(), change.kind()));
  }

  /// The product and whatever below it may be charged otherwise.
  private static Stream<RateQuery> scopes(RateQuery query, RateSource source) {
    return query.product() == null
        ? Stream.of(query)
        : Stream.concat(
            Stream.of(query),
            source.headingsBelow(query.importer(), query.product()).stream().map(query::on));
  }

  private static Stream<NextChange> ofGroups(RateQuery scope, RateSource source) {
    return source.candidates(scope.importer(), scope.exporter(), scope.product()).stream()
        .filter(history -> scope.knows(history.entries().getFirst()))
        .filter(h -> h.imposed().products().matchedDigits(scope.product()).isPresent())
        .flatMap(history -> ofGroups(history, scope, source));
  }

  private static Stream<NextChange> ofGroups(
      MeasureHistory history, RateQuery query, RateSource source) {
    var targets = history.imposed().targets();
    return Stream.concat(targets.include().stream(), targets.exclude().stream())
        .flatMap(target -> target instanceof Target.Group(var id) ? Stream.of(id) : Stream.of())
        .flatMap(id -> source.group(id).stream())
        .filter(query::knows)
        .flatMap(entry -> Groups.members(entry).stream())
        .filter(membership -> membership.economy().equals(query.exporter()))
        .flatMap(m -> span(m.from(), "membershipBegins", m.until(), "membershipEnds"));
  }

  private static Stream<NextChange> ofRule(Rule rule) {
    return span(rule.set().effectiveFrom(), "ruleBegins", rule.end(), "ruleEnds");
  }

  private static Stream<NextChange> ofCoverage(RateQuery query, RateSource source) {
    return source.coverage(query.importer()).stream()
        .filter(query::knows)
        .flatMap(
            entry ->
                entry.event() instanceof CoverageDeclared declared
                    ? span(declared.since(), "coverageChanges", null, "")
                    : Stream.of());
  }

  private static Stream<NextChange> ofUnions(EconomyCode exporter) {
    return Economies.membershipsOf(exporter).stream()
        .flatMap(m -> span(m.from(), "membershipBegins", m.until(), "membershipEnds"));
  }

  private static Stream<NextChange> span(
      @Nullable Instant from, String begins, @Nullable Instant until, String ends) {
    return Stream.of(change(from, begins), change(until, ends)).filter(Objects::nonNull);
  }

  private static @Nullable NextChange change(@Nullable Instant at, String kind) {
    return at == null ? null : new NextChange(at, null, kind);
  }

  private Upcoming() {}
}
