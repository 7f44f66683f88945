package org.tariffledger.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Command;

/// Up to 1,000 commands that are recorded together or not at all, and who asked for it.
/// `correlation` ties the act to what the caller was doing; without one it is the act's own id.
/// Only an act of one command can expect a version, that of the command's stream. `approval` is
/// there if a second person had to agree.
public record Act(
    List<Command> commands,
    String actor,
    @Nullable String correlation,
    Expected expected,
    @Nullable Approval approval) {

  public static final int COMMANDS_MAX = 1_000;

  public Act {
    commands = List.copyOf(commands);
    if (commands.isEmpty() || commands.size() > COMMANDS_MAX) {
      throw new IllegalArgumentException("An act has 1 to " + COMMANDS_MAX + " commands.");
    }
    if (commands.size() > 1 && !(expected instanceof Expected.Anything)) {
      throw new IllegalArgumentException("An act of several commands has no one version.");
    }
  }

  public Act(List<Command> commands, String actor, @Nullable String correlation) {
    this(commands, actor, correlation, new Expected.Anything());
  }

  public Act(
      List<Command> commands, String actor, @Nullable String correlation, Expected expected) {
    this(commands, actor, correlation, expected, null);
  }

  public Act with(Approval given) {
    return new Act(commands, actor, correlation, expected, given);
  }
}
