package org.tariffledger.rest.talks;

import java.time.Instant;
import java.util.List;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.Recorded;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.ETags;

/// What was public at `knownAt` and recorded up to `position`.
public record AsOf(RateBook book, Instant knownAt, long position) {

  /// The same, but not before the first of what is recorded was announced.
  AsOf notBefore(List<Recorded<DiplomacyEvent>> recorded) {
    return recorded.stream()
        .findFirst()
        .map(Recorded::announcedAt)
        .filter(announcedAt -> announcedAt.isAfter(knownAt))
        .map(announcedAt -> new AsOf(book, announcedAt, position))
        .orElse(this);
  }

  /// The version of what is recorded; with a mark where not all of that is shown, so that nobody is
  /// told that it is still the same.
  String eTag(List<Recorded<DiplomacyEvent>> recorded, Object shown) {
    var version = recorded.size() - 1L;
    var isWhole = recorded.stream().allMatch(entry -> entry.isKnown(knownAt, position));
    return isWhole ? ETags.of(version) : ETags.of(version, shown);
  }
}
