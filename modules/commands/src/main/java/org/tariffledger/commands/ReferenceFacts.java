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
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceCommand;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.References;
import org.tariffledger.domain.Register;
import org.tariffledger.domain.Verdict;

/// One programme, one group, one importer's coverage or one imposer's stacking rules.
@Aggregate(
    type = ReferenceFacts.KIND,
    commandTargetResolver = "streamOfCommand",
    lockFactory = "streamLocks")
final class ReferenceFacts {

  static final String KIND = "reference";

  @SuppressWarnings("UnusedVariable") // Axon reads it.
  @AggregateIdentifier
  private @Nullable String stream;

  private final List<Recorded<ReferenceEvent>> history = new ArrayList<>();

  ReferenceFacts() {}

  /// Before the rules are asked, and again whenever a rival was faster.
  @CommandHandlerInterceptor
  void refuseStale(
      ReferenceCommand command, @MetaDataValue(Expected.KEY) @Nullable Expected expected) {
    Expected.check(expected, Streams.of(command), AggregateLifecycle.getVersion());
  }

  @CommandHandler(commandName = KIND)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Verdict handle(ReferenceCommand command, Register register) {
    var decision = References.decide(command, history, register);
    if (decision instanceof Decision.Accepted(var events)) {
      events.forEach(AggregateLifecycle::apply);
    }
    return Verdict.of(decision);
  }

  /// Within one stream, versions order the entries as positions do.
  @EventSourcingHandler
  void on(ReferenceEvent event, @SequenceNumber long version, @Timestamp Instant recordedAt) {
    stream = Streams.of(event);
    history.add(new Recorded<>(version, recordedAt, event));
  }
}
