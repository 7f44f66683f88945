package org.tariffledger.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.tariffledger.commands.Receipt;

/// What a command or an act left in the ledger.
public record CommandResult(
    @Schema(
            description =
                "A read that names it in Ledger-Position includes this; of a rehearsal, what it"
                    + " would be.")
        long position,
    Instant recordedAt,
    @Schema(description = "Whether this was a rehearsal, of which nothing is kept.") boolean dryRun,
    @Schema(description = "The new events; none where everything was recorded already.")
        List<StoredEvent> events) {

  static CommandResult of(Receipt receipt, boolean dryRun) {
    return new CommandResult(
        receipt.position(),
        receipt.recordedAt(),
        dryRun,
        receipt.events().stream().map(StoredEvent::of).toList());
  }
}
