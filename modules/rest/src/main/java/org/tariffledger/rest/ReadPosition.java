package org.tariffledger.rest;

import java.time.Duration;

/// The position that a read answers from: the newest in the rate book, once that includes what the
/// caller asked for. `patience` is what the caller would still wait for more.
record ReadPosition(long value, Duration patience) {

  static final String PARAMETER = "minPosition";
  static final String HEADER = "Ledger-Position";
}
