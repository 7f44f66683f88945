package org.tariffledger.commands;

import java.util.List;
import org.tariffledger.domain.Consequence;
import org.tariffledger.domain.Decision;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Refusal;

/// What an aggregate answers to a command: why it refuses, how many events it recorded if it does
/// not, and what the command brings with it. That is judged also where the command is refused, so
/// that every fault is named, and where it is recorded already, so that nothing new slips in with
/// it.
record Verdict(List<Refusal> refusals, int events, List<Consequence> consequences) {

  static Verdict of(Decision<? extends Event> decision) {
    return of(decision, List.of());
  }

  static Verdict of(Decision<? extends Event> decision, List<Consequence> consequences) {
    return switch (decision) {
      case Decision.Accepted(var events) -> new Verdict(List.of(), events.size(), consequences);
      case Decision.Refused(var refusals) -> new Verdict(refusals, 0, consequences);
    };
  }

  /// Whether it was recorded already.
  boolean isRepeat() {
    return refusals.isEmpty() && events == 0;
  }
}
