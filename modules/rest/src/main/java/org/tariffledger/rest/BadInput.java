package org.tariffledger.rest;

import java.util.List;

/// What was sent cannot be read, with every fault in it.
public final class BadInput extends RuntimeException {

  /// `pointer` names the place (RFC 6901), or the parameter.
  public record Fault(String pointer, String code, String detail) {}

  private final transient List<Fault> faults;

  public BadInput(List<Fault> faults) {
    super(faults.size() + " faults: " + faults.getFirst().detail());
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
