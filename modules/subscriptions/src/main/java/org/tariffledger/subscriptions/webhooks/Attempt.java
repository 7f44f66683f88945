package org.tariffledger.subscriptions.webhooks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call: what the receiver answered, of which the beginning is kept, or why it did not.
public record Attempt(
    Instant at,
    Duration duration,
    @Nullable Integer status,
    @Nullable String reply,
    @Nullable String error) {

  private static final int GONE = 410;

  public boolean isDelivered() {
    return error == null && status != null && status >= 200 && status < 300;
  }

  boolean isGone() {
    return status != null && status == GONE;
  }

  /// For a line of the log.
  String outcome() {
    return error == null ? "status " + status : error.replaceFirst("\\.$", "");
  }
}
