package org.tariffledger.client;

import org.tariffledger.client.api.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `GET /v1/webhooks`
@Command(name = "list", description = "Lists your webhooks; to an admin everybody's.")
final class ListWebhooksCommand implements Runnable {

  @Mixin private PageOptions page = new PageOptions();

  private final TariffLedgerCommand root;

  ListWebhooksCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    page.showOwn(root, WebhooksCommand.PATH, Query.NONE, WebhookText::table);
  }
}
