package org.tariffledger.domain;

import java.util.Set;

/// A command that an accepted one brings with it, in the same act. `pointer` names the field of the
/// first that it comes from (RFC 6901).
public record Consequence(String pointer, Command command) {

  /// Fields of a withdrawal that what follows from it takes over.
  private static final Set<String> SHARED = Set.of("/effectiveFrom", "/scheduled", "/announcedAt");

  /// As the first command's refusal. Where no field of that one says what follows, the sentence
  /// does, and the whole of it is named unless both have the field that is at fault.
  public Refusal refusal(Refusal ofThis) {
    return pointer.isEmpty() && command instanceof MeasureCommand c
        ? new Refusal(
            ofThis.code(),
            SHARED.contains(ofThis.pointer()) ? ofThis.pointer() : "",
            c.measure() + ": " + ofThis.sentence())
        : ofThis.under(pointer);
  }

  /// The first command is recorded already, but not together with this.
  public Refusal refusalAsNew() {
    return new Refusal(
        Refusal.Code.AGREEMENT_REACHED, pointer, "This is recorded already, with other terms.");
  }
}
