package org.tariffledger.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `changeDuty`
@Command(name = "change-duty", description = "Records that a measure charges another duty.")
final class ChangeDutyCommand implements Runnable {

  @Parameters(paramLabel = "MEASURE", description = "Which measure: us-reciprocal-cn.")
  private String measure = "";

  @Option(
      names = "--duty",
      required = true,
      paramLabel = DutyText.HOW,
      description = "What it charges: 84, prohibited, or the duty in JSON.")
  private String duty = "";

  @Option(
      names = "--effective-from",
      required = true,
      paramLabel = "TIME",
      description = "From when.")
  private String effectiveFrom = "";

  @Option(
      names = "--in-response-to",
      paramLabel = "MEASURE",
      description = "The measure that this answers; may be repeated.")
  private List<String> inResponseTo = List.of();

  @Option(
      names = "--scheduled",
      paramLabel = "keep|cancel",
      description = "What becomes of a later change that is announced already.")
  private @Nullable String scheduled;

  @Mixin private AnnouncementOptions announcement = new AnnouncementOptions();
  @Mixin private CommandOptions options = new CommandOptions();

  private final TariffLedgerCommand root;

  ChangeDutyCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var command =
        CommandBody.of("changeDuty")
            .with("measure", measure)
            .with("duty", DutyText.duty("--duty", duty))
            .with("effectiveFrom", effectiveFrom)
            .withEach("inResponseTo", inResponseTo)
            .with("scheduled", scheduled);
    options.send(command, announcement, root.session());
  }
}
