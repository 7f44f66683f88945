package org.tariffledger.domain;

/// What a measure charges while it is paused.
public sealed interface Residual {

  /// The measure still answers, with this duty; `0` means that it answers and charges nothing.
  record Charges(Duty duty) implements Residual {}

  /// The measure steps aside: a less specific one of its programme answers again.
  record StepsAside() implements Residual {}
}
