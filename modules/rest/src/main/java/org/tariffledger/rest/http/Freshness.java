package org.tariffledger.rest.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tariffledger.projections.RateBook;

/// How long an answer to a question that leaves a time open is the answer: until the clock brings
/// a change, or makes known what is recorded already but announced for later.
@Component
public record Freshness(RateBook book) {

  static final Duration MAX = Duration.ofSeconds(60);

  /// `nextChange` is what the clock will change in the answer, if anything is scheduled.
  public Duration of(@Nullable Instant nextChange, Instant now) {
    return Stream.of(nextChange, book.nextAnnouncement(now).orElse(null))
        .filter(Objects::nonNull)
        .filter(change -> !change.isBefore(now))
        .map(change -> Duration.between(now, change))
        .filter(untilThen -> untilThen.compareTo(MAX) < 0)
        .min(Duration::compareTo)
        .orElse(MAX);
  }
}
