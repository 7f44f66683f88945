package org.tariffledger.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An economy's place in a group from `from` until `until`; without them, always.
public record Membership(EconomyCode economy, @Nullable Instant from, @Nullable Instant until) {

  public Membership {
    if (from != null && until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("A membership ends after it begins.");
    }
  }

  public boolean holdsAt(Instant at) {
    return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }
}
