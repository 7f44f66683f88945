package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `GET /v1/negotiations`
@Command(name = "negotiations", description = "Lists negotiations, and how they stand.")
final class NegotiationsCommand implements Runnable {

  @Option(names = "--party", paramLabel = "ECONOMY", description = "Only those of this party.")
  private @Nullable String party;

  @Option(
      names = "--measure",
      paramLabel = "MEASURE",
      description = "Only those over this measure, or that moved it.")
  private @Nullable String measure;

  @Option(
      names = "--status",
      paramLabel = "open|agreed|withdrawn|brokenOff",
      description = "Only those that stand so.")
  private @Nullable String status;

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description = "By what was announced then; now if not said.")
  private @Nullable String knownAt;

  @Mixin private PageOptions page = new PageOptions();

  private final TariffLedgerCommand root;

  NegotiationsCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var query =
        Query.NONE
            .with("party", party)
            .with("measure", measure)
            .with("status", status)
            .with("knownAt", knownAt);
    page.show(root, "/v1/negotiations", query, NegotiationsCommand::table);
  }

  private static Table table(JsonNode items) {
    var table =
        Table.withHeader("Negotiation", "Name", "Parties", "Status", "Rounds", "Agreements");
    items
        .valueStream()
        .forEach(
            one ->
                table.row(
                    Words.text(one.path("id")),
                    Words.text(one.path("name")),
                    Words.list(one.path("parties")),
                    Words.ofName(one.path("status")),
                    String.valueOf(one.path("rounds").size()),
                    String.valueOf(one.path("agreements").size())));
    return table;
  }
}
