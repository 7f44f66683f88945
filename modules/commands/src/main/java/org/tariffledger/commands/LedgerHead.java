package org.tariffledger.commands;

import java.time.Instant;

/// The newest position and record time: the one row through which every append goes.
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class LedgerHead {

  /// `recordedAt` is the epoch while nothing is recorded.
  public record Head(long position, Instant recordedAt) {}

  public Head now() {
    throw new UnsupportedOperationException();
  }

  /// Sees to it that nothing will ever be recorded at or before the moment; returns the newest
  /// position recorded by then.
  public long settle(Instant recordedAt) {
    throw new UnsupportedOperationException();
  }
}
