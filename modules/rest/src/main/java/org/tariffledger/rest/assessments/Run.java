package org.tariffledger.rest.assessments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Digest;

/// A file of entries, and how far it has come. Every line of it is asked by what is known at one
/// moment and what was recorded up to one position.
public record Run(
    String id,
    String owner,
    Instant madeAt,
    @Nullable Instant endedAt,
    State state,
    Digest file,
    Instant knownAt,
    Instant recordedAt,
    long position,
    int linesTotal,
    Tally done) {

  public enum State {
    RUNNING,
    DONE,
    CANCELLED
  }
}
