package org.tariffledger.client;

import java.util.List;
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

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
  private @Nullable String description;

  @Option(
      names = "--from",
      paramLabel = "now|earliest|SEQUENCE",
      description = "After which change it begins; now if not said.")
  private @Nullable String from;

  @Option(
      names = "--order",
      paramLabel = "parallel|strict",
      description = "strict: one by one, by sequence; parallel if not said.")
  private @Nullable String order;

  @Option(
      names = "--signatures",
      split = ",",
      paramLabel = "v1|v1,v1a",
      description = "By which messages are signed; v1 if not said.")
  private List<String> signatures = List.of();

  @Option(names = "--concurrency", paramLabel = "NUMBER", description = "How many calls at once.")
  private @Nullable Integer concurrency;

  @Option(names = "--per-second", paramLabel = "NUMBER", description = "How many calls a second.")
  private @Nullable Integer perSecond;

  @Mixin private FilterOptions filters = new FilterOptions();

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
    put(body, "description", description);
    put(body, "from", from);
    put(body, "order", order);
    if (!signatures.isEmpty()) {
      signatures.forEach(body.putArray("signatures")::add);
    }
    if (concurrency != null) {
      body.put("concurrency", concurrency);
    }
    if (perSecond != null) {
      body.put("perSecond", perSecond);
    }
    filter(body.putObject("filter"));
    return body;
  }

  private void filter(ObjectNode json) {
    var filter = filters.filter();
    if (!filter.types().isEmpty()) {
      filter.types().forEach(json.putArray("types")::add);
    }
    put(json, "importer", filter.importer());
    put(json, "exporter", filter.exporter());
    put(json, "product", filter.product());
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
