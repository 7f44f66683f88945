package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Groups;
import org.tariffledger.domain.MeasureTimeline;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.StackingRules.Rule;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.rates.RateAnswer.NextChange;

/// What the clock alone will change, after the moment a query asks about.
final class Upcoming {

  /// The earliest change that is scheduled for anything the answer depends on, now or later.
  static @Nullable NextChange next(RateQuery query, List<Rule> rules, RateSource source) {
    return Stream.of(
            scopes(query, source).flatMap(scope -> ofMeasures(scope, source)),
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

  /// The product and whatever below it may be charged otherwise.
  private static Stream<RateQuery> scopes(RateQuery query, RateSource source) {
    return query.product() == null
        ? Stream.of(query)
        : Stream.concat(
            Stream.of(query),
            source.headingsBelow(query.importer(), query.product()).stream().map(query::on));
  }

  /// Of the measures that may bear on the scope at any time, and of the groups they are aimed at.
  private static Stream<NextChange> ofMeasures(RateQuery scope, RateSource source) {
    return source.candidates(scope.importer(), scope.exporter(), scope.product()).stream()
        .flatMap(history -> history.known(scope.knownAt(), scope.position()).stream())
        .filter(
            timeline ->
                timeline.allProducts().stream()
                        .anyMatch(products -> products.matchedDigits(scope.product()).isPresent())
                    && timeline.allTargets().stream()
                        .anyMatch(targets -> mayAim(targets, scope, source)))
        .flatMap(timeline -> Stream.concat(ofMeasure(timeline), ofGroups(timeline, scope, source)));
  }

  private static Stream<NextChange> ofMeasure(MeasureTimeline timeline) {
    var id = timeline.imposed().measure();
    return timeline.takesEffect()
        ? timeline.changes().stream().map(c -> new NextChange(c.at(), id, c.kind()))
        : Stream.of();
  }

  private static Stream<NextChange> ofGroups(
      MeasureTimeline timeline, RateQuery scope, RateSource source) {
    return timeline.allTargets().stream()
        .flatMap(targets -> Stream.concat(targets.include().stream(), targets.exclude().stream()))
        .flatMap(target -> memberships(target, scope, source))
        .flatMap(m -> span(m.from(), "membershipBegins", m.until(), "membershipEnds"));
  }

  /// Whether the targets hit the exporter at any time, by what is known. The source may also offer
  /// measures of groups that it joins by a later record, which must not show.
  private static boolean mayAim(Targets targets, RateQuery query, RateSource source) {
    return targets.include().stream()
        .anyMatch(
            target ->
                switch (target) {
                  case Target.World _ -> true;
                  case Target.Economy(var code) ->
                      code.equals(query.exporter())
                          || Economies.membershipsOf(query.exporter()).stream()
                              .anyMatch(membership -> membership.union().equals(code));
                  case Target.Group _ -> memberships(target, query, source).findAny().isPresent();
                });
  }

  /// What is known of the exporter's time in the group; nothing for other targets.
  private static Stream<Membership> memberships(Target target, RateQuery query, RateSource source) {
    return target instanceof Target.Group(var id)
        ? source.group(id).stream()
            .filter(query::knows)
            .flatMap(entry -> Groups.members(entry).stream())
            .filter(membership -> membership.economy().equals(query.exporter()))
        : Stream.of();
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
