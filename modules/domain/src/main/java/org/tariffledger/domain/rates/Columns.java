package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targeting;

/// By which columns of the importer's schedule goods of the exporter are charged.
final class Columns {

  private record Assigned(ColumnAssigned column, Targeting targeting, Recorded<?> by) {}

  /// One that asks for a claim comes before those that ask for none, then the closer aim, then the
  /// one that begins later, then the one announced later.
  private static final Comparator<Assigned> LAST_WORD =
      Comparator.<Assigned, Boolean>comparing(assigned -> assigned.column().claim() != null)
          .thenComparing(Assigned::targeting)
          .thenComparing(assigned -> assigned.column().effectiveFrom())
          .thenComparing(Assigned::by, Recorded.BY_ANNOUNCEMENT);

  /// The first in which a line writes something is the one that counts. Last comes the general
  /// column, by which everybody else is charged.
  static List<ScheduleColumn> of(RateQuery query, RateSource source) {
    var made = query.claims().made();
    return Stream.concat(
            assigned(query, source)
                .filter(a -> a.column().claim() == null || made.contains(a.column().claim()))
                .sorted(LAST_WORD.reversed())
                .map(a -> a.column().column()),
            Stream.of(ScheduleColumn.GENERAL))
        .distinct()
        .toList();
  }

  /// Claims of which nothing was said and by which another column might count.
  static Set<ClaimName> unsaidClaims(RateQuery query, RateSource source) {
    return assigned(query, source)
        .flatMap(a -> Stream.ofNullable(a.column().claim()))
        .filter(query.claims()::isUnsaid)
        .collect(Collectors.toSet());
  }

  /// What is known to be assigned, then or at another time, unless to those who make a claim that
  /// is denied.
  static Stream<Recorded<?>> known(RateQuery query, RateSource source) {
    return source.schedules(query.importer()).stream()
        .filter(query::knows)
        .filter(
            entry ->
                entry.event() instanceof ColumnAssigned c
                    && (c.claim() == null
                        || query.claims().made().contains(c.claim())
                        || query.claims().isUnsaid(c.claim())))
        .map(entry -> entry);
  }

  /// Whether a column is assigned to the exporter, or is not any more, because of the customs union
  /// or the groups to which it belongs from then on.
  static boolean assignOtherwise(Instant at, RateQuery query, RateSource source) {
    return query.product() != null
        && known(query, source)
            .anyMatch(
                entry ->
                    entry.event() instanceof ColumnAssigned column
                        && Upcoming.aimsOtherwise(column.targets(), at, query, source));
  }

  /// The groups that any assignment names, known or not.
  static Set<GroupId> groups(RateQuery query, RateSource source) {
    return source.schedules(query.importer()).stream()
        .flatMap(e -> e.event() instanceof ColumnAssigned c ? Stream.of(c.targets()) : Stream.of())
        .flatMap(targets -> Stream.concat(targets.include().stream(), targets.exclude().stream()))
        .flatMap(target -> target instanceof Target.Group(var id) ? Stream.of(id) : Stream.of())
        .collect(Collectors.toSet());
  }

  private static Stream<Assigned> assigned(RateQuery query, RateSource source) {
    return source.schedules(query.importer()).stream()
        .filter(query::knows)
        .flatMap(
            entry ->
                entry.event() instanceof ColumnAssigned column
                    ? assigned(column, entry, query, source).stream()
                    : Stream.of());
  }

  private static Optional<Assigned> assigned(
      ColumnAssigned column, Recorded<?> by, RateQuery query, RateSource source) {
    return holdsAt(query.validAt(), column)
        ? Targeting.of(
                column.targets(),
                query.exporter(),
                query.validAt(),
                group ->
                    source.isMember(
                        group,
                        query.exporter(),
                        query.validAt(),
                        query.knownAt(),
                        query.position()))
            .map(targeting -> new Assigned(column, targeting, by))
        : Optional.empty();
  }

  private static boolean holdsAt(Instant at, ColumnAssigned column) {
    return !column.effectiveFrom().isAfter(at)
        && (column.expiresAt() == null || at.isBefore(column.expiresAt()));
  }

  private Columns() {}
}
