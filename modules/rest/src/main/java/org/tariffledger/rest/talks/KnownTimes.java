package org.tariffledger.rest.talks;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.rates.RateQuestions;

/// The two times of a question about what was said and agreed.
record KnownTimes(
    @Parameter(
            description =
                "By what had been announced by then: an instant with offset, or a date, which"
                    + " means the end of that day in UTC. Default: now.",
            example = "2025-05-12")
        @Nullable String knownAt,
    @Parameter(
            description =
                "By what this ledger held by then; as knownAt, not in the future. Default: the"
                    + " newest record.")
        @Nullable String recordedAt) {

  /// Whether nobody asks what was known at another time.
  boolean isKnownNow() {
    return knownAt == null;
  }

  /// @throws BadInput with every fault of the query
  AsOf resolve(RateBook book, RateQuestions questions, Instant now, ReadPosition from) {
    var times =
        new TimeParameters(null, knownAt, recordedAt).resolve(ZoneOffset.UTC, now, from.faults());
    from.faults().throwIfAny();
    return new AsOf(
        book,
        requireNonNullElse(times.knownAt(), now),
        questions.position(times.recordedAt(), from));
  }
}
