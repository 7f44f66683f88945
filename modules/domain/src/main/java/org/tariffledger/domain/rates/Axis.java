package org.tariffledger.domain.rates;

/// Which of the three times moves while the others stand.
public enum Axis {
  VALID_AT,
  KNOWN_AT,
  RECORDED_AT
}
