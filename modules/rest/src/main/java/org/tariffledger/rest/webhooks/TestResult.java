package org.tariffledger.rest.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import org.tariffledger.rest.webhooks.WebhookAnswer.AttemptAnswer;

/// What came of a test.
@Schema(description = "What came of a message that was sent to try the webhook.")
record TestResult(
    @Schema(description = "Its header webhook-id.") String message,
    @Schema(description = "Whether the receiver answered 2xx.") boolean isDelivered,
    AttemptAnswer attempt) {}
