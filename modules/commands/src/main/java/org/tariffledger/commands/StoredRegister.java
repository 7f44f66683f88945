package org.tariffledger.commands;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Editions;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.Groups;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Register;

/// Looks things up in their streams, those of the same act included that are not stored yet.
final class StoredRegister implements Register {

  private final EventStore store;

  StoredRegister(EventStore store) {
    this.store = store;
  }

  @Override
  public Optional<ProgrammeRegistered> programme(ProgrammeId id) {
    return entries(Streams.programme(id), ProgrammeRegistered.class).stream()
        .findFirst()
        .map(Recorded::event);
  }

  @Override
  public Optional<MeasureHistory> measure(MeasureId id) {
    return Optional.of(entries(Streams.measure(id), MeasureEvent.class))
        .filter(entries -> !entries.isEmpty())
        .map(MeasureHistory::new);
  }

  @Override
  public List<Recorded<DiplomacyEvent>> negotiation(NegotiationId id) {
    return entries(Streams.negotiation(id), DiplomacyEvent.class);
  }

  @Override
  public List<Recorded<DiplomacyEvent>> jointResponse(JointResponseId id) {
    return entries(Streams.jointResponse(id), DiplomacyEvent.class);
  }

  @Override
  public boolean hasGroup(GroupId id) {
    return !entries(Streams.group(id), ReferenceEvent.class).isEmpty();
  }

  @Override
  public Optional<ProductListRegistered> registeredList(ProductListId id) {
    return entries(Streams.productList(id), ReferenceEvent.class).stream()
        .map(Recorded::event)
        .flatMap(
            e ->
                e instanceof ProductListRegistered registered ? Stream.of(registered) : Stream.of())
        .findFirst();
  }

  @Override
  public Set<EditionId> editions(EconomyCode importer) {
    return Editions.names(entries(Streams.schedule(importer), ReferenceEvent.class));
  }

  @Override
  public boolean isMember(GroupId group, EconomyCode economy, Instant at, Instant knownAt) {
    var entries = entries(Streams.group(group), ReferenceEvent.class);
    return Groups.isMember(entries, economy, at, knownAt, Long.MAX_VALUE);
  }

  /// Within one stream, versions order the entries as positions do.
  private <E extends Event> List<Recorded<E>> entries(String stream, Class<E> type) {
    return store
        .readEvents(stream)
        .asStream()
        .map(
            message ->
                new Recorded<>(
                    message.getSequenceNumber(),
                    message.getTimestamp(),
                    type.cast(message.getPayload())))
        .toList();
  }
}
