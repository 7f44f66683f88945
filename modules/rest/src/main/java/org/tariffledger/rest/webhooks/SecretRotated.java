package org.tariffledger.rest.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A new secret, which is shown only here.
@Schema(description = "The new secret, which is shown this once.")
record SecretRotated(
    @Schema(example = "whsec_…") String secret,
    @Schema(description = "With what v1a is verified; null without it.") @Nullable String publicKey,
    @Schema(description = "Until when messages are signed with the old one too.")
        Instant overlapUntil) {}
