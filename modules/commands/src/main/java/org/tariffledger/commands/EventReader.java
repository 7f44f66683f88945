package org.tariffledger.commands;

import java.util.List;
import java.util.function.Consumer;

/// Reads what is stored, fast and in the ledger's order.
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class EventReader {

  /// Hands over every event after the position; returns the position of the last.
  public long read(long after, Consumer<Stored> reader) {
    throw new UnsupportedOperationException();
  }

  /// Every event of one stream, such as `measure:us-reciprocal-jp`; empty if there is none.
  public List<Stored> stream(String stream) {
    throw new UnsupportedOperationException();
  }
}
