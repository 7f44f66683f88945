package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `GET /v1/rates`
@Command(
    name = "rates",
    description = "Says what duty one economy charges on goods of another, and why.")
final class RatesCommand implements Runnable {

  @Option(
      names = "--importer",
      required = true,
      paramLabel = "ECONOMY",
      description = "Who charges the duty: US, CN, EU.")
  private String importer = "";

  @Option(
      names = "--exporter",
      required = true,
      paramLabel = "ECONOMY",
      description = "Whose goods they are.")
  private String exporter = "";

  @Option(
      names = "--product",
      paramLabel = "CODE",
      description = "A tariff code of 2 to 10 digits, as 9018.31.00; general goods if not said.")
  private @Nullable String product;

  @Mixin private TimeOptions times = new TimeOptions();

  @Mixin private ShipmentOptions shipment = new ShipmentOptions();

  @Option(names = "--explain", description = "Tell the answer in sentences too.")
  private boolean explain;

  private final TariffLedgerCommand root;

  RatesCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var goods =
        Query.NONE.with("importer", importer).with("exporter", exporter).with("product", product);
    var question = shipment.in(times.in(goods)).with("explain", explain ? "true" : null);
    var session = root.session();
    try (var ledger = session.toRead()) {
      session.print(ledger.get("/v1/rates", question), RateText::of);
    }
  }
}
