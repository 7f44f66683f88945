package org.tariffledger.client;

import java.util.Map;
import java.util.UUID;
import org.tariffledger.client.api.Posted;
import org.tariffledger.client.api.Query;
import org.tariffledger.client.api.Reply;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// The commands about webhooks. All need a key with the scope `subscriptions:manage`.
@Command(
    name = "webhooks",
    synopsisSubcommandLabel = "<command>",
    description = "Has addresses called about changes, and shows how that goes.")
final class WebhooksCommand {

  static final String PATH = "/v1/webhooks";

  static CommandLine of(TariffLedgerCommand root) {
    return new CommandLine(new WebhooksCommand())
        .addSubcommand(new ListWebhooksCommand(root))
        .addSubcommand(new CreateWebhookCommand(root))
        .addSubcommand(new OneWebhookCommand.Show(root))
        .addSubcommand(new ChangeWebhookCommand(root))
        .addSubcommand(new OneWebhookCommand.Pause(root))
        .addSubcommand(new OneWebhookCommand.Resume(root))
        .addSubcommand(new OneWebhookCommand.Delete(root))
        .addSubcommand(new OneWebhookCommand.Test(root))
        .addSubcommand(new RotateWebhookCommand(root))
        .addSubcommand(new DeliveriesCommand(root))
        .addSubcommand(new ReplayCommand(root));
  }

  static String path(String id) {
    return PATH + "/" + Query.encode(id);
  }

  static Reply post(Ledger ledger, String path, JsonNode body) {
    return ledger.post(path, Query.NONE, posted(body));
  }

  static Reply patch(Ledger ledger, String id, JsonNode body) {
    return ledger.send("PATCH", path(id), posted(body));
  }

  private static Posted posted(JsonNode body) {
    return Posted.json(UUID.randomUUID().toString(), body.toString(), Map.of());
  }
}
