package org.tariffledger.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tariffledger.commands.ActRefused.RefusedCommand;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.DiplomacyCommand;
import org.tariffledger.domain.MeasureCommand;
import org.tariffledger.domain.ReferenceCommand;
import org.tariffledger.domain.Refusal;
import org.tariffledger.domain.Verdict;

/// Takes acts in: all of an act's commands or none.
public final class Ledger {

  private final CommandBus commands;
  private final TransactionManager transactions;
  private final TransactionTemplate rehearsal;
  private final LedgerHead head;
  private final StoredContents contents;

  Ledger(
      CommandBus commands,
      TransactionManager transactions,
      PlatformTransactionManager database,
      LedgerHead head,
      StoredContents contents) {
    this.commands = commands;
    this.transactions = transactions;
    this.rehearsal = new TransactionTemplate(database);
    this.head = head;
    this.contents = contents;
  }

  /// Records the act.
  ///
  /// @throws ActRefused if a rule refuses any of the commands; nothing was recorded then
  /// @throws LedgerBusy if others kept the ledger locked for too long; nothing was recorded then
  public Receipt record(Act act) {
    return record(act, _ -> {});
  }

  /// What `alsoInTheTransaction` writes is kept exactly if the act is.
  public Receipt record(Act act, Consumer<Receipt> alsoInTheTransaction) {
    return Patience.insist(() -> attempt(act, alsoInTheTransaction));
  }

  /// What recording the act would leave; nothing is kept.
  public Receipt rehearse(Act act) {
    return Patience.insist(
        () ->
            rehearsal.execute(
                transaction -> {
                  transaction.setRollbackOnly();
                  return attempt(act, _ -> {});
                }));
  }

  /// One unit of work and one transaction. The commands' own units of work join it, and their
  /// events are appended together when it commits.
  private Receipt attempt(Act act, Consumer<Receipt> alsoInTheTransaction) {
    var receipt = new AtomicReference<Receipt>();
    var decided = new ArrayList<Command>();
    var unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>(act));
    unit.attachTransaction(transactions);
    var result =
        unit.executeWithResult(
            () -> {
              decideAll(act, decided);
              unit.onPrepareCommit(
                  _ -> {
                    receipt.set(receipt(decided));
                    carryingErrors(
                        () -> {
                          keepContents(decided, receipt.get());
                          alsoInTheTransaction.accept(receipt.get());
                        });
                  });
              return act;
            });
    if (result.isExceptional()) {
      throw thrown(result.exceptionResult());
    }
    return receipt.get();
  }

  private void keepContents(List<Command> decided, Receipt receipt) {
    if (!receipt.events().isEmpty()) {
      decided.stream().flatMap(c -> c.content().stream()).forEach(contents::keep);
    }
  }

  private void decideAll(Act act, List<Command> decided) {
    var metaData = Origins.of(act);
    var refusals = new ArrayList<RefusedCommand>();
    for (int i = 0; i < act.commands().size(); i++) {
      for (var refusal : refusals(act.commands().get(i), metaData, decided)) {
        refusals.add(new RefusedCommand(i, refusal));
      }
    }
    if (!refusals.isEmpty()) {
      throw new ActRefused(refusals);
    }
  }

  /// Of the command and of what it brings with it; that goes to other streams than the caller's.
  private List<Refusal> refusals(Command command, MetaData metaData, List<Command> decided) {
    decided.add(command);
    return decide(command, metaData)
        .withConsequences(
            consequence -> {
              decided.add(consequence);
              return decide(consequence, metaData.withoutKeys(Set.of(Expected.KEY)));
            });
  }

  private Verdict decide(Command command, MetaData metaData) {
    var answer = new FutureCallback<Command, Verdict>();
    commands.dispatch(
        new GenericCommandMessage<>(new GenericMessage<>(command, metaData), nameOf(command)),
        answer);
    var result = answer.getResult();
    if (result.isExceptional()) {
      throw thrown(result.exceptionResult());
    }
    return result.getPayload();
  }

  /// Under which name the aggregate of this kind of command listens.
  static String nameOf(Command command) {
    return switch (command) {
      case MeasureCommand _ -> MeasureAggregate.KIND;
      case ReferenceCommand _ -> ReferenceFacts.KIND;
      case DiplomacyCommand _ -> DiplomacyFacts.KIND;
    };
  }

  private Receipt receipt(List<Command> decided) {
    var events = Appended.inThisAct().events();
    if (events.isEmpty()) {
      var now = head.now();
      return new Receipt(now.position(), now.recordedAt(), events, decided);
    }
    var last = events.getLast().entry();
    return new Receipt(last.position(), last.recordedAt(), events, decided);
  }

  /// A committing unit of work rolls back for exceptions only; an error would leave it open.
  private static void carryingErrors(Runnable task) {
    try {
      task.run();
    } catch (Error e) {
      throw new CompletionException(e);
    }
  }

  private static RuntimeException thrown(Throwable e) {
    if (e instanceof CompletionException && e.getCause() instanceof Error error) {
      throw error;
    }
    return switch (e) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new IllegalStateException(e);
    };
  }
}
