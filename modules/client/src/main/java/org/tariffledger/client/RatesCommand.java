package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--claims",
      paramLabel = "CLAIMS",
      description = "What is claimed, as USMCA; after a ! what is not; or none.")
  private @Nullable String claims;

  @Option(
      names = "--customs-value",
      paramLabel = "AMOUNT",
      description = "In the importer's currency.")
  private @Nullable String customsValue;

  @Option(
      names = "--quantity",
      paramLabel = "NUMBER",
      description = "For duties by weight or number.")
  private @Nullable String quantity;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "Of the quantity, as the schedule writes it: kg, No., doz.")
  private @Nullable String unit;

  private final TariffLedgerCommand root;

  RatesCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var question =
        times
            .in(
                Query.NONE
                    .with("importer", importer)
                    .with("exporter", exporter)
                    .with("product", product))
            .with("claims", claims)
            .with("customsValue", customsValue)
            .with("quantity", quantity)
            .with("unit", unit);
    var session = root.session();
    try (var ledger = session.toRead()) {
      session.print(ledger.get("/v1/rates", question), RateText::of);
    }
  }
}
