package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pause`
@Command(name = "pause", description = "Records that a measure is paused.")
final class PauseCommand implements Runnable {

  @Parameters(paramLabel = "MEASURE", description = "Which measure: us-reciprocal-jp.")
  private String measure = "";

  @Option(names = "--from", required = true, paramLabel = "TIME", description = "From when.")
  private String from = "";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Until when; until further notice if not said.")
  private @Nullable String until;

  @Option(
      names = "--residual",
      required = true,
      paramLabel = "PERCENT|none|JSON",
      description = "What it charges meanwhile; none: a less specific measure answers again.")
  private String residual = "";

  @Mixin private AnnouncementOptions announcement = new AnnouncementOptions();
  @Mixin private CommandOptions options = new CommandOptions();

  private final TariffLedgerCommand root;

  PauseCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var command =
        CommandBody.of("pause")
            .with("measure", measure)
            .with("from", from)
            .with("until", until)
            .with("residual", DutyText.residual("--residual", residual));
    options.send(command, announcement, root.session());
  }
}
