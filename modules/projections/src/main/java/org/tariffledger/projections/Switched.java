package org.tariffledger.projections;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of it when a second book was to take the place of the one in use, at which position;
/// what it would hold otherwise, and how long nothing was taken in.
public record Switched(
    Outcome outcome, long position, long differences, @Nullable Difference first, Duration held) {

  /// Whether it took the place.
  public enum Outcome {
    SWITCHED,
    /// It would hold something otherwise.
    DIFFERS,
    /// The store has less than the one in use holds.
    EVENTS_MISSING
  }
}
