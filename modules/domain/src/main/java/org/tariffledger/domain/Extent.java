package org.tariffledger.domain;

/// How much of a tariff an edition of its schedule holds.
public enum Extent {
  /// All of it: a code that is not in it does not exist.
  WHOLE,
  /// Some lines: of other codes it says nothing.
  PARTIAL
}
