package org.tariffledger.subscriptions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.subscriptions.PublicChange;

/// What is sent to webhooks. A change is sent as it stands in the log; here are their ids, and
/// messages that are no changes: only owners see them, for an address is nobody else's business.
final class Messages {

  static final String TEST = "org.tariffledger.webhook.test";
  static final String DISABLED = "org.tariffledger.webhook.disabled";

  /// Of the ledger, since a receiver may hear of several; without a dot, which ids must not have.
  static String id(UUID ledger, long sequence) {
    return ledger + "-" + PublicChange.text(sequence);
  }

  static Message test(UUID ledger, Webhook webhook, Instant now) {
    return message(ledger, TEST, webhook, now);
  }

  static Message disabled(UUID ledger, Webhook webhook, Instant now) {
    return message(ledger, DISABLED, webhook, now);
  }

  private static Message message(UUID ledger, String type, Webhook webhook, Instant now) {
    var id = UUID.randomUUID().toString();
    var json = LedgerJson.mapper().createObjectNode();
    json.put("specversion", "1.0");
    json.put("id", id);
    json.put("source", "urn:uuid:" + ledger + ":webhooks");
    json.put("type", type);
    json.put("subject", webhook.id());
    json.put("time", now.toString());
    json.put("datacontenttype", "application/json");
    var data = json.putObject("data");
    data.put("webhook", webhook.id());
    if (webhook.reason() != null) {
      data.set("reason", LedgerJson.mapper().valueToTree(webhook.reason()));
      data.put("detail", webhook.detail());
    }
    return new Message(
        ledger + "-" + id, LedgerJson.mapper().writeValueAsString(json).getBytes(UTF_8));
  }

  private Messages() {}
}
