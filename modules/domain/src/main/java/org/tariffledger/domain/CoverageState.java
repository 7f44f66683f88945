package org.tariffledger.domain;

/// How much of an importer's measures this ledger holds.
public enum CoverageState {
  COMPLETE,
  PARTIAL,
  ABSENT
}
