package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `GET /v1/webhooks/{id}/deliveries`
@Command(name = "deliveries", description = "Lists what was sent to it and is to be, newest first.")
final class DeliveriesCommand implements Runnable {

  @Parameters(paramLabel = "WEBHOOK", description = "Its id.")
  private String id = "";

  @Option(
      names = "--state",
      paramLabel = "pending|delivered|failed",
      description = "Only those that stand so.")
  private @Nullable String state;

  @Mixin private PageOptions page = new PageOptions();

  private final TariffLedgerCommand root;

  DeliveriesCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var path = WebhooksCommand.path(id) + "/deliveries";
    page.showOwn(root, path, Query.NONE.with("state", state), WebhookText::deliveries);
  }
}
