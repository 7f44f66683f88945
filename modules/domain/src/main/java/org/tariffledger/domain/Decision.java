package org.tariffledger.domain;

import java.util.List;

/// What the rules answer to a command. No events means that it was true already.
public sealed interface Decision<E extends Event> {

  record Accepted<E extends Event>(List<E> events) implements Decision<E> {}

  record Refused<E extends Event>(List<Refusal> refusals) implements Decision<E> {}

  static <E extends Event> Decision<E> refused(Refusal refusal) {
    return new Refused<>(List.of(refusal));
  }

  static <E extends Event> Decision<E> of(List<Refusal> refusals, List<E> events) {
    return refusals.isEmpty() ? new Accepted<>(events) : new Refused<>(refusals);
  }
}
