package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.Groups;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.MeasureState.Change;
import org.tariffledger.domain.MeasureTimeline;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.StackingRules.Rule;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targeting;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.rates.RateAnswer.NextChange;

/// What the clock alone changes, whenever, by what a query knows. A change of a measure counts only
/// where the measure is aimed at the exporter and may cover the goods, just before it or from then
/// on.
final class Upcoming {

  /// What may come, whether it concerns the question, which takes longer to tell, and of the goods
  /// in question those on which it bears.
  private record Possible(
      Cause cause, BooleanSupplier concerns, Predicate<@Nullable ProductCode> bearsOn) {

    Possible(Cause cause, BooleanSupplier concerns) {
      this(cause, concerns, _ -> true);
    }

    boolean isConcerning() {
      return concerns.getAsBoolean();
    }
  }

  private final RateQuery query;
  private final Scopes scopes;
  private final RateSource source;
  private final KnownLists lists;
  private final ListContents perhaps;
  private final List<MeasureTimeline> bearing;

  /// Which goods a measure may cover, as far as it was asked.
  private final IdentityHashMap<MeasureTimeline, Map<@Nullable ProductCode, Boolean>> covered =
      new IdentityHashMap<>();

  private Upcoming(RateQuery query, Scopes scopes, RateSource source) {
    this.query = query;
    this.scopes = scopes;
    this.source = source;
    this.lists = new KnownLists(query.knownAt(), query.position(), source);
    this.perhaps = lists.perhapsEver();
    this.bearing =
        scopes.candidates(query, source).stream()
            .flatMap(history -> source.course(history, query.knownAt(), query.position()).stream())
            .filter(timeline -> mayAim(timeline, query, source))
            .filter(
                timeline ->
                    timeline.allProducts().stream().anyMatch(goods -> mayCover(goods, perhaps)))
            .toList();
  }

  /// The earliest change that is scheduled for anything the answer depends on, now or later.
  static @Nullable NextChange next(
      RateQuery query, Scopes scopes, List<Rule> rules, RateSource source) {
    return new Upcoming(query, scopes, source)
        .possible(rules)
        .filter(change -> change.cause().at().isAfter(query.validAt()))
        .sorted(Comparator.comparing(Possible::cause, BY_TIME))
        .filter(Possible::isConcerning)
        .findFirst()
        .map(Possible::cause)
        .map(change -> new NextChange(change.at(), change.measure(), change.kind()))
        .orElse(null);
  }

  private static final Comparator<Cause> BY_TIME =
      Comparator.comparing(Cause::at)
          .thenComparing(c -> c.measure() == null)
          .thenComparing(c -> c.measure() == null ? c.kind() : c.measure().value());

  static @Nullable NextChange sooner(@Nullable NextChange one, @Nullable NextChange other) {
    return one == null || (other != null && other.at().isBefore(one.at())) ? other : one;
  }

  /// All of it, in no order, and some of it more than once.
  static Stream<Cause> all(RateQuery query, Scopes scopes, List<Rule> rules, RateSource source) {
    return new Upcoming(query, scopes, source)
        .possible(rules)
        .filter(Possible::isConcerning)
        .map(Possible::cause);
  }

  /// When something comes that bears on the code, for each of them.
  static Map<ProductCode, NavigableSet<Instant>> moments(
      RateQuery query, Collection<ProductCode> codes, List<Rule> rules, RateSource source) {
    var moments = new HashMap<ProductCode, NavigableSet<Instant>>();
    codes.forEach(code -> moments.put(code, new TreeSet<>()));
    new Upcoming(query, new Scopes.Several(codes), source)
        .possible(rules)
        .filter(Possible::isConcerning)
        .forEach(
            possible ->
                moments.forEach(
                    (code, its) -> {
                      if (possible.bearsOn().test(code)) {
                        its.add(possible.cause().at());
                      }
                    }));
    return moments;
  }

  private Stream<Possible> possible(List<Rule> rules) {
    return Stream.of(
            bearing.stream().flatMap(this::ofMeasure),
            bearing.stream().flatMap(this::ofLists),
            bearing.stream().flatMap(this::ofGroups),
            rules.stream().flatMap(this::ofRule),
            ofCoverage(),
            ofUnions())
        .flatMap(changes -> changes);
  }

  private boolean mayCover(Products products, ListContents contents) {
    return scopes.anyMatch(code -> products.matchedDigits(code, contents).isPresent());
  }

  /// Whether the measure has a part in answers at the moment, or had just before.
  private boolean bearsAround(MeasureTimeline timeline, Instant at) {
    return bears(timeline, at) || bears(timeline, at.minusNanos(1));
  }

  private boolean bears(MeasureTimeline timeline, Instant at) {
    var state = timeline.at(at);
    return state.phase() != MeasureState.Phase.EXPIRED
        && aims(state.targets(), at, query, source)
        && mayCover(state.products(), lists.perhapsAt(at));
  }

  /// Whether the targets hit the exporter at the moment, or did just before.
  static boolean aimsAround(Targets targets, Instant at, RateQuery query, RateSource source) {
    return aims(targets, at, query, source) || aims(targets, at.minusNanos(1), query, source);
  }

  private static boolean aims(Targets targets, Instant at, RateQuery query, RateSource source) {
    return aim(targets, at, query, source).isPresent();
  }

  static Optional<Targeting> aim(Targets targets, Instant at, RateQuery query, RateSource source) {
    return Targeting.of(
        targets,
        query.exporter(),
        at,
        group -> source.isMember(group, query.exporter(), at, query.knownAt(), query.position()));
  }

  /// Whether the targets hit the exporter otherwise from then on, because of who belongs to whom.
  static boolean aimsOtherwise(Targets targets, Instant at, RateQuery query, RateSource source) {
    return !aim(targets, at, query, source).equals(aim(targets, at.minusNanos(1), query, source));
  }

