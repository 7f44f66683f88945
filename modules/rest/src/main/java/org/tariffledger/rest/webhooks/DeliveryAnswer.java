package org.tariffledger.rest.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.webhooks.WebhookAnswer.AttemptAnswer;
import org.tariffledger.subscriptions.PublicChange;
import org.tariffledger.subscriptions.webhooks.Delivery;

/// A delivery, as the owner of the webhook sees it.
@Schema(description = "What was sent or is to be, and how that went.")
record DeliveryAnswer(
    @Schema(description = "The header webhook-id of every call.") String message,
    @Schema(description = "The sequence of the change; null of a message that is none.")
        @Nullable String sequence,
    Delivery.State state,
    @Schema(description = "Of one that is pending: when it is sent next.") @Nullable Instant dueAt,
    @Schema(description = "When it came or was given up.") @Nullable Instant endedAt,
    @Schema(description = "The calls, of which the last 20 are kept.")
        List<AttemptAnswer> attempts) {

  static DeliveryAnswer of(Delivery delivery) {
    return new DeliveryAnswer(
        delivery.message(),
        delivery.number() < 0 ? null : PublicChange.text(delivery.number()),
        delivery.state(),
        delivery.due(),
        delivery.ended(),
        delivery.attempts().stream().map(AttemptAnswer::of).toList());
  }
}
