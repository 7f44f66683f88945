package org.tariffledger.commands;

import java.util.List;
import org.tariffledger.domain.Refusal;

/// Nothing of the act was recorded. Each refusal names its command by its place in the act.
public final class ActRefused extends RuntimeException {

  public record RefusedCommand(int index, Refusal refusal) {}

  private final transient List<RefusedCommand> refusals;

  public ActRefused(List<RefusedCommand> refusals) {
    super(refusals.size() + " refusals: " + refusals.getFirst().refusal().sentence());
    this.refusals = List.copyOf(refusals);
  }

  public List<RefusedCommand> refusals() {
    return refusals;
  }
}
