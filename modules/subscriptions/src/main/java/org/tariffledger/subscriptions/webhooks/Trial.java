package org.tariffledger.subscriptions.webhooks;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.tariffledger.subscriptions.ChangeFeed;

/// Sends a webhook a message that is no change, now, and says what came of it.
public final class Trial {

  static final int RUNNING_MAX = 8;

  private final ChangeFeed feed;
  private final SecretStore secrets;
  private final Caller caller;
  private final Clock clock;
  private final Semaphore running = new Semaphore(RUNNING_MAX);

  Trial(ChangeFeed feed, SecretStore secrets, Caller caller, Clock clock) {
    this.feed = feed;
    this.secrets = secrets;
    this.caller = caller;
    this.clock = clock;
  }

  /// So many run already.
  public static final class TooMany extends RuntimeException {}

  /// What was sent under which id, and what came of it.
  public record Tried(String message, Attempt attempt) {}

  /// Empty if this server cannot open the webhook's secret.
  ///
  /// @throws TooMany if too many run already
  public Optional<Tried> of(Webhook webhook) {
    var keys = secrets.keys(webhook.id());
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    if (!running.tryAcquire()) {
      throw new TooMany();
    }
    try {
      var message = Messages.test(feed.ledger(), webhook, clock.instant());
      return Optional.of(
          new Tried(message.id(), caller.call(webhook, keys.get(), message).attempt()));
    } finally {
      running.release();
    }
  }
}
