package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
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
    Stream.concat(
            Upcoming.all(query, Scopes.of(query, source), rules, source),
            ScheduleMoments.upcoming(query, source))
        .distinct()
        .forEach(cause -> add(found, cause, query.at(cause.at())));
    return found;
  }

  private static NavigableMap<Instant, Moment> announced(RateQuery query, RateSource source) {
    var found = new TreeMap<Instant, Moment>();
    for (var bearing : bearing(query, source)) {
      var entry = bearing.entry();
      if (entry.position() <= query.position()) {
        var at = entry.announcedAt();
        add(found, bearing.cause(at, "announced"), query.knowing(at));
      }
    }
    return found;
  }

  private static NavigableMap<Instant, Moment> recorded(RateQuery query, RateSource source) {
    var found = new TreeMap<Instant, Moment>();
    for (var bearing : bearing(query, source)) {
      var entry = bearing.entry();
      if (entry.position() <= query.position() && !entry.announcedAt().isAfter(query.knownAt())) {
        var at = entry.recordedAt();
        var last = found.get(at);
        var position = Math.max(entry.position(), last == null ? 0 : last.query().position());
        add(found, bearing.cause(at, "recorded"), query.upTo(position));
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

  /// An entry, and the measure that it is about or that names the list which it is about.
  private record Bearing(Recorded<?> entry, @Nullable MeasureId measure) {

    Cause cause(Instant at, String kind) {
      return new Cause(at, measure, kind, List.of(entry));
    }
  }

  /// Everything recorded that may bear on the question, in the order of positions.
  private static List<Bearing> bearing(RateQuery query, RateSource source) {
    // While nothing is known of what is on lists, whatever names one may cover the goods.
    var measures =
        Scopes.of(query, source).candidates(query.knowing(Instant.MIN), source).stream()
            .filter(history -> history.imposed().imposer().equals(query.importer()))
            .toList();
    var bearing = new ArrayList<Bearing>();
    for (var history : measures) {
      var id = history.imposed().measure();
      history.entries().forEach(entry -> bearing.add(new Bearing(entry, id)));
      history
          .lists()
          .flatMap(list -> source.productList(list).stream())
          .filter(entry -> entry.event() instanceof ProductListPublished)
          .forEach(entry -> bearing.add(new Bearing(entry, id)));
    }
    var groups = groups(measures);
    groups.addAll(Columns.groups(query, source));
    Stream.of(
            groups.stream().flatMap(group -> source.group(group).stream()),
            source.stackingRules(query.importer()).stream(),
            source.coverage(query.importer()).stream(),
            ScheduleMoments.bearing(query, source))
        .flatMap(entries -> entries)
        .forEach(entry -> bearing.add(new Bearing(entry, null)));
    bearing.sort(Comparator.comparingLong(b -> b.entry().position()));
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
