package org.tariffledger.domain.rates;

import java.time.Instant;

/// What somebody holds of the record: up to `position`, and of that what was announced by
/// `knownAt`.
public record Standpoint(RateSource source, Instant knownAt, long position) {

  /// The same, of the record as another source has it.
  Standpoint in(RateSource other) {
    return new Standpoint(other, knownAt, position);
  }
}
