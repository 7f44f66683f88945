package org.tariffledger.rest.assessments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.http.TimeParameters;

/// By what is known and recorded each line of a file is asked.
record LineTimes(Instant knownAt, Instant recordedAt) {

  TimeParameters with(@Nullable String validAt) {
    return new TimeParameters(validAt, knownAt.toString(), recordedAt.toString());
  }
}
