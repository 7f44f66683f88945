package org.tariffledger.commands;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;

/// What the current act has appended so far.
final class Appended {

  private static final String RESOURCE = Appended.class.getName();

  private final List<Stored> events = new ArrayList<>();

  /// Without an act there is nobody to ask later: each append is then on its own.
  static Appended inThisAct() {
    return CurrentUnitOfWork.isStarted()
        ? CurrentUnitOfWork.get().root().getOrComputeResource(RESOURCE, _ -> new Appended())
        : new Appended();
  }

  /// An act has one record time, however often it appends; null before the first.
  @Nullable Instant recordedAt() {
    return events.isEmpty() ? null : events.getLast().entry().recordedAt();
  }

  List<Stored> events() {
    return events;
  }

  void add(long position, Instant recordedAt, DomainEventMessage<?> message) {
    var event = (Event) message.getPayload();
    events.add(
        new Stored(
            new Recorded<>(position, recordedAt, event),
            message.getAggregateIdentifier(),
            message.getSequenceNumber(),
            EventNames.of(event.getClass()),
            message.getIdentifier(),
            Origins.of(message.getMetaData())));
  }
}
