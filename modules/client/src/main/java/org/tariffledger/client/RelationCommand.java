package org.tariffledger.client;

import org.tariffledger.client.api.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `GET /v1/relations/{a}/{b}`
@Command(
    name = "relation",
    description = "Says what two economies charge on each other's goods, and what answered what.")
final class RelationCommand implements Runnable {

  @Parameters(index = "0", paramLabel = "ECONOMY", description = "One of the two: US.")
  private String one = "";

  @Parameters(index = "1", paramLabel = "ECONOMY", description = "The other: CN.")
  private String other = "";

  @Mixin private TimeOptions times = new TimeOptions();

  private final TariffLedgerCommand root;

  RelationCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var path = "/v1/relations/" + Query.encode(one) + "/" + Query.encode(other);
    var session = root.session();
    try (var ledger = session.toRead()) {
      session.print(ledger.get(path, times.in(Query.NONE)), RelationText::of);
    }
  }
}
