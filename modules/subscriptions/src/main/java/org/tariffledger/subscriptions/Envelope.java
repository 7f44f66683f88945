package org.tariffledger.subscriptions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.LedgerJson;
import tools.jackson.databind.node.ObjectNode;

/// What a CloudEvent says about itself (CloudEvents 1.0, with the extensions `recordedtime`,
/// `sequence` and `partitionkey`). `time` is when it happened, `recordedtime` when the ledger took
/// it in.
record Envelope(
    UUID ledger,
    long sequence,
    String type,
    String subject,
    @Nullable String partitionKey,
    Instant time,
    Instant recordedTime) {

  String json(ObjectNode data) {
    var json = LedgerJson.mapper().createObjectNode();
    json.put("specversion", "1.0");
    json.put("id", PublicChange.text(sequence));
    json.put("source", PublicChange.source(ledger));
    json.put("type", type);
    json.put("subject", subject);
    json.put("time", time.toString());
    json.put("recordedtime", recordedTime.toString());
    json.put("sequence", PublicChange.text(sequence));
    if (partitionKey != null) {
      json.put("partitionkey", partitionKey);
    }
    json.put("datacontenttype", "application/json");
    json.set("data", data);
    return LedgerJson.mapper().writeValueAsString(json);
  }

  static boolean isTooLarge(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length > PublicChange.BYTES_MAX;
  }
}
