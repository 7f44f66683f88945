package org.tariffledger.rest.rates;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.rates.Axis;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Instants;

/// The time at which a question is asked again; exactly one.
record SecondTime(
    @Parameter(description = "As validAt, for the second answer.") @Nullable String validAt2,
    @Parameter(description = "As knownAt, for the second answer.", example = "2025-04-03")
        @Nullable String knownAt2,
    @Parameter(description = "As recordedAt, for the second answer.")
        @Nullable String recordedAt2) {

  /// Adds what is wrong, whatever the zone; a default axis if that is.
  Axis check(Instant now, Faults faults) {
    var given = Stream.of(validAt2, knownAt2, recordedAt2).filter(Objects::nonNull).count();
    if (given != 1) {
      faults.add(
          given == 0 || knownAt2 != null ? "knownAt2" : "recordedAt2",
          "one-second-time",
          "Give exactly one of validAt2, knownAt2 and recordedAt2.");
    }
    TimeParameters.instant("validAt2", validAt2, ZoneOffset.UTC, faults);
    TimeParameters.instant("knownAt2", knownAt2, ZoneOffset.UTC, faults);
    var recorded = TimeParameters.instant("recordedAt2", recordedAt2, ZoneOffset.MIN, faults);
    if (recorded != null && recorded.isAfter(now) && !Instants.isDate("" + recordedAt2)) {
      faults.add(
          "recordedAt2", "future-record-time", "What will have been recorded is not known yet.");
    }
    if (validAt2 != null) {
      return Axis.VALID_AT;
    }
    return recordedAt2 == null ? Axis.KNOWN_AT : Axis.RECORDED_AT;
  }

  TimeParameters after(TimeParameters before) {
    return new TimeParameters(
        validAt2 == null ? before.validAt() : validAt2,
        knownAt2 == null ? before.knownAt() : knownAt2,
        recordedAt2 == null ? before.recordedAt() : recordedAt2);
  }
}
