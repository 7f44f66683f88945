package org.tariffledger.domain.rates;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Groups;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureTimeline;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;

/// What of one importer is touched by what happened, before and after.
final class Touched {

  private static final Comparator<MeasureId> BY_ID = Comparator.comparing(MeasureId::value);

  private final EconomyCode importer;
  private final Standpoint before;
  private final Standpoint after;

  /// Measures to which something happened.
  private final Set<MeasureId> themselves = new TreeSet<>(BY_ID);

  /// The lists of which something else is known, with the measures that name them.
  private final Map<ProductListId, Set<MeasureId>> listing = new LinkedHashMap<>();

  /// Measures that count base duties which are others.
  private final Set<MeasureId> counting = new TreeSet<>(BY_ID);

  /// The groups and unions whose members are others, with the measures that this concerns.
  private final Map<Target, Set<MeasureId>> aiming =
      new TreeMap<>(Comparator.comparing(Target::toString));

  private final Map<RuleId, RuleChange> rules = new LinkedHashMap<>();

  /// All that happened here, in order.
  private final Set<Bearing> bearings = new LinkedHashSet<>();

  private final Map<MeasureId, Courses> courses = new TreeMap<>(BY_ID);
  private boolean isEverybodys;
  private @Nullable Set<MeasureId> allCounting;

  private Touched(EconomyCode importer, Standpoint before, Standpoint after) {
    this.importer = importer;
    this.before = before;
    this.after = after;
  }

  /// By importer, in the order of their codes.
  static Collection<Touched> by(Collection<Bearing> bearings, Standpoint before, Standpoint after) {
    var touched = new TreeMap<EconomyCode, Touched>(Comparator.comparing(EconomyCode::value));
    for (var bearing : new LinkedHashSet<>(bearings)) {
      for (var importer : importers(bearing, after)) {
        touched.computeIfAbsent(importer, _ -> new Touched(importer, before, after)).take(bearing);
      }
    }
    return touched.values();
  }

  /// What of one importer hangs on it.
  static Touched at(EconomyCode importer, Bearing bearing, Standpoint known) {
    var touched = new Touched(importer, known, known);
    touched.take(bearing);
    return touched;
  }

  private static Collection<EconomyCode> importers(Bearing bearing, Standpoint after) {
    return switch (bearing) {
      case Bearing.OnMeasure(var id) ->
          after.source().measure(id).map(history -> history.imposed().imposer()).stream().toList();
      case Bearing.OnList(var id) ->
          after.source().productList(id).stream()
              .map(Recorded::event)
              .filter(ProductListRegistered.class::isInstance)
              .map(event -> ((ProductListRegistered) event).imposer())
              .distinct()
              .toList();
      case Bearing.OnRule(var importer, _) -> List.of(importer);
      case Bearing.OnCoverage(var importer) -> List.of(importer);
      case Bearing.OnSchedule(var importer) -> List.of(importer);
      case Bearing.OnGroup _, Bearing.OnUnion _ ->
          Economies.all().stream().map(economy -> new EconomyCode(economy.code())).toList();
    };
  }

  private void take(Bearing bearing) {
    bearings.add(bearing);
    switch (bearing) {
      case Bearing.OnMeasure(var id) -> themselves.add(id);
      case Bearing.OnGroup(var id) -> addAiming(new Target.Group(id));
      case Bearing.OnUnion(var union) -> addAiming(new Target.Economy(union));
      case Bearing.OnList(var list) ->
          find(
              history -> history.lists().anyMatch(list::equals),
              listing.computeIfAbsent(list, _ -> new TreeSet<>(BY_ID)));
      case Bearing.OnRule(_, var rule) ->
          RuleChange.of(rule, importer, before, after).ifPresent(change -> rules.put(rule, change));
      case Bearing.OnCoverage _ -> isEverybodys = true;
      case Bearing.OnSchedule _ -> find(Touched::countsBaseDuties, counting);
    }
  }

  private void addAiming(Target target) {
    var found = aiming.computeIfAbsent(target, _ -> new TreeSet<>(BY_ID));
    find(history -> history.targets().anyMatch(targets -> names(targets, target)), found);
    var isOfColumns =
        Recorded.upTo(after.position(), after.source().schedules(importer)).stream()
            .anyMatch(
                entry ->
                    entry.event() instanceof ColumnAssigned column
                        && names(column.targets(), target));
    if (isOfColumns) {
      find(Touched::countsBaseDuties, found);
    }
  }

  private static boolean names(Targets targets, Target target) {
    return targets.include().contains(target) || targets.exclude().contains(target);
  }

  private static boolean countsBaseDuties(MeasureHistory history) {
    return history.duties().anyMatch(Duty.TopUpTo.class::isInstance);
  }

  private void find(Predicate<MeasureHistory> touches, Set<MeasureId> found) {
    after.source().measuresOf(importer).stream()
        .flatMap(history -> history.upTo(after.position()).stream())
        .filter(touches)
        .forEach(history -> found.add(history.imposed().measure()));
  }

