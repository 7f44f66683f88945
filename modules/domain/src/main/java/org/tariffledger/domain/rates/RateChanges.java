package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.rates.Levels.Of;
import org.tariffledger.domain.rates.RateChange.Scope;
import org.tariffledger.domain.rates.RateChange.Segment;

/// Which rates are others than before: because of what was recorded or became known, or because the
/// clock went on. Of general goods that is the whole additional duty; of goods that a touched
/// measure names, what each programme adds on exactly that code. Equal changes of several goods are
/// one.
public final class RateChanges {

  private static final Level NOTHING = Level.NOTHING;

  /// What differs along all of valid time between what is held before and after the events, by the
  /// codes of importer and exporter. The standpoints differ by nothing that bears on rates but by
  /// the events.
  public static List<RateChange> between(
      Standpoint before, Standpoint after, Collection<? extends Event> events) {
    return between(before, after, events, () -> {});
  }

  /// The same, if it does not take too long.
  ///
  /// @param onward is run before each step: what it throws puts an end to the search
  public static List<RateChange> between(
      Standpoint before, Standpoint after, Collection<? extends Event> events, Runnable onward) {
    var bearings = events.stream().flatMap(event -> Bearing.of(event).stream()).toList();
    var sources = Stream.of(before.source(), after.source()).distinct().toList();
    return new RateChanges(before, after, Optional.empty(), onward).all(bearings, sources);
  }

  /// What is charged from the moment on and was not until then, as far as the clock brings it by
  /// what bears on it; each change until the next. Nothing else is known than before.
  public static List<RateChange> byTheClock(Standpoint known, Instant at, Collection<Bearing> due) {
    return new RateChanges(known, known, Optional.of(at), () -> {})
        .all(due, List.of(known.source()));
  }

  private final FoldedSource sourceBefore;
  private final FoldedSource sourceAfter;
  private final Standpoint before;
  private final Standpoint after;
  private final Optional<Instant> at;
  private final NamedGoods.Lists lists;
  private final ListContents perhaps;
  private final Runnable onward;

  private RateChanges(Standpoint before, Standpoint after, Optional<Instant> at, Runnable onward) {
    this.sourceBefore = new FoldedSource(before.source());
    this.sourceAfter = after.equals(before) ? sourceBefore : new FoldedSource(after.source());
    this.before = before.in(sourceBefore);
    this.after = after.in(sourceAfter);
    this.at = at;
    this.onward = onward;
    this.lists = NamedGoods.Lists.of(this.before, this.after, at);
    this.perhaps = new KnownLists(after.knownAt(), after.position(), sourceAfter).perhapsEver();
  }

  private List<RateChange> all(Collection<Bearing> bearings, List<RateSource> sources) {
    var changes = new ArrayList<RateChange>();
    for (var touched : Touched.by(bearings, before, after)) {
      var same = new SameGoods(touched.importer(), sources);
      var rules = new KnownRules(touched.importer(), before, after);
      for (var alike : Alike.classes(touched.importer(), after.knownAt(), sources)) {
        onward.run();
        var found = of(touched, alike.getFirst(), same, rules);
        alike.forEach(exporter -> found.forEach(change -> changes.add(change.to(exporter))));
      }
    }
    changes.sort(
        Comparator.<RateChange, String>comparing(change -> change.importer().value())
            .thenComparing(change -> change.exporter().value()));
    return changes;
  }

  private List<RateChange> of(
      Touched touched, EconomyCode exporter, SameGoods same, KnownRules rules) {
    var concern = touched.concerning(exporter);
    if (concern.isNothing()) {
      return List.of();
    }
    var allIn = touched.allIn(exporter);
    var levels =
        concern.levels(
            touched.lists(),
            lists,
            perhaps,
            same,
            code -> allIn.stream().anyMatch(measure -> measure.mayCover(code, perhaps)),
            rules::linked);
    if (levels.areNone()) {
      return List.of();
    }
    var importer = touched.importer();
    var now = new PairLevels(importer, exporter, levels, rules.after(), after, sourceAfter);
    var spans =
        at.map(moment -> spansAt(moment, now))
            .orElseGet(
                () ->
                    spans(
                        new PairLevels(
                            importer, exporter, levels, rules.before(), before, sourceBefore),
                        now,
                        moment ->
                            concern.mayDifferAt(moment, lists.differAt(moment, touched.lists()))));
    if (spans.isEmpty()) {
      return List.of();
    }
    var measures = List.copyOf(concern.touched().keySet());
    var makers = touched.makers(exporter, concern);
    return changes(importer, exporter, measures, makers, rules, levels, spans);
  }

  /// Along all of valid time, from one moment to the next.
  private Map<Of, List<Segment>> spans(
      PairLevels then, PairLevels now, Predicate<Instant> mayDiffer) {
    var moments = then.moments();
    moments.addAll(now.moments());
    moments.add(Instant.MIN);
    var spans = new Spans();
    for (var moment : moments) {
      onward.run();
      if (mayDiffer.test(moment)) {
        spans.take(moment, then.at(moment), now.at(moment));
      } else {
        spans.take(moment, Map.of(), Map.of());
      }
    }
    return spans.ended();
  }

