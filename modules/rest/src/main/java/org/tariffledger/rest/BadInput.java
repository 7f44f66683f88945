package org.tariffledger.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What was sent cannot be read, with every fault in it.
public final class BadInput extends RuntimeException {

  /// `pointer` names the place (RFC 6901), or the parameter.
  public record Fault(String pointer, String code, String detail) {

    /// Both may quote what was sent; half a surrogate pair in it could not be sent back.
    public Fault {
      pointer = wellFormed(pointer);
      detail = wellFormed(detail);
    }

    private static String wellFormed(String text) {
      return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
  }

  private final transient List<Fault> faults;

  public BadInput(List<Fault> faults) {
    super(faults.size() + " faults: " + faults.getFirst().detail());
    this.faults = List.copyOf(faults);
  }

  static BadInput of(String pointer, String code, String detail) {
    return new BadInput(List.of(new Fault(pointer, code, detail)));
  }

  public List<Fault> faults() {
    return faults;
  }
}
