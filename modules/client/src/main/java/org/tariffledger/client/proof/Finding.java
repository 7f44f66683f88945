package org.tariffledger.client.proof;

/// Something that was looked at, and what came of it.
public record Finding(Outcome outcome, String what, String detail) {

  /// `OPEN` is what could not be looked at with what there is.
  public enum Outcome {
    VERIFIED,
    OPEN,
    FAULT
  }
}
