package org.tariffledger.rest;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.ActRefused;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.Expected;
import org.tariffledger.commands.Ledger;
import org.tariffledger.commands.Receipt;
import org.tariffledger.commands.Streams;
import org.tariffledger.domain.Command;

/// Hands commands to the ledger and says what became of them.
@Component
class CommandDesk {

  private final Ledger ledger;
  private final EventReader events;
  private final KeptAnswers kept;
  private final Readiness readiness;

  CommandDesk(Ledger ledger, EventReader events, KeptAnswers kept, Readiness readiness) {
    this.ledger = ledger;
    this.events = events;
    this.kept = kept;
    this.readiness = readiness;
  }

  ResponseEntity<CommandResult> record(Posted<?> posted) {
    readiness.require();
    var command = posted.command();
    var caller = posted.caller();
    var act = new Act(List.of(command), caller.actor(), caller.correlation(), expected(posted));
    try {
      return record(act, caller.keyed(), receipt -> answer(command, receipt));
    } catch (ActRefused e) {
      throw Refused.command(e, posted.inPath());
    }
  }

  ResponseEntity<CommandResult> record(List<Command> commands, Caller caller, boolean dryRun) {
    readiness.require();
    var act = new Act(commands, caller.actor(), caller.correlation());
    try {
      return dryRun
          ? answer(ledger.rehearse(act), true)
          : record(act, caller.keyed(), receipt -> answer(receipt, false));
    } catch (ActRefused e) {
      throw Refused.act(e);
    }
  }

  /// The rules refuse by its name what is not there and is not to be created either.
  private static Expected expected(Posted<?> posted) {
    return Resource.created(posted.command()).isPresent()
        ? posted.expected()
        : new Expected.IfThere(posted.expected());
  }

  private ResponseEntity<CommandResult> record(
      Act act,
      @Nullable KeyedRequest keyed,
      Function<Receipt, ResponseEntity<CommandResult>> answer) {
    return keyed == null ? answer.apply(ledger.record(act)) : once(act, keyed, answer);
  }

  /// Of two at once, one is recorded with its answer; the other fails at the rules or at the key
  /// that is taken, and then finds that answer.
  private ResponseEntity<CommandResult> once(
      Act act, KeyedRequest keyed, Function<Receipt, ResponseEntity<CommandResult>> answer) {
    kept.throwIfAnswered(keyed);
    var first = new AtomicReference<ResponseEntity<CommandResult>>();
    try {
      ledger.record(
          act,
          receipt -> {
            first.set(answer.apply(receipt));
            kept.keep(keyed, first.get());
          });
      return first.get();
    } catch (RuntimeException e) {
      throwIfAnsweredMeanwhile(keyed, e);
      throw e;
    }
  }

  /// What has failed is told, not that nothing more can be looked up either.
  private void throwIfAnsweredMeanwhile(KeyedRequest keyed, RuntimeException failure) {
    try {
      kept.throwIfAnswered(keyed);
    } catch (DataAccessException e) {
      failure.addSuppressed(e);
    }
  }

  private ResponseEntity<CommandResult> answer(Command command, Receipt receipt) {
    var created = receipt.events().isEmpty() ? Optional.<String>empty() : Resource.created(command);
    var answer =
        ResponseEntity.status(created.isPresent() ? HttpStatus.CREATED : HttpStatus.OK)
            .eTag(ETags.of(version(command, receipt)))
            .header(ReadPosition.HEADER, String.valueOf(receipt.position()));
    created.ifPresent(path -> answer.location(URI.create(path)));
    return answer.body(CommandResult.of(receipt, false));
  }

  private static ResponseEntity<CommandResult> answer(Receipt receipt, boolean dryRun) {
    return ResponseEntity.ok()
        .header(ReadPosition.HEADER, String.valueOf(receipt.position()))
        .body(CommandResult.of(receipt, dryRun));
  }

  private long version(Command command, Receipt receipt) {
    return receipt.events().isEmpty()
        ? events.stream(Streams.of(command)).size() - 1L
        : receipt.events().getLast().version();
  }
}
