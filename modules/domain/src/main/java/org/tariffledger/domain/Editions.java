package org.tariffledger.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;

/// The editions of an importer's schedule, by what is known of them.
public final class Editions {

  private static final Comparator<Recorded<ReferenceEvent>> BY_BEGIN =
      Comparator.<Recorded<ReferenceEvent>, Instant>comparing(e -> published(e).effectiveFrom())
          .thenComparing(Recorded.BY_ANNOUNCEMENT);

  /// The edition that begins last, and of those that begin together the one announced last; empty
  /// before the first.
  public static Optional<SchedulePublished> at(
      List<Recorded<ReferenceEvent>> entries, Instant validAt, Instant knownAt, long position) {
    return known(entries, knownAt, position)
        .filter(entry -> !published(entry).effectiveFrom().isAfter(validAt))
        .max(BY_BEGIN)
        .map(Editions::published);
  }

  /// The edition of this name, as announced last.
  public static Optional<SchedulePublished> named(
      EditionId edition, List<Recorded<ReferenceEvent>> entries, Instant knownAt, long position) {
    return known(entries, knownAt, position)
        .filter(entry -> published(entry).edition().equals(edition))
        .max(Recorded.BY_ANNOUNCEMENT)
        .map(Editions::published);
  }

  /// Each that is in force some time until then, in order.
  public static List<SchedulePublished> until(
      List<Recorded<ReferenceEvent>> entries, Instant validAt, Instant knownAt, long position) {
    var byBegin = new TreeMap<Instant, SchedulePublished>();
    known(entries, knownAt, position)
        .filter(entry -> !published(entry).effectiveFrom().isAfter(validAt))
        .sorted(BY_BEGIN)
        .map(Editions::published)
        .forEach(edition -> byBegin.put(edition.effectiveFrom(), edition));
    return List.copyOf(byBegin.values());
  }

  /// The entries that publish one, in no order.
  public static Stream<Recorded<ReferenceEvent>> known(
      List<Recorded<ReferenceEvent>> entries, Instant knownAt, long position) {
    return entries.stream()
        .filter(entry -> entry.event() instanceof SchedulePublished)
        .filter(entry -> entry.isKnown(knownAt, position));
  }

  /// The names of all that are recorded.
  public static Set<EditionId> names(List<Recorded<ReferenceEvent>> entries) {
    return entries.stream()
        .filter(entry -> entry.event() instanceof SchedulePublished)
        .map(entry -> published(entry).edition())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static SchedulePublished published(Recorded<ReferenceEvent> entry) {
    return (SchedulePublished) entry.event();
  }

  private Editions() {}
}
