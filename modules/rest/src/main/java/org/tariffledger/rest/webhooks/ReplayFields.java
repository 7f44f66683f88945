package org.tariffledger.rest.webhooks;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.tariffledger.rest.json.Instants;
import org.tariffledger.subscriptions.webhooks.Deliveries;
import org.tariffledger.subscriptions.webhooks.Webhook;

/// What is to be sent once more.
sealed interface ReplayFields {

  /// Changes of these sequences, both included.
  record Range(long first, long last) implements ReplayFields {}

  /// What was given up since then.
  record FailedSince(Instant since) implements ReplayFields {}

  static ReplayFields read(BodyFields fields, WebhookFields sequences, Webhook webhook) {
    fields.allow(new TreeSet<>(Set.of("sequence", "from", "to", "failedSince")));
    var ways =
        (fields.isNull("sequence") ? 0 : 1)
            + (fields.isNull("from") && fields.isNull("to") ? 0 : 1)
            + (fields.isNull("failedSince") ? 0 : 1);
    if (ways != 1) {
      fields
          .faults()
          .add(
              "",
              "one-replay",
              "Name one change by sequence, or from and to, or failedSince: one of the three.");
      return new FailedSince(Instant.EPOCH);
    }
    if (!fields.isNull("failedSince")) {
      var since = fields.value("failedSince", "bad-instant", Instants::parse);
      return new FailedSince(Objects.requireNonNullElse(since, Instant.EPOCH));
    }
    return range(fields, sequences, webhook);
  }

  private static Range range(BodyFields fields, WebhookFields sequences, Webhook webhook) {
    if (!fields.isNull("sequence")) {
      var one = sequence("sequence", fields, sequences, webhook);
      return new Range(one, one);
    }
    fields.require("from");
    fields.require("to");
    var first = sequence("from", fields, sequences, webhook);
    var last = sequence("to", fields, sequences, webhook);
    if (last < first || last - first >= Deliveries.REPLAYED_MAX) {
      fields
          .faults()
          .add(
              fields.at("to"),
              "bad-value",
              "A range ends no earlier than it begins, and has at most %d changes."
                  .formatted(Deliveries.REPLAYED_MAX));
    }
    return new Range(first, last);
  }

  /// Beyond its position a webhook has not come yet.
  private static long sequence(
      String name, BodyFields fields, WebhookFields sequences, Webhook webhook) {
    var text = fields.text(name);
    return text == null ? 0 : sequences.sequence(name, text, webhook.position());
  }
}
