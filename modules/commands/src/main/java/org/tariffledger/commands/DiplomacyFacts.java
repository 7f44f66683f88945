package org.tariffledger.commands;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Decision;
import org.tariffledger.domain.Diplomacy;
import org.tariffledger.domain.DiplomacyCommand;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.Register;
import org.tariffledger.domain.Verdict;

/// One negotiation, one joint response or one statement.
@Aggregate(
    type = DiplomacyFacts.KIND,
    commandTargetResolver = "streamOfCommand",
    lockFactory = "streamLocks")
final class DiplomacyFacts {

  static final String KIND = "diplomacy";

  @SuppressWarnings("UnusedVariable") // Axon reads it.
  @AggregateIdentifier
  private @Nullable String stream;

  private final List<Recorded<DiplomacyEvent>> history = new ArrayList<>();

  DiplomacyFacts() {}

  /// Before the rules are asked, and again whenever a rival was faster.
  @CommandHandlerInterceptor
  void refuseStale(
      DiplomacyCommand command, @MetaDataValue(Expected.KEY) @Nullable Expected expected) {
    Expected.check(expected, Streams.of(command), AggregateLifecycle.getVersion());
  }

  @CommandHandler(commandName = KIND)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Verdict handle(DiplomacyCommand command, Register register) {
    var consequences = Diplomacy.consequences(command, history, register);
    var decision = Diplomacy.decide(command, history, register);
    if (decision instanceof Decision.Accepted(var events)) {
      events.forEach(AggregateLifecycle::apply);
    }
    return Verdict.of(decision, consequences);
  }

  /// Within one stream, versions order the entries as positions do.
  @EventSourcingHandler
  void on(DiplomacyEvent event, @SequenceNumber long version, @Timestamp Instant recordedAt) {
    stream = Streams.of(event);
    history.add(new Recorded<>(version, recordedAt, event));
  }
}
