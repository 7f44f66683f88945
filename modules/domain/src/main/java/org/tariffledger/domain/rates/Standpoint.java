package org.tariffledger.domain.rates;

import java.time.Instant;

/// What somebody holds of the record: up to `position`, and of that what was announced by
/// `knownAt`.
public record Standpoint(RateSource source, Instant knownAt, long position) {

  /// The same record, folded for many answers by one thread.
  Standpoint folded() {
    return new Standpoint(new FoldedSource(source), knownAt, position);
  }
}
