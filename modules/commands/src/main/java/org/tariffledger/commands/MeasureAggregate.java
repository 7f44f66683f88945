package org.tariffledger.commands;

import java.time.Instant;
import java.util.Optional;
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
import org.tariffledger.domain.MeasureCommand;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.Measures;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.Register;
import org.tariffledger.domain.Verdict;

/// One measure: takes its commands to the rules, and what they decide to its stream.
@Aggregate(
    type = MeasureAggregate.KIND,
    commandTargetResolver = "streamOfCommand",
    lockFactory = "streamLocks")
final class MeasureAggregate {

  static final String KIND = "measure";

  @SuppressWarnings("UnusedVariable") // Axon reads it.
  @AggregateIdentifier
  private @Nullable String stream;

  private Optional<MeasureHistory> history = Optional.empty();

  MeasureAggregate() {}

  /// Before the rules are asked, and again whenever a rival was faster.
  @CommandHandlerInterceptor
  void refuseStale(
      MeasureCommand command, @MetaDataValue(Expected.KEY) @Nullable Expected expected) {
    Expected.check(expected, Streams.of(command), AggregateLifecycle.getVersion());
  }

  @CommandHandler(commandName = KIND)
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Verdict handle(MeasureCommand command, Register register) {
    var decision = Measures.decide(command, history, register);
    if (decision instanceof Decision.Accepted(var events)) {
      events.forEach(AggregateLifecycle::apply);
    }
    return Verdict.of(decision);
  }

  /// Within one stream, versions order the entries as positions do.
  @EventSourcingHandler
  void on(MeasureEvent event, @SequenceNumber long version, @Timestamp Instant recordedAt) {
    stream = Streams.of(event);
    history = Measures.evolve(history, new Recorded<>(version, recordedAt, event));
  }
}
