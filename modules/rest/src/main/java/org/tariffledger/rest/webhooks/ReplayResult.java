package org.tariffledger.rest.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;

/// What is sent again.
@Schema(description = "How many deliveries are in the queue again.")
record ReplayResult(
    long deliveries,
    @Schema(description = "How many more there are: ask again when these have come.") long left) {}
