package org.tariffledger.domain;

/// What a measure charges.
public sealed interface Duty {

  /// A percentage of the customs value.
  record AdValorem(Percent percent) implements Duty {}

  /// The goods may not enter: there is no rate.
  record Prohibited() implements Duty {}
}
