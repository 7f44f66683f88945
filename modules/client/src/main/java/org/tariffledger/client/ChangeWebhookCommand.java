package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `PATCH /v1/webhooks/{id}`
@Command(name = "change", description = "Changes what is said; the rest stays.")
final class ChangeWebhookCommand implements Runnable {

  @Parameters(paramLabel = "WEBHOOK", description = "Its id.")
  private String id = "";

  @Option(names = "--url", paramLabel = "URL", description = "What is called from now on.")
  private @Nullable String url;

  @Mixin private WebhookOptions options = new WebhookOptions();

  private final TariffLedgerCommand root;

  ChangeWebhookCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var body = new JsonMapper().createObjectNode();
    if (url != null) {
      body.put("url", url);
    }
    options.addTo(body);
    if (body.isEmpty()) {
      throw new CannotGoOn(CannotGoOn.Why.USAGE, "Say what is to be changed.");
    }
    var session = root.session();
    try (var ledger = session.toWrite(session::say)) {
      session.print(WebhooksCommand.patch(ledger, id, body), WebhookText::of);
    }
  }
}
