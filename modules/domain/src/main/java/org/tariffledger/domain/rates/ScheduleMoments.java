package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Editions;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.rates.RateAnswer.NextChange;

/// When the base duty may change.
final class ScheduleMoments {

  /// The next of what the clock changes in the base duty.
  static @Nullable NextChange next(RateQuery query, RateSource source) {
    return upcoming(query, source)
        .filter(cause -> cause.at().isAfter(query.validAt()))
        .min(Comparator.comparing(Cause::at).thenComparing(Cause::kind))
        .map(cause -> new NextChange(cause.at(), null, cause.kind()))
        .orElse(null);
  }

  /// What the clock changes, whenever. Customs unions are left to those who look at measures. For
  /// general goods only the first edition matters: until then no schedule is loaded.
  static Stream<Cause> upcoming(RateQuery query, RateSource source) {
    var editions =
        Editions.known(source.schedules(query.importer()), query.knownAt(), query.position())
            .map(ScheduleMoments::begins)
            .sorted(Comparator.comparing(Cause::at))
            .toList();
    if (query.product() == null || editions.isEmpty()) {
      return editions.stream().filter(cause -> cause.at().equals(editions.getFirst().at()));
    }
    return Stream.concat(
        editions.stream(),
        Columns.known(query, source).flatMap(entry -> ofColumn(entry, query, source)));
  }

  /// What was recorded of the schedule and may bear on the question. Groups are left out.
  static Stream<Recorded<ReferenceEvent>> bearing(RateQuery query, RateSource source) {
    return source.schedules(query.importer()).stream()
        .filter(
            entry ->
                entry.event() instanceof SchedulePublished
                    || (entry.event() instanceof ColumnAssigned && query.product() != null));
  }

  private static Cause begins(Recorded<ReferenceEvent> entry) {
    var published = (SchedulePublished) entry.event();
    return new Cause(published.effectiveFrom(), null, "scheduleChanges", List.of(entry));
  }

  private static Stream<Cause> ofColumn(Recorded<?> entry, RateQuery query, RateSource source) {
    var column = (ColumnAssigned) entry.event();
    var targets = column.targets();
    return Stream.concat(
        Stream.of(column.effectiveFrom(), column.expiresAt())
            .flatMap(Stream::ofNullable)
            .filter(at -> Upcoming.aimsAround(targets, at, query, source))
            .map(at -> changes(at, entry)),
        all(targets)
            .flatMap(target -> Upcoming.ofGroup(target, query, source))
            .filter(cause -> Upcoming.aimsOtherwise(targets, cause.at(), query, source)));
  }

  private static Cause changes(Instant at, Recorded<?> entry) {
    return new Cause(at, null, "columnChanges", List.of(entry));
  }

  private static Stream<Target> all(Targets targets) {
    return Stream.concat(targets.include().stream(), targets.exclude().stream());
  }

  private ScheduleMoments() {}
}
