package org.tariffledger.domain;

/// How much of a tariff an edition of its schedule holds, or a version of what is on a product
/// list.
public enum Extent {
  /// All of it: a code that is not in it does not exist, or is not on the list.
  WHOLE,
  /// Some of it: of other codes it says nothing.
  PARTIAL
}
