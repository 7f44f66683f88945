package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Recorded;

/// Something at a moment that may change an answer: of what kind, of which measure if of one, and
/// the entries behind it. Nobody records who belongs to a customs union: then there is none.
public record Cause(Instant at, @Nullable MeasureId measure, String kind, List<Recorded<?>> by) {

  public Cause {
    by = List.copyOf(by);
  }
}
