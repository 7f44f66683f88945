package org.tariffledger.rest;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.ActRefused;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.Ledger;
import org.tariffledger.commands.Receipt;
import org.tariffledger.commands.Streams;
import org.tariffledger.domain.Command;

/// Hands commands to the ledger and says what became of them.
@Component
class CommandDesk {

  private final Ledger ledger;
  private final EventReader events;

  CommandDesk(Ledger ledger, EventReader events) {
    this.ledger = ledger;
    this.events = events;
  }

  ResponseEntity<CommandResult> record(Posted<?> posted) {
    var receipt = record(posted, act(List.of(posted.command()), posted.caller()));
    var created =
        receipt.events().isEmpty() ? Optional.<String>empty() : Resource.created(posted.command());
    var answer =
        ResponseEntity.status(created.isPresent() ? HttpStatus.CREATED : HttpStatus.OK)
            .eTag(ETags.of(version(posted.command(), receipt)))
            .header(ReadPosition.HEADER, String.valueOf(receipt.position()));
    created.ifPresent(path -> answer.location(URI.create(path)));
    return answer.body(CommandResult.of(receipt, false));
  }

  ResponseEntity<CommandResult> record(List<Command> commands, Caller caller, boolean dryRun) {
    var act = act(commands, caller);
    try {
      var receipt = dryRun ? ledger.rehearse(act) : ledger.record(act);
      return ResponseEntity.ok()
          .header(ReadPosition.HEADER, String.valueOf(receipt.position()))
          .body(CommandResult.of(receipt, dryRun));
    } catch (ActRefused e) {
      throw Refused.act(e);
    }
  }

  private Receipt record(Posted<?> posted, Act act) {
    try {
      return ledger.record(act);
    } catch (ActRefused e) {
      throw Refused.command(e, posted.inPath());
    }
  }

  private long version(Command command, Receipt receipt) {
    return receipt.events().isEmpty()
        ? events.stream(Streams.of(command)).size() - 1L
        : receipt.events().getLast().version();
  }

  private static Act act(List<Command> commands, Caller caller) {
    return new Act(commands, caller.actor(), caller.correlation());
  }
}
