package org.tariffledger.subscriptions.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is sent to a webhook, and how that went. `number` is the sequence of the change, or below
/// zero that of a message about another webhook. `due` is when it is sent next, of one that is
/// pending; `ended` when the others came or were given up.
public record Delivery(
    long number,
    String message,
    State state,
    @Nullable Instant due,
    @Nullable Instant ended,
    List<Attempt> attempts) {

  public enum State {
    PENDING,
    DELIVERED,
    FAILED
  }

  public Delivery {
    attempts = List.copyOf(attempts);
  }
}
