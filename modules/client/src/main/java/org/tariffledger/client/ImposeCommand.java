package org.tariffledger.client;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `imposeTariff`
@Command(name = "impose", description = "Records that a tariff is imposed.")
final class ImposeCommand implements Runnable {

  @Mixin private MeasureOptions measure = new MeasureOptions();
  @Mixin private AnnouncementOptions announcement = new AnnouncementOptions();
  @Mixin private CommandOptions options = new CommandOptions();

  private final TariffLedgerCommand root;

  ImposeCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    options.send(measure.in(CommandBody.of("imposeTariff")), announcement, root.session());
  }
}
