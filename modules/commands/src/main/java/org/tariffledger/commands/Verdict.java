package org.tariffledger.commands;

import java.util.List;
import org.tariffledger.domain.Consequence;
import org.tariffledger.domain.Decision;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Refusal;

/// What an aggregate answers to a command: why it refuses, or what the accepted command brings with
/// it.
record Verdict(List<Refusal> refusals, List<Consequence> consequences) {

  static Verdict of(Decision<? extends Event> decision) {
    return of(decision, List.of());
  }

  /// What would follow matters only where something new was recorded.
  static Verdict of(Decision<? extends Event> decision, List<Consequence> consequences) {
    return switch (decision) {
      case Decision.Accepted(var events) ->
          new Verdict(List.of(), events.isEmpty() ? List.of() : consequences);
      case Decision.Refused(var refusals) -> new Verdict(refusals, List.of());
    };
  }
}
