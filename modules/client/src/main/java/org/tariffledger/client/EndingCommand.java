package org.tariffledger.client;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A command that says of a measure only from when it holds.
abstract sealed class EndingCommand implements Runnable {

  @Parameters(paramLabel = "MEASURE", description = "Which measure: us-reciprocal-jp.")
  private String measure = "";

  @Option(
      names = "--effective-from",
      required = true,
      paramLabel = "TIME",
      description = "From when.")
  private String effectiveFrom = "";

  @Mixin private AnnouncementOptions announcement = new AnnouncementOptions();
  @Mixin private CommandOptions options = new CommandOptions();

  private final String type;
  private final TariffLedgerCommand root;

  private EndingCommand(String type, TariffLedgerCommand root) {
    this.type = type;
    this.root = root;
  }

  @Override
  public void run() {
    var command =
        CommandBody.of(type).with("measure", measure).with("effectiveFrom", effectiveFrom);
    options.send(command, announcement, root.session());
  }

  @Command(name = "resume", description = "Records that a paused measure charges its duty again.")
  static final class Resume extends EndingCommand {

    Resume(TariffLedgerCommand root) {
      super("resume", root);
    }
  }

  @Command(name = "lift", description = "Records that a measure ends.")
  static final class Lift extends EndingCommand {

    Lift(TariffLedgerCommand root) {
      super("lift", root);
    }
  }
}
