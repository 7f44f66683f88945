package org.tariffledger.domain;

import java.util.Collection;
import java.util.Optional;

/// Where chains of retaliation find what was recorded.
public interface ChainSource {

  Optional<MeasureHistory> measure(MeasureId id);

  /// At least every measure of which an act answers the measure.
  Collection<MeasureId> answersTo(MeasureId id);
}