  EconomyCode importer() {
    return importer;
  }

  Set<ProductListId> lists() {
    return listing.keySet();
  }

  /// Every measure that is touched, or on which a rule bears that is.
  Set<MeasureId> measures() {
    var all = new TreeSet<>(BY_ID);
    all.addAll(themselves);
    listing.values().forEach(all::addAll);
    all.addAll(counting);
    aiming.values().forEach(all::addAll);
    all.addAll(ofRules());
    return all;
  }

  private Set<MeasureId> ofRules() {
    var found = new TreeSet<>(BY_ID);
    if (!rules.isEmpty()) {
      find(
          history ->
              rules.values().stream().anyMatch(rule -> rule.links(history.imposed().programme())),
          found);
    }
    return found;
  }

  /// What of it concerns the exporter.
  Concern concerning(EconomyCode exporter) {
    var referring = new TreeSet<>(BY_ID);
    referring.addAll(counting);
    aiming.keySet().forEach(target -> referring.addAll(aimed(target, exporter)));
    var naming = new TreeSet<>(BY_ID);
    listing.values().forEach(naming::addAll);
    return new Concern(
        aimed(themselves, exporter),
        aimed(naming, exporter),
        aimed(referring, exporter),
        List.copyOf(rules.values()),
        aimed(ofRules(), exporter),
        isEverybodys);
  }

  /// What of all that happened may have changed the rates of the exporter.
  Makers makers(EconomyCode exporter, Concern concern) {
    var known = concern.touched();
    known.putAll(concern.ofRules());
    var query = query(exporter, after);
    var makers =
        new Makers((targets, at) -> Upcoming.aim(targets, at, query.at(at), after.source()));
    for (var bearing : bearings) {
      var touched =
          measures(bearing, exporter, concern).stream()
              .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
              .toList();
      if (!touched.isEmpty() || bearing instanceof Bearing.OnCoverage) {
        makers.add(bearing, touched);
      }
    }
    return makers;
  }

  private Collection<MeasureId> measures(Bearing bearing, EconomyCode exporter, Concern concern) {
    return switch (bearing) {
      case Bearing.OnMeasure(var id) -> List.of(id);
      case Bearing.OnGroup(var id) -> aimed(new Target.Group(id), exporter);
      case Bearing.OnUnion(var union) -> aimed(new Target.Economy(union), exporter);
      case Bearing.OnList(var list) -> listing.getOrDefault(list, Set.of());
      case Bearing.OnRule(_, var id) ->
          Optional.ofNullable(rules.get(id)).stream()
              .flatMap(rule -> concern.linkedBy(rule))
              .toList();
      case Bearing.OnSchedule _ -> counting;
      case Bearing.OnCoverage _ -> List.of();
    };
  }

  private Set<MeasureId> aimed(Target target, EconomyCode exporter) {
    return isEverIn(target, exporter) ? aiming.getOrDefault(target, Set.of()) : Set.of();
  }

  /// The measures aimed at the exporter that may ever count base duties.
  Collection<Courses> allIn(EconomyCode exporter) {
    return aimed(counting(), exporter).values();
  }

  private Set<MeasureId> counting() {
    var found = allCounting;
    if (found == null) {
      found = new TreeSet<>(BY_ID);
      find(Touched::countsBaseDuties, found);
      allCounting = found;
    }
    return found;
  }

  private boolean isEverIn(Target target, EconomyCode exporter) {
    return switch (target) {
      case Target.World _ -> true;
      case Target.Economy(var union) ->
          Economies.membershipsOf(exporter).stream().anyMatch(m -> m.union().equals(union));
      case Target.Group(var id) ->
          after.source().group(id).stream()
              .flatMap(entry -> Groups.members(entry).stream())
              .anyMatch(member -> member.economy().equals(exporter));
    };
  }

  /// Those that are aimed at the exporter at any time.
  private Map<MeasureId, Courses> aimed(Set<MeasureId> measures, EconomyCode exporter) {
    var aimed = new TreeMap<MeasureId, Courses>(BY_ID);
    for (var id : measures) {
      var known = courses.computeIfAbsent(id, this::courses);
      if (mayAim(known.before(), exporter, before) || mayAim(known.after(), exporter, after)) {
        aimed.put(id, known);
      }
    }
    return aimed;
  }

  private Courses courses(MeasureId id) {
    return new Courses(course(id, before), course(id, after));
  }

  private static @Nullable MeasureTimeline course(MeasureId id, Standpoint by) {
    return by.source()
        .measure(id)
        .flatMap(history -> by.source().course(history, by.knownAt(), by.position()))
        .orElse(null);
  }

  private boolean mayAim(@Nullable MeasureTimeline course, EconomyCode exporter, Standpoint by) {
    if (course == null) {
      return false;
    }
    return Upcoming.mayAim(course, query(exporter, by), by.source());
  }

  private RateQuery query(EconomyCode exporter, Standpoint by) {
    return new RateQuery(importer, exporter, null, by.knownAt(), by.knownAt(), by.position());
  }
}
