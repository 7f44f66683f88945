package org.tariffledger.commands;

import java.time.Instant;
import java.util.List;
import org.tariffledger.domain.Command;

/// What an act left in the ledger. Where everything was true already, `events` is empty and the
/// position is the ledger's newest. In a rehearsal nothing was kept. `decided` are the act's
/// commands and those that they brought with them.
public record Receipt(
    long position, Instant recordedAt, List<Stored> events, List<Command> decided) {

  public Receipt {
    events = List.copyOf(events);
    decided = List.copyOf(decided);
  }

  public Receipt(long position, Instant recordedAt, List<Stored> events) {
    this(position, recordedAt, events, List.of());
  }
}
