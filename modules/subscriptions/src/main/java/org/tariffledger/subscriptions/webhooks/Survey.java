package org.tariffledger.subscriptions.webhooks;

import java.time.Duration;
import java.util.Map;
import org.tariffledger.subscriptions.webhooks.Webhook.State;

/// How webhooks stand all together: how many are in each state, how many this server cannot sign
/// for, how many deliveries wait, and for how long the one that waits longest could have been sent.
public record Survey(Map<State, Long> states, long unsignable, long pending, Duration oldestDue) {

  static final Survey NONE = new Survey(Map.of(), 0, 0, Duration.ZERO);

  public Survey {
    states = Map.copyOf(states);
  }
}