  /// What begins at the moment, until it ends.
  private static Map<Of, List<Segment>> spansAt(Instant moment, PairLevels known) {
    var then = known.at(moment.minusNanos(1));
    var now = known.at(moment);
    var open = new LinkedHashMap<Of, Segment>();
    for (var of : Levels.either(then, now)) {
      var before = then.getOrDefault(of, NOTHING);
      var after = now.getOrDefault(of, NOTHING);
      if (!before.equals(after)) {
        open.put(of, new Segment(moment, null, before, after));
      }
    }
    var spans = new LinkedHashMap<Of, List<Segment>>();
    open.forEach((of, segment) -> spans.put(of, List.of(segment)));
    var later = open.isEmpty() ? new TreeSet<Instant>() : known.moments();
    for (var next : later.tailSet(moment, false)) {
      if (open.isEmpty()) {
        break;
      }
      var level = known.at(next);
      open.entrySet()
          .removeIf(
              entry -> {
                var segment = entry.getValue();
                var ends = !level.getOrDefault(entry.getKey(), NOTHING).equals(segment.after());
                if (ends) {
                  spans.put(
                      entry.getKey(),
                      List.of(new Segment(moment, next, segment.before(), segment.after())));
                }
                return ends;
              });
    }
    return spans;
  }

  /// Changes that are told together.
  private record Group(ProgrammeId programme, MeasureId measure, List<Segment> segments) {

    Scope scope(List<NamedGoods> goods) {
      var named = new LinkedHashSet<>(goods.stream().map(NamedGoods::goods).toList());
      return new Scope.Named(programme, measure, List.copyOf(named), goods.getFirst().example());
    }
  }

  /// Equal changes of several goods that one measure names, in one programme, are one.
  private List<RateChange> changes(
      EconomyCode importer,
      EconomyCode exporter,
      List<MeasureId> measures,
      Makers makers,
      KnownRules rules,
      Levels levels,
      Map<Of, List<Segment>> spans) {
    var changes = new ArrayList<RateChange>();
    var general = spans.get(Of.GENERAL);
    if (general != null) {
      changes.add(
          new RateChange(
              importer,
              exporter,
              new Scope.General(),
              measures,
              makers.of(change(null, null, _ -> true, general)),
              general));
    }
    var alike = new LinkedHashMap<Group, List<NamedGoods>>();
    var found = byGoods(spans);
    for (var goods : levels.goods()) {
      found
          .getOrDefault(levels.first(goods), Collections.emptyNavigableMap())
          .forEach(
              (programme, segments) ->
                  alike
                      .computeIfAbsent(
                          new Group(programme, goods.measure(), segments), _ -> new ArrayList<>())
                      .add(goods));
    }
    alike.forEach(
        (group, goods) ->
            changes.add(
                new RateChange(
                    importer,
                    exporter,
                    group.scope(goods),
                    measures,
                    makers.of(
                        change(
                            group.measure(),
                            goods.getFirst().example(),
                            rules.deciding(group.programme())::contains,
                            group.segments())),
                    group.segments())));
    return changes;
  }

  /// What is due brought it, however it is known; of what was recorded, what is another than
  /// before.
  private Makers.Change change(
      @Nullable MeasureId naming,
      @Nullable ProductCode code,
      Predicate<ProgrammeId> counts,
      List<Segment> segments) {
    return new Makers.Change(
        naming,
        measure -> measure.mayCover(code, perhaps),
        counts,
        (measure, moment) -> at.isPresent() || measure.differAt(moment),
        segments);
  }

  private static Map<NamedGoods, NavigableMap<ProgrammeId, List<Segment>>> byGoods(
      Map<Of, List<Segment>> spans) {
    var found = new HashMap<NamedGoods, NavigableMap<ProgrammeId, List<Segment>>>();
    spans.forEach(
        (of, segments) -> {
          if (of.goods() != null && of.programme() != null) {
            found
                .computeIfAbsent(
                    of.goods(), _ -> new TreeMap<>(Comparator.comparing(ProgrammeId::value)))
                .put(of.programme(), segments);
          }
        });
    return found;
  }

  /// What differs, gathered from one moment to the next.
  private static final class Spans {

    private record Open(@Nullable Instant from, Level before, Level after) {}

    private final Map<Of, Open> open = new LinkedHashMap<>();
    private final Map<Of, List<Segment>> ended = new LinkedHashMap<>();

    void take(Instant from, Map<Of, Level> before, Map<Of, Level> after) {
      var begin = from.equals(Instant.MIN) ? null : from;
      var all = new LinkedHashSet<>(Levels.either(before, after));
      all.addAll(open.keySet());
      for (var of : all) {
        take(of, begin, before.getOrDefault(of, NOTHING), after.getOrDefault(of, NOTHING));
      }
    }

    private void take(Of of, @Nullable Instant from, Level before, Level after) {
      var last = open.get(of);
      if (last != null && (!last.before().equals(before) || !last.after().equals(after))) {
        end(of, last, from);
        open.remove(of);
        last = null;
      }
      if (last == null && !before.equals(after)) {
        open.put(of, new Open(from, before, after));
      }
    }

    private void end(Of of, Open last, @Nullable Instant to) {
      ended
          .computeIfAbsent(of, _ -> new ArrayList<>())
          .add(new Segment(last.from(), to, last.before(), last.after()));
    }

    Map<Of, List<Segment>> ended() {
      open.forEach((of, last) -> end(of, last, null));
      return ended;
    }
  }
}
