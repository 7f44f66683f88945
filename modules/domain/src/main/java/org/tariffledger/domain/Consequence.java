package org.tariffledger.domain;

/// A command that an accepted one brings with it, in the same act. `pointer` names the field of the
/// first that it comes from (RFC 6901).
public record Consequence(String pointer, Command command) {

  /// As the first command's refusal. Where no field of that one says what follows, the sentence
  /// does.
  public Refusal refusal(Refusal ofThis) {
    return pointer.isEmpty() && command instanceof MeasureCommand c
        ? new Refusal(ofThis.code(), ofThis.pointer(), c.measure() + ": " + ofThis.sentence())
        : ofThis.under(pointer);
  }

  /// The first command is recorded already, but not together with this.
  public Refusal refusalAsNew() {
    return new Refusal(
        Refusal.Code.AGREEMENT_REACHED, pointer, "This is recorded already, with other terms.");
  }
}
