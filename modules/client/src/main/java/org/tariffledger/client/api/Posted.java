package org.tariffledger.client.api;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;

/// What is written to the ledger. The key makes it safe to send again what was not answered.
public record Posted(String idempotencyKey, BodyPublisher body, Map<String, String> headers) {

  public Posted {
    headers = Map.copyOf(headers);
  }

  public static Posted json(String idempotencyKey, String text, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return new Posted(idempotencyKey, BodyPublishers.ofString(text), all);
  }
}
