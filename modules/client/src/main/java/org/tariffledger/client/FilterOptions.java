package org.tariffledger.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.ChangeFilter;
import picocli.CommandLine.Option;

/// Which changes are wanted.
final class FilterOptions {

  @Option(
      names = "--types",
      split = ",",
      paramLabel = "TYPE",
      description =
          "Only these: org.tariffledger.rate.changed, org.tariffledger.fact.tariff-paused.")
  private List<String> types = List.of();

  @Option(
      names = "--importer",
      paramLabel = "ECONOMY",
      description = "Only its rates, and facts of what it charges.")
  private @Nullable String importer;

  @Option(
      names = "--exporter",
      paramLabel = "ECONOMY",
      description = "Only changed rates on its goods.")
  private @Nullable String exporter;

  @Option(
      names = "--product",
      paramLabel = "CODE",
      description = "Only changed rates that may bear on this tariff code.")
  private @Nullable String product;

  ChangeFilter filter() {
    return new ChangeFilter(types, importer, exporter, product);
  }
}
