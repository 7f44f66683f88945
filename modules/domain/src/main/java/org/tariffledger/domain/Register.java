package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;

/// What a decision may look up beside the state it decides about.
public interface Register {

  Optional<ProgrammeRegistered> programme(ProgrammeId id);

  Optional<MeasureHistory> measure(MeasureId id);

  List<Recorded<DiplomacyEvent>> negotiation(NegotiationId id);

  List<Recorded<DiplomacyEvent>> jointResponse(JointResponseId id);

  boolean hasGroup(GroupId id);

  Optional<ProductListRegistered> registeredList(ProductListId id);

  /// The editions of the economy's schedule that are recorded, however they were announced.
  Set<EditionId> editions(EconomyCode importer);

  boolean isMember(GroupId group, EconomyCode economy, Instant at, Instant knownAt);
}
