package org.tariffledger.rest.commands;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.ActRefused;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.Expected;
import org.tariffledger.commands.Ledger;
import org.tariffledger.commands.Receipt;
import org.tariffledger.commands.Stored;
import org.tariffledger.commands.Streams;
import org.tariffledger.domain.Command;
import org.tariffledger.rest.http.ETags;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.ReadPositions;
import org.tariffledger.rest.http.Readiness;

/// Hands commands to the ledger and says what became of them; those that need a second person
/// become proposals.
@Component
public class CommandDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(ReadPositions.WAIT_SECONDS_DEFAULT);

  private final Ledger ledger;
  private final EventReader events;
  private final KeptAnswers kept;
  private final Readiness readiness;
  private final ReadPositions positions;
  private final Trials trials;
  private final FourEyes fourEyes;
  private final ProposalDesk proposals;

  CommandDesk(
      Ledger ledger,
      EventReader events,
      KeptAnswers kept,
      Readiness readiness,
      ReadPositions positions,
      Trials trials,
      FourEyes fourEyes,
      ProposalDesk proposals) {
    this.ledger = ledger;
    this.events = events;
    this.kept = kept;
    this.readiness = readiness;
    this.positions = positions;
    this.trials = trials;
    this.fourEyes = fourEyes;
    this.proposals = proposals;
  }

  public ResponseEntity<CommandResult> record(Posted<?> posted) {
    var odd = Warnings.of(posted.command());
    return record(posted, result -> result.with(odd));
  }

  /// What recording it would leave, if it is only to be rehearsed; nothing is kept then.
  ResponseEntity<CommandResult> record(Posted<?> posted, boolean isDryRun) {
    if (!isDryRun) {
      return record(posted);
    }
    readiness.require();
    try {
      var act = act(posted);
      return rehearsed(ledger.rehearse(act), act, Warnings.of(posted.command()));
    } catch (ActRefused e) {
      throw Refused.command(e, posted.inPath());
    }
  }

  /// A command that came with a file, of which the answer tells.
  public ResponseEntity<CommandResult> record(Posted<?> posted, FileReport.Draft file) {
    return record(posted, result -> told(result, file, posted.command()));
  }

  /// What recording it would leave; nothing is kept.
  public ResponseEntity<CommandResult> rehearse(Posted<?> posted, FileReport.Draft file) {
    readiness.require();
    try {
      var result = CommandResult.of(ledger.rehearse(act(posted)), true);
      return ResponseEntity.ok(told(result, file, posted.command()));
    } catch (ActRefused e) {
      throw Refused.command(e, posted.inPath());
    }
  }

  private ResponseEntity<CommandResult> record(
      Posted<?> posted, UnaryOperator<CommandResult> more) {
    readiness.require();
    var command = posted.command();
    try {
      return record(
          act(posted), posted.caller().keyed(), receipt -> answer(command, receipt, more));
    } catch (ActRefused e) {
      throw Refused.command(e, posted.inPath());
    }
  }

  private static Act act(Posted<?> posted) {
    var caller = posted.caller();
    return new Act(
        List.of(posted.command()), caller.actor(), caller.correlation(), expected(posted));
  }

  private static CommandResult told(CommandResult result, FileReport.Draft file, Command command) {
    return result.with(file.of(command, result.events().isEmpty()));
  }

  public ResponseEntity<CommandResult> record(
      List<Command> commands, Caller caller, boolean dryRun) {
    readiness.require();
    var act = new Act(commands, caller.actor(), caller.correlation());
    var odd = Warnings.ofAct(commands);
    try {
      return dryRun
          ? rehearsed(ledger.rehearse(act), act, odd)
          : record(act, caller.keyed(), receipt -> answer(receipt, odd));
    } catch (ActRefused e) {
      throw Refused.act(e);
    }
  }

  /// The rules refuse by its name what is not there and is not to be created either.
  private static Expected expected(Posted<?> posted) {
    return Resource.mayBegin(posted.command())
        ? posted.expected()
        : new Expected.IfThere(posted.expected());
  }

  private ResponseEntity<CommandResult> record(
      Act act,
      @Nullable KeyedRequest keyed,
      Function<Receipt, ResponseEntity<CommandResult>> answer) {
    try {
      return kept.unlessAnswered(keyed, () -> recorded(act, keyed, answer));
    } catch (FourEyes.Needed needed) {
      throw proposals.propose(act, keyed, needed);
    }
  }

  private ResponseEntity<CommandResult> recorded(
      Act act,
      @Nullable KeyedRequest keyed,
      Function<Receipt, ResponseEntity<CommandResult>> answer) {
    if (keyed == null) {
      return answer.apply(ledger.record(act, fourEyes::throwIfNeeded));
    }
    var first = new AtomicReference<ResponseEntity<CommandResult>>();
    ledger.record(
        act,
        receipt -> {
          fourEyes.throwIfNeeded(receipt);
          first.set(answer.apply(receipt));
          kept.keep(keyed, first.get());
        });
    return first.get();
  }

  private ResponseEntity<CommandResult> answer(
      Command command, Receipt receipt, UnaryOperator<CommandResult> more) {
    var created = receipt.events().isEmpty() ? Optional.<String>empty() : Resource.created(command);
    var answer =
        ResponseEntity.status(created.isPresent() ? HttpStatus.CREATED : HttpStatus.OK)
            .eTag(ETags.of(version(command, receipt)))
            .header(ReadPosition.HEADER, String.valueOf(receipt.position()));
    created.ifPresent(path -> answer.location(URI.create(path)));
    return answer.body(more.apply(result(receipt, false)));
  }

  private ResponseEntity<CommandResult> answer(Receipt receipt, Warnings odd) {
    return ResponseEntity.ok()
        .header(ReadPosition.HEADER, String.valueOf(receipt.position()))
        .body(result(receipt, false).with(odd));
  }

  private CommandResult result(Receipt receipt, boolean dryRun) {
    return CommandResult.of(receipt, dryRun).with(LeftAlone.by(receipt, events));
  }

  /// Without a position: a read that waited for what was only rehearsed would wait in vain.
  private ResponseEntity<CommandResult> rehearsed(Receipt receipt, Act act, Warnings odd) {
    positions.await(receipt.position() - receipt.events().size(), PATIENCE);
    var effect = trials.effectOf(act.commands());
    return ResponseEntity.ok(result(receipt, true).with(odd).with(effect));
  }

  /// Of what the command is about; what it brings with it has versions of its own.
  private long version(Command command, Receipt receipt) {
    var stream = Streams.of(command);
    return receipt.events().stream()
        .filter(stored -> stored.stream().equals(stream))
        .mapToLong(Stored::version)
        .max()
        .orElseGet(() -> events.stream(stream).size() - 1L);
  }
}
