package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.MeasureTimeline;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;

/// What of one importer is touched by what happened: its measures, each as it was known before and
/// after, whose lists, and whether it is everybody's rate.
final class Touched {

  /// A measure's course; null where it is not known.
  record Courses(@Nullable MeasureTimeline before, @Nullable MeasureTimeline after) {

    List<MeasureTimeline> known() {
      return Stream.of(before, after).flatMap(Stream::ofNullable).toList();
    }

    boolean differAt(Instant at) {
      return !Objects.equals(charging(before, at), charging(after, at));
    }

    /// All of a measure on which hangs what is charged; null while it charges nothing.
    private static @Nullable List<Object> charging(@Nullable MeasureTimeline course, Instant at) {
      if (course == null) {
        return null;
      }
      var state = course.at(at);
      return switch (state.phase()) {
        case IN_FORCE, PAUSED -> charging(state);
        case ANNOUNCED, EXPIRED, SUPERSEDED_BEFORE_EFFECT -> null;
      };
    }

    private static List<Object> charging(MeasureState state) {
      var pause = state.pause();
      return Arrays.asList(
          state.imposed(),
          state.announcedAt(),
          state.start(),
          state.duty(),
          state.targets(),
          state.products(),
          pause == null ? null : pause.residual(),
          state.exemptions().stream().map(MeasureState.Granted::exemption).toList());
    }
  }

  private final EconomyCode importer;
  private final Standpoint before;
  private final Standpoint after;
  private final Map<MeasureId, Courses> measures =
      new TreeMap<>(Comparator.comparing(MeasureId::value));
  private final Set<ProductListId> lists = new LinkedHashSet<>();
  private boolean isEverybodys;
  private boolean isMeasuresOnly = true;

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
              .flatMap(
                  e -> e.event() instanceof ProductListRegistered r ? Stream.of(r) : Stream.of())
              .map(ProductListRegistered::imposer)
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
    isMeasuresOnly &= bearing instanceof Bearing.OnMeasure;
    switch (bearing) {
      case Bearing.OnMeasure(var id) -> after.source().measure(id).ifPresent(this::add);
      case Bearing.OnGroup(var id) -> addAimedAt(new Target.Group(id));
      case Bearing.OnUnion(var union) -> addAimedAt(new Target.Economy(union));
      case Bearing.OnList(var list) -> {
        lists.add(list);
        addAll(history -> history.lists().anyMatch(list::equals));
      }
      case Bearing.OnRule(_, var rule) -> {
        var programmes =
            Recorded.upTo(after.position(), after.source().stackingRules(importer)).stream()
                .flatMap(e -> e.event() instanceof StackingRuleSet s ? Stream.of(s) : Stream.of())
                .filter(set -> set.rule().equals(rule))
                .flatMap(set -> Stream.of(set.when(), set.suppresses()))
                .toList();
        addAll(history -> programmes.contains(history.imposed().programme()));
      }
      case Bearing.OnCoverage _ -> isEverybodys = true;
      case Bearing.OnSchedule _ -> addAll(this::countsBaseDuties);
    }
  }

  private void addAimedAt(Target target) {
    addAll(history -> history.targets().anyMatch(targets -> names(targets, target)));
    var isOfColumns =
        Recorded.upTo(after.position(), after.source().schedules(importer)).stream()
            .anyMatch(
                entry ->
                    entry.event() instanceof ColumnAssigned column
                        && names(column.targets(), target));
    if (isOfColumns) {
      addAll(this::countsBaseDuties);
    }
  }

  private static boolean names(Targets targets, Target target) {
    return targets.include().contains(target) || targets.exclude().contains(target);
  }

  private boolean countsBaseDuties(MeasureHistory history) {
    return history.duties().anyMatch(Duty.TopUpTo.class::isInstance);
  }

  private void addAll(Predicate<MeasureHistory> touches) {
    after.source().measuresOf(importer).stream()
        .flatMap(history -> history.upTo(after.position()).stream())
        .filter(touches)
        .forEach(this::add);
  }

  private void add(MeasureHistory history) {
    var id = history.imposed().measure();
    var courses = new Courses(course(id, before), course(id, after));
    if (!courses.known().isEmpty()) {
      measures.put(id, courses);
    }
  }

  private static @Nullable MeasureTimeline course(MeasureId id, Standpoint by) {
    return by.source()
        .measure(id)
        .flatMap(history -> by.source().course(history, by.knownAt(), by.position()))
        .orElse(null);
  }

  Set<MeasureId> measures() {
    return measures.keySet();
  }

  EconomyCode importer() {
    return importer;
  }

  /// Whether everybody's rate on general goods is touched, whatever measures there are.
  boolean isEverybodys() {
    return isEverybodys;
  }

  Set<ProductListId> lists() {
    return lists;
  }

  /// The measures that are aimed at the exporter at any time.
  Map<MeasureId, Courses> aimedAt(EconomyCode exporter) {
    var aimed = new TreeMap<MeasureId, Courses>(Comparator.comparing(MeasureId::value));
    measures.forEach(
        (id, courses) -> {
          if (mayAim(courses.before(), exporter, before)
              || mayAim(courses.after(), exporter, after)) {
            aimed.put(id, courses);
          }
        });
    return aimed;
  }

  private boolean mayAim(@Nullable MeasureTimeline course, EconomyCode exporter, Standpoint by) {
    if (course == null) {
      return false;
    }
    var query = new RateQuery(importer, exporter, null, by.knownAt(), by.knownAt(), by.position());
    return Upcoming.mayAim(course, query, by.source());
  }

  /// Whether the levels may be others then. Where only measures are touched, they are not while
  /// none of these charges anything else.
  boolean mayDifferAt(Instant at, Collection<Courses> aimed) {
    return !isMeasuresOnly || aimed.stream().anyMatch(courses -> courses.differAt(at));
  }
}
