package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `POST /v1/webhooks`
@Command(
    name = "create",
    description = "Has an address called about changes. Shows its secret, this once.")
final class CreateWebhookCommand implements Runnable {

  /// With an id of the caller's own it is not made twice where an answer gets lost.
  @Option(
      names = "--id",
      required = true,
      paramLabel = "WEBHOOK",
      description = "Your name for it: erp-prices.")
  private String id = "";

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "What is called: https://hooks.example/tariffs.")
  private String url = "";

  @Option(
      names = "--from",
      paramLabel = "now|earliest|SEQUENCE",
      description = "With which change it begins; with the next if not said.")
  private @Nullable String from;

  @Mixin private WebhookOptions options = new WebhookOptions();

  private final TariffLedgerCommand root;

  CreateWebhookCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var session = root.session();
    try (var ledger = session.toWrite(session::say)) {
      session.print(WebhooksCommand.post(ledger, WebhooksCommand.PATH, body()), WebhookText::of);
    }
  }

  private ObjectNode body() {
    var body = new JsonMapper().createObjectNode().put("id", id).put("url", url);
    if (from != null) {
      body.put("from", from);
    }
    options.addTo(body);
    return body;
  }
}
