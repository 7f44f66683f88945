package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.StackingRules;
import org.tariffledger.domain.Target;

/// When along one axis an answer may change: found once, without answering.
final class Moments {

  /// The question as it is asked from that moment on, and what happens then.
  record Moment(RateQuery query, List<Cause> causes) {}

  /// In order.
  static NavigableMap<Instant, Moment> of(RateQuery query, Axis axis, FoldedSource source) {
    return switch (axis) {
      case VALID_AT -> broughtByTheClock(query, source);
      case KNOWN_AT -> announced(query, source);
      case RECORDED_AT -> recorded(query, source);
    };
  }

  /// The question before the first of them.
  static RateQuery before(RateQuery query, Axis axis) {
    return switch (axis) {
      case VALID_AT -> query.at(Instant.MIN);
      case KNOWN_AT -> query.knowing(Instant.MIN);
      case RECORDED_AT -> query.upTo(0);
    };
  }

  private static NavigableMap<Instant, Moment> broughtByTheClock(
      RateQuery query, FoldedSource source) {
    var rules =
        StackingRules.known(
            source.stackingRules(query.importer()), query.knownAt(), query.position());
    var found = new TreeMap<Instant, Moment>();
    Stream.concat(Upcoming.all(query, rules, source), ScheduleMoments.upcoming(query, source))
        .distinct()
        .forEach(cause -> add(found, cause, query.at(cause.at())));
    return found;
  }

  private static NavigableMap<Instant, Moment> announced(RateQuery query, RateSource source) {
    var found = new TreeMap<Instant, Moment>();
    for (var entry : bearing(query, source)) {
      if (entry.position() <= query.position()) {
        var at = entry.announcedAt();
        add(found, cause(at, "announced", entry), query.knowing(at));
      }
    }
    return found;
  }

  private static NavigableMap<Instant, Moment> recorded(RateQuery query, RateSource source) {
    var found = new TreeMap<Instant, Moment>();
    for (var entry : bearing(query, source)) {
      if (entry.position() <= query.position() && !entry.announcedAt().isAfter(query.knownAt())) {
        var at = entry.recordedAt();
        var last = found.get(at);
        var position = Math.max(entry.position(), last == null ? 0 : last.query().position());
        add(found, cause(at, "recorded", entry), query.upTo(position));
      }
    }
    return found;
  }

  private static void add(Map<Instant, Moment> found, Cause cause, RateQuery query) {
    var before = found.get(cause.at());
    var causes = before == null ? new ArrayList<Cause>() : before.causes();
    causes.add(cause);
    found.put(cause.at(), new Moment(query, causes));
  }

  private static Cause cause(Instant at, String kind, Recorded<?> entry) {
    var measure = entry.event() instanceof MeasureEvent event ? event.measure() : null;
    return new Cause(at, measure, kind, List.of(entry));
  }

  /// Everything recorded that may bear on the question, in the order of positions.
  private static List<Recorded<?>> bearing(RateQuery query, RateSource source) {
    var measures = new LinkedHashMap<MeasureId, MeasureHistory>();
    Upcoming.scopes(query, source)
        .flatMap(
            scope ->
                source.candidates(scope.importer(), scope.exporter(), scope.product()).stream())
        .filter(history -> history.imposed().imposer().equals(query.importer()))
        .forEach(history -> measures.putIfAbsent(history.imposed().measure(), history));
    var bearing = new ArrayList<Recorded<?>>();
    measures.values().forEach(history -> bearing.addAll(history.entries()));
    var groups = groups(measures.values());
    groups.addAll(Columns.groups(query, source));
    groups.forEach(group -> bearing.addAll(source.group(group)));
    bearing.addAll(source.stackingRules(query.importer()));
    bearing.addAll(source.coverage(query.importer()));
    ScheduleMoments.bearing(query, source).forEach(bearing::add);
    bearing.sort(Comparator.comparingLong(Recorded::position));
    return bearing;
  }

  private static Set<GroupId> groups(Collection<MeasureHistory> measures) {
    var groups = new HashSet<GroupId>();
    measures.stream()
        .flatMap(MeasureHistory::targets)
        .flatMap(targets -> Stream.concat(targets.include().stream(), targets.exclude().stream()))
        .forEach(
            target -> {
              if (target instanceof Target.Group(var id)) {
                groups.add(id);
              }
            });
    return groups;
  }

  private Moments() {}
}