  private Stream<Possible> ofMeasure(MeasureTimeline timeline) {
    var id = timeline.imposed().measure();
    return timeline.takesEffect()
        ? timeline.changes().stream()
            .map(
                change ->
                    new Possible(
                        new Cause(change.at(), id, change.kind(), change.by()),
                        () -> concerns(change, timeline) && bearsAround(timeline, change.at()),
                        code -> covers(timeline, code) && mayBearOn(code, change, timeline)))
        : Stream.of();
  }

  /// An exemption that is only ever of other goods changes nothing.
  private boolean concerns(Change change, MeasureTimeline timeline) {
    return change.by().stream()
        .noneMatch(
            entry ->
                entry.event() instanceof ExemptionGranted e
                    && !scopes.anyMatch(
                        code -> timeline.mayExempt(e.exemption().id(), code, perhaps)));
  }

  private boolean mayBearOn(@Nullable ProductCode code, Change change, MeasureTimeline timeline) {
    return change.by().stream()
        .noneMatch(
            entry ->
                entry.event() instanceof ExemptionGranted e
                    && !timeline.mayExempt(e.exemption().id(), code, perhaps));
  }

  /// Whether the measure may ever cover the goods.
  private boolean covers(MeasureTimeline timeline, @Nullable ProductCode code) {
    return covered
        .computeIfAbsent(timeline, _ -> new HashMap<>())
        .computeIfAbsent(
            code,
            _ ->
                timeline.allProducts().stream()
                    .anyMatch(goods -> goods.matchedDigits(code, perhaps).isPresent()));
  }

  /// What a measure covers or exempts changes with the lists that it names, also what one would
  /// have covered that never takes effect.
  private Stream<Possible> ofLists(MeasureTimeline timeline) {
    var id = timeline.imposed().measure();
    return timeline.lists().stream()
        .flatMap(list -> lists.changes(list, scopes).stream())
        .map(
            version ->
                new Possible(
                    new Cause(version.from(), id, "listChanges", List.of(version.by())),
                    () ->
                        !timeline.isOverBy(version.from())
                            && bearsAround(timeline, version.from())));
  }

  private Stream<Possible> ofGroups(MeasureTimeline timeline) {
    return timeline.allTargets().stream()
        .flatMap(targets -> Stream.concat(targets.include().stream(), targets.exclude().stream()))
        .flatMap(target -> ofGroup(target, query, source))
        .map(
            cause ->
                new Possible(
                    cause,
                    () -> isAimedOtherwise(timeline, cause.at()),
                    code -> covers(timeline, code)));
  }

  private boolean isAimedOtherwise(MeasureTimeline timeline, Instant at) {
    return bearsAround(timeline, at) && aimsOtherwise(timeline.at(at).targets(), at, query, source);
  }

  /// When the exporter joins or leaves the target, if that is a group.
  static Stream<Cause> ofGroup(Target target, RateQuery query, RateSource source) {
    return known(target, query, source)
        .flatMap(
            entry ->
                membershipsIn(entry, query)
                    .flatMap(m -> ofMembership(m.from(), m.until(), List.of(entry))));
  }

  static boolean mayAim(MeasureTimeline timeline, RateQuery query, RateSource source) {
    return timeline.allTargets().stream().anyMatch(targets -> mayAim(targets, query, source));
  }

  /// Whether the targets include the exporter at any time, by what is known. The source may also
  /// offer measures of groups that it joins by a later record, which must not show.
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

  private Stream<Possible> ofRule(Rule rule) {
    var by = rule.by();
    return Stream.of(
            change(rule.set().effectiveFrom(), "ruleBegins", by.subList(0, 1)),
            change(rule.end(), "ruleEnds", by.subList(by.size() - 1, by.size())))
        .filter(Objects::nonNull)
        .map(cause -> new Possible(cause, () -> isBetweenMeasures(rule, cause.at())));
  }

  /// Whether both programmes have a part in answers around the moment.
  private boolean isBetweenMeasures(Rule rule, Instant at) {
    return hasAPart(rule.set().when(), at) && hasAPart(rule.set().suppresses(), at);
  }

  private boolean hasAPart(ProgrammeId programme, Instant at) {
    return bearing.stream()
        .filter(timeline -> timeline.imposed().programme().equals(programme))
        .anyMatch(timeline -> bearsAround(timeline, at));
  }

  private Stream<Possible> ofCoverage() {
    return source.coverage(query.importer()).stream()
        .filter(query::knows)
        .flatMap(
            entry ->
                entry.event() instanceof CoverageDeclared declared
                    ? Stream.of(
                        new Cause(declared.since(), null, "coverageChanges", List.of(entry)))
                    : Stream.of())
        .map(cause -> new Possible(cause, () -> true));
  }

  private Stream<Possible> ofUnions() {
    return Economies.membershipsOf(query.exporter()).stream()
        .flatMap(m -> ofMembership(m.from(), m.until(), List.of()))
        .map(
            cause ->
                new Possible(
                    cause,
                    () ->
                        bearing.stream().anyMatch(t -> isAimedOtherwise(t, cause.at()))
                            || Columns.assignOtherwise(cause.at(), query, source)));
  }

  private static Stream<Cause> ofMembership(
      @Nullable Instant from, @Nullable Instant until, List<Recorded<?>> by) {
    return Stream.of(change(from, "membershipBegins", by), change(until, "membershipEnds", by))
        .filter(Objects::nonNull);
  }

  private static @Nullable Cause change(@Nullable Instant at, String kind, List<Recorded<?>> by) {
    return at == null ? null : new Cause(at, null, kind, by);
  }
}
