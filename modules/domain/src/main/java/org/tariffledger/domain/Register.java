package org.tariffledger.domain;

import java.time.Instant;
import java.util.Optional;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;

/// What a decision may look up beside the state it decides about.
public interface Register {

  Optional<ProgrammeRegistered> programme(ProgrammeId id);

  Optional<MeasureHistory> measure(MeasureId id);

  boolean hasGroup(GroupId id);

  Optional<ProductListRegistered> registeredList(ProductListId id);

  boolean isMember(GroupId group, EconomyCode economy, Instant at, Instant knownAt);
}
