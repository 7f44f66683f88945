package org.tariffledger.client;

import tools.jackson.databind.JsonNode;

/// Webhooks and how they go, for people.
final class WebhookText {

  static Table table(JsonNode items) {
    var table =
        Table.withHeader("Webhook", "State", "Pending", "Delivered", "Failed", "Position", "URL");
    items
        .valueStream()
        .forEach(
            one ->
                table.row(
                    Words.text(one.path("id")),
                    Words.ofName(one.path("state")),
                    Words.text(one.at("/deliveries/pending")),
                    Words.text(one.at("/deliveries/delivered")),
                    Words.text(one.at("/deliveries/failed")),
                    Words.text(one.path("position")),
                    Words.text(one.path("url"))));
    return table;
  }

  static String of(JsonNode webhook) {
    var table =
        Table.withoutHeader()
            .row("Webhook", Words.text(webhook.path("id")))
            .row("URL", Words.text(webhook.path("url")))
            .row("State", state(webhook));
    addIfThere(table, "Description", webhook.path("description"));
    table
        .row("Order", Words.text(webhook.path("order")))
        .row("Signatures", Words.list(webhook.path("signatures")))
        .row("Filter", filter(webhook.path("filter")))
        .row("Calls at once", Words.text(webhook.path("concurrency")))
        .row("Calls a second", Words.text(webhook.path("perSecond")))
        .row("Position", Words.text(webhook.path("position")))
        .row("Pending", Words.text(webhook.at("/deliveries/pending")))
        .row("Delivered", Words.text(webhook.at("/deliveries/delivered")))
        .row("Failed", Words.text(webhook.at("/deliveries/failed")));
    addIfThere(table, "Public key", webhook.path("publicKey"));
    addIfThere(table, "Secret", webhook.path("secret"));
    addIfThere(table, "Old secret signs until", webhook.path("overlapUntil"));
    if (webhook.hasNonNull("lastError")) {
      table.row("Last error", attempt(webhook.path("lastError")));
    }
    return table + shownOnce(webhook);
  }

  /// What a new secret is.
  static String secret(JsonNode rotated) {
    var table = Table.withoutHeader();
    addIfThere(table, "Secret", rotated.path("secret"));
    addIfThere(table, "Public key", rotated.path("publicKey"));
    addIfThere(table, "Old secret signs until", rotated.path("overlapUntil"));
    return table + shownOnce(rotated);
  }

  private static String shownOnce(JsonNode json) {
    return json.hasNonNull("secret") ? "\nKeep the secret: it is shown this once.\n" : "";
  }

  private static String filter(JsonNode filter) {
    var said =
        filter
            .propertyStream()
            .filter(one -> one.getValue().isString() || !one.getValue().isEmpty())
            .map(
                one ->
                    one.getKey()
                        + " "
                        + (one.getValue().isArray()
                            ? Words.list(one.getValue())
                            : Words.text(one.getValue())))
            .toList();
    return said.isEmpty() ? "all changes" : String.join(", ", said);
  }

  private static String state(JsonNode webhook) {
    var why = webhook.hasNonNull("detail") ? ": " + webhook.path("detail").asString() : "";
    return Words.ofName(webhook.path("state"))
        + " since "
        + Words.text(webhook.path("since"))
        + why;
  }

  private static void addIfThere(Table table, String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      table.row(name, Words.text(value));
    }
  }

  static Table deliveries(JsonNode items) {
    var table = Table.withHeader("Message", "State", "Calls", "Next", "Ended", "Last call");
    items
        .valueStream()
        .forEach(
            one ->
                table.row(
                    Words.text(one.path("message")),
                    Words.ofName(one.path("state")),
                    String.valueOf(one.path("attempts").size()),
                    Words.text(one.path("dueAt")),
                    Words.text(one.path("endedAt")),
                    one.path("attempts").isEmpty()
                        ? Words.NOTHING
                        : attempt(one.path("attempts").path(one.path("attempts").size() - 1))));
    return table;
  }

  static String test(JsonNode result) {
    return (result.path("isDelivered").asBoolean(false) ? "Delivered: " : "Not delivered: ")
        + attempt(result.path("attempt"))
        + "\n";
  }

  private static String attempt(JsonNode attempt) {
    var outcome =
        attempt.hasNonNull("error")
            ? Words.text(attempt.path("error"))
            : "answered " + Words.text(attempt.path("status"));
    return outcome
        + " at "
        + Words.text(attempt.path("at"))
        + " after "
        + Words.text(attempt.path("durationMs"))
        + " ms";
  }

  private WebhookText() {}
}
