package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `POST /v1/webhooks/{id}/secret`
@Command(
    name = "rotate",
    description = "Signs with a new secret, and shows it, this once. The old one signs on a while.")
final class RotateWebhookCommand implements Runnable {

  @Parameters(paramLabel = "WEBHOOK", description = "Its id.")
  private String id = "";

  @Option(
      names = "--overlap",
      paramLabel = "SECONDS",
      description = "How long the old secret signs too; a day if not said.")
  private @Nullable Integer overlap;

  private final TariffLedgerCommand root;

  RotateWebhookCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var body = new JsonMapper().createObjectNode();
    if (overlap != null) {
      body.put("overlapSeconds", overlap);
    }
    var session = root.session();
    try (var ledger = session.toWrite(session::say)) {
      var path = WebhooksCommand.path(id) + "/secret";
      session.print(WebhooksCommand.post(ledger, path, body), WebhookText::secret);
    }
  }
}
