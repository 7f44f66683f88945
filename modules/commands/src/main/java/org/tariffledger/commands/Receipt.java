package org.tariffledger.commands;

import java.time.Instant;
import java.util.List;

/// What an act left in the ledger. Where everything was true already, `events` is empty and the
/// position is the ledger's newest. In a rehearsal nothing was kept.
public record Receipt(long position, Instant recordedAt, List<Stored> events) {

  public Receipt {
    events = List.copyOf(events);
  }
}
