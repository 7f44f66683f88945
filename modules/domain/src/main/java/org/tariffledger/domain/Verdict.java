package org.tariffledger.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What became of a command: why it is refused, how many events were recorded if it is not, and
/// what the command brings with it. That is judged also where the command is refused, so that every
/// fault is named, and where it is recorded already, so that nothing new slips in with it.
public record Verdict(List<Refusal> refusals, int events, List<Consequence> consequences) {

  public static Verdict of(Decision<? extends Event> decision) {
    return of(decision, List.of());
  }

  public static Verdict of(Decision<? extends Event> decision, List<Consequence> consequences) {
    return switch (decision) {
      case Decision.Accepted(var events) -> new Verdict(List.of(), events.size(), consequences);
      case Decision.Refused(var refusals) -> new Verdict(refusals, 0, consequences);
    };
  }

  /// The command's refusals and those of what it brings with it, which `decide` takes to the rules.
  public List<Refusal> withConsequences(Function<Command, Verdict> decide) {
    var all = new ArrayList<>(refusals);
    for (var consequence : consequences) {
      var follows = decide.apply(consequence.command());
      follows.refusals().stream().map(consequence::refusal).forEach(all::add);
      if (isRepeat() && follows.events() > 0) {
        all.add(consequence.refusalAsNew());
      }
    }
    return all;
  }

  /// Whether it was recorded already.
  private boolean isRepeat() {
    return refusals.isEmpty() && events == 0;
  }
}
