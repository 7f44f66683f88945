package org.tariffledger.client;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `retaliate`
@Command(name = "retaliate", description = "Records a tariff that answers others.")
final class RetaliateCommand implements Runnable {

  @Option(
      names = "--in-response-to",
      required = true,
      paramLabel = "MEASURE",
      description = "The measure that it answers; may be repeated.")
  private List<String> inResponseTo = List.of();

  @Mixin private MeasureOptions measure = new MeasureOptions();
  @Mixin private AnnouncementOptions announcement = new AnnouncementOptions();
  @Mixin private CommandOptions options = new CommandOptions();

  private final TariffLedgerCommand root;

  RetaliateCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var command = CommandBody.of("retaliate").withEach("inResponseTo", inResponseTo);
    options.send(measure.in(command), announcement, root.session());
  }
}
