package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Editions;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.Groups;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.StackingRules;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;

/// Everything that the clock alone brings at an importer, past and to come, by what is known. In no
/// order.
public final class Dues {

  /// What the measure itself arranged for.
  public static Stream<Due> of(MeasureHistory measure, Standpoint known) {
    var importer = measure.imposed().imposer();
    return measure
        .known(known.knownAt(), known.position())
        .filter(course -> course.takesEffect())
        .stream()
        .flatMap(
            course ->
                course.changes().stream()
                    .map(
                        change ->
                            new Due(
                                change.at(),
                                change.kind(),
                                importer,
                                new Bearing.OnMeasure(course.imposed().measure()))));
  }

  /// What follows from that to which measures and the schedule refer.
  public static Stream<Due> ofReferences(EconomyCode importer, Standpoint known) {
    var dues = new Dues(importer, known);
    var measures =
        known.source().measuresOf(importer).stream()
            .flatMap(measure -> measure.upTo(known.position()).stream())
            .toList();
    return Stream.of(
            lists(measures).stream().flatMap(dues::ofList),
            targets(measures).stream().flatMap(dues::ofTarget),
            dues.ofRules(),
            dues.ofCoverage(),
            dues.ofSchedule())
        .flatMap(all -> all);
  }

  /// The measures of the importer on which it bears: that are aimed at the exporter, if one is
  /// given.
  public static List<MeasureId> measures(
      Due due, Standpoint known, @Nullable EconomyCode exporter) {
    var touched = Touched.at(due.importer(), due.bearing(), known);
    return exporter == null
        ? List.copyOf(touched.measures())
        : touched.concerning(exporter).measures();
  }

  private final EconomyCode importer;
  private final Standpoint known;
  private final KnownLists lists;

  private Dues(EconomyCode importer, Standpoint known) {
    this.importer = importer;
    this.known = known;
    this.lists = new KnownLists(known.knownAt(), known.position(), known.source());
  }

  private static Set<ProductListId> lists(Collection<MeasureHistory> measures) {
    var named = new LinkedHashSet<ProductListId>();
    measures.forEach(measure -> measure.lists().forEach(named::add));
    return named;
  }

  private static Set<Target> targets(Collection<MeasureHistory> measures) {
    var named = new LinkedHashSet<Target>();
    measures.forEach(
        measure -> measure.targets().forEach(targets -> all(targets).forEach(named::add)));
    return named;
  }

  private static Stream<Target> all(Targets targets) {
    return Stream.concat(targets.include().stream(), targets.exclude().stream());
  }

  private Stream<Due> ofList(ProductListId list) {
    return lists
        .begins(list)
        .filter(begin -> !begin.equals(Instant.MIN))
        .map(begin -> due(begin, "listChanges", new Bearing.OnList(list)));
  }

  private Stream<Due> ofTarget(Target target) {
    return switch (target) {
      case Target.World _ -> Stream.of();
      case Target.Economy(var code) ->
          Economies.memberships().stream()
              .filter(membership -> membership.union().equals(code))
              .flatMap(m -> ofMembership(m.from(), m.until(), new Bearing.OnUnion(code)));
      case Target.Group(var id) -> ofGroup(id);
    };
  }

  private Stream<Due> ofGroup(GroupId group) {
    return known.source().group(group).stream()
        .filter(entry -> entry.isKnown(known.knownAt(), known.position()))
        .flatMap(entry -> Groups.members(entry).stream())
        .flatMap(m -> ofMembership(m.from(), m.until(), new Bearing.OnGroup(group)));
  }

  private Stream<Due> ofMembership(
      @Nullable Instant from, @Nullable Instant until, Bearing bearing) {
    return Stream.of(
            maybe(from, "membershipBegins", bearing), maybe(until, "membershipEnds", bearing))
        .flatMap(dues -> dues);
  }

  private Stream<Due> ofRules() {
    return StackingRules.known(
            known.source().stackingRules(importer), known.knownAt(), known.position())
        .stream()
        .flatMap(
            rule -> {
              var bearing = new Bearing.OnRule(importer, rule.set().rule());
              return Stream.concat(
                  maybe(rule.set().effectiveFrom(), "ruleBegins", bearing),
                  maybe(rule.end(), "ruleEnds", bearing));
            });
  }

  private Stream<Due> ofCoverage() {
    return known.source().coverage(importer).stream()
        .filter(entry -> entry.isKnown(known.knownAt(), known.position()))
        .flatMap(
            entry ->
                entry.event() instanceof CoverageDeclared declared
                    ? Stream.of(
                        due(declared.since(), "coverageChanges", new Bearing.OnCoverage(importer)))
                    : Stream.of());
  }

  private Stream<Due> ofSchedule() {
    var bearing = new Bearing.OnSchedule(importer);
    var entries = known.source().schedules(importer);
    return Stream.concat(
        Editions.known(entries, known.knownAt(), known.position())
            .map(entry -> ((SchedulePublished) entry.event()).effectiveFrom())
            .map(at -> due(at, "scheduleChanges", bearing)),
        entries.stream()
            .filter(entry -> entry.isKnown(known.knownAt(), known.position()))
            .flatMap(e -> e.event() instanceof ColumnAssigned c ? Stream.of(c) : Stream.of())
            .flatMap(
                column ->
                    Stream.of(
                            maybe(column.effectiveFrom(), "columnChanges", bearing),
                            maybe(column.expiresAt(), "columnChanges", bearing),
                            all(column.targets()).flatMap(this::ofTarget))
                        .flatMap(dues -> dues)));
  }

  private Stream<Due> maybe(@Nullable Instant at, String kind, Bearing bearing) {
    return at == null ? Stream.of() : Stream.of(due(at, kind, bearing));
  }

  private Due due(Instant at, String kind, Bearing bearing) {
    return new Due(at, kind, importer, bearing);
  }
}
