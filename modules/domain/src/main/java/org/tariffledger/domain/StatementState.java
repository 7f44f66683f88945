package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.StatementEvent.StatementMade;
import org.tariffledger.domain.StatementEvent.StatementRetracted;

/// A statement as far as it is known; `retracted` says that it was never made.
public record StatementState(StatementMade made, @Nullable StatementRetracted retracted) {

  public enum Status {
    MADE,
    RETRACTED
  }

  /// Empty while nobody could know of it.
  public static Optional<StatementState> known(
      List<Recorded<DiplomacyEvent>> entries, Instant knownAt, long position) {
    StatementMade made = null;
    StatementRetracted retracted = null;
    for (var entry : entries) {
      if (entry.isKnown(knownAt, position)) {
        switch (entry.event()) {
          case StatementMade e -> made = e;
          case StatementRetracted e -> retracted = e;
          case NegotiationEvent _, JointResponseEvent _ -> {}
        }
      }
    }
    return made == null ? Optional.empty() : Optional.of(new StatementState(made, retracted));
  }

  public Status status() {
    return retracted == null ? Status.MADE : Status.RETRACTED;
  }
}
