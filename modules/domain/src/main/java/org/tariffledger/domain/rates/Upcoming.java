package org.tariffledger.domain.rates;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Groups;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureState.Change;
import org.tariffledger.domain.MeasureTimeline;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.StackingRules.Rule;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.rates.RateAnswer.NextChange;

/// What the clock alone changes, whenever, by what a query knows.
final class Upcoming {

  /// The earliest change that is scheduled for anything the answer depends on, now or later.
  static @Nullable NextChange next(
      RateQuery query, Scopes scopes, List<Rule> rules, RateSource source) {
    return all(query, scopes, rules, source)
        .filter(change -> change.at().isAfter(query.validAt()))
        .min(
            Comparator.comparing(Cause::at)
                .thenComparing(c -> c.measure() == null)
                .thenComparing(c -> c.measure() == null ? c.kind() : c.measure().value()))
        .map(change -> new NextChange(change.at(), change.measure(), change.kind()))
        .orElse(null);
  }

  static @Nullable NextChange sooner(@Nullable NextChange one, @Nullable NextChange other) {
    return one == null || (other != null && other.at().isBefore(one.at())) ? other : one;
  }

  /// All of it, in no order, and some of it more than once.
  static Stream<Cause> all(RateQuery query, Scopes scopes, List<Rule> rules, RateSource source) {
    var lists = new KnownLists(query.knownAt(), query.position(), source);
    var perhaps = lists.perhapsEver();
    var bearing =
        scopes.candidates(query, source).stream()
            .flatMap(history -> source.course(history, query.knownAt(), query.position()).stream())
            .filter(timeline -> mayAim(timeline, query, source))
            .filter(timeline -> mayCover(timeline, scopes, perhaps))
            .toList();
    var programmes =
        bearing.stream().map(timeline -> timeline.imposed().programme()).collect(toSet());
    return Stream.of(
            bearing.stream().flatMap(timeline -> ofMeasure(timeline, scopes, perhaps)),
            bearing.stream().flatMap(timeline -> ofLists(timeline, scopes, lists)),
            bearing.stream().flatMap(timeline -> ofGroups(timeline, query, source)),
            rules.stream().filter(rule -> isBetween(programmes, rule)).flatMap(Upcoming::ofRule),
            ofCoverage(query, source),
            ofUnions(query.exporter()))
        .flatMap(changes -> changes);
  }

  private static boolean mayAim(MeasureTimeline timeline, RateQuery query, RateSource source) {
    return timeline.allTargets().stream().anyMatch(targets -> mayAim(targets, query, source));
  }

  private static boolean mayCover(MeasureTimeline timeline, Scopes scopes, ListContents perhaps) {
    return scopes.anyMatch(
        code ->
            timeline.allProducts().stream()
                .anyMatch(products -> products.matchedDigits(code, perhaps).isPresent()));
  }

  private static boolean isBetween(Set<ProgrammeId> programmes, Rule rule) {
    return programmes.contains(rule.set().when()) && programmes.contains(rule.set().suppresses());
  }

  private static Stream<Cause> ofMeasure(
      MeasureTimeline timeline, Scopes scopes, ListContents perhaps) {
    var id = timeline.imposed().measure();
    return timeline.takesEffect()
        ? timeline.changes().stream()
            .filter(change -> concerns(change, timeline, scopes, perhaps))
            .map(c -> new Cause(c.at(), id, c.kind(), c.by()))
        : Stream.of();
  }

  /// An exemption that is only ever of other goods changes nothing.
  private static boolean concerns(
      Change change, MeasureTimeline timeline, Scopes scopes, ListContents perhaps) {
    return change.by().stream()
        .noneMatch(
            entry ->
                entry.event() instanceof ExemptionGranted e
                    && !scopes.anyMatch(
                        code -> timeline.mayExempt(e.exemption().id(), code, perhaps)));
  }

  /// What a measure covers or exempts changes with the lists that it names, also what one would
  /// have covered that never takes effect.
  private static Stream<Cause> ofLists(MeasureTimeline timeline, Scopes scopes, KnownLists lists) {
    return timeline.lists().stream()
        .flatMap(list -> lists.changes(list, scopes).stream())
        .filter(version -> !timeline.isOverBy(version.from()))
        .map(
            version ->
                new Cause(
                    version.from(),
                    timeline.imposed().measure(),
                    "listChanges",
                    List.of(version.by())));
  }

  private static Stream<Cause> ofGroups(
      MeasureTimeline timeline, RateQuery query, RateSource source) {
    return timeline.allTargets().stream()
        .flatMap(targets -> Stream.concat(targets.include().stream(), targets.exclude().stream()))
        .flatMap(target -> ofGroup(target, query, source));
  }

  /// When the exporter joins or leaves the target, if that is a group.
  static Stream<Cause> ofGroup(Target target, RateQuery query, RateSource source) {
    return known(target, query, source)
        .flatMap(
            entry ->
                membershipsIn(entry, query)
                    .flatMap(m -> ofMembership(m.from(), m.until(), List.of(entry))));
  }

  /// Whether the targets hit the exporter at any time, by what is known. The source may also offer
  /// measures of groups that it joins by a later record, which must not show.
  static boolean mayAim(Targets targets, RateQuery query, RateSource source) {
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
    return known(target, query, source).flatMap(entry -> membershipsIn(entry, query));
  }

  private static Stream<Recorded<ReferenceEvent>> known(
      Target target, RateQuery query, RateSource source) {
    return target instanceof Target.Group(var id)
        ? source.group(id).stream().filter(query::knows)
        : Stream.of();
  }

  private static Stream<Membership> membershipsIn(Recorded<ReferenceEvent> entry, RateQuery query) {
    return Groups.members(entry).stream()
        .filter(membership -> membership.economy().equals(query.exporter()));
  }

  private static Stream<Cause> ofRule(Rule rule) {
    var by = rule.by();
    return Stream.of(
            change(rule.set().effectiveFrom(), "ruleBegins", by.subList(0, 1)),
            change(rule.end(), "ruleEnds", by.subList(by.size() - 1, by.size())))
        .filter(Objects::nonNull);
  }

  private static Stream<Cause> ofCoverage(RateQuery query, RateSource source) {
    return source.coverage(query.importer()).stream()
        .filter(query::knows)
        .flatMap(
            entry ->
                entry.event() instanceof CoverageDeclared declared
                    ? Stream.of(
                        new Cause(declared.since(), null, "coverageChanges", List.of(entry)))
                    : Stream.of());
  }

  private static Stream<Cause> ofUnions(EconomyCode exporter) {
    return Economies.membershipsOf(exporter).stream()
        .flatMap(m -> ofMembership(m.from(), m.until(), List.of()));
  }

  private static Stream<Cause> ofMembership(
      @Nullable Instant from, @Nullable Instant until, List<Recorded<?>> by) {
    return Stream.of(change(from, "membershipBegins", by), change(until, "membershipEnds", by))
        .filter(Objects::nonNull);
  }

  private static @Nullable Cause change(@Nullable Instant at, String kind, List<Recorded<?>> by) {
    return at == null ? null : new Cause(at, null, kind, by);
  }

  private Upcoming() {}
}
