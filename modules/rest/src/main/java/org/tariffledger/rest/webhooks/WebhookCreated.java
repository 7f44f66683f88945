package org.tariffledger.rest.webhooks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/// A webhook with its secret, which is shown only here.
@Schema(description = "The webhook, and its secret, which is shown this once.")
record WebhookCreated(
    @JsonUnwrapped WebhookAnswer webhook,
    @Schema(description = "With what v1 is verified.", example = "whsec_…") String secret) {}
