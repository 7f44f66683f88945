package org.tariffledger.subscriptions.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.webhooks.Recorder.Outcome;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;
import org.tariffledger.subscriptions.webhooks.Webhook.Reason;

/// Disables webhooks that it is no use to call, and sees to it that their owners hear of it. To be
/// asked while the webhook's row is locked.
final class Disabler {

  private static final int TOLD_MAX = 100;

  /// Why, in a word and in a sentence.
  record Disabling(Reason reason, String detail) {}

  private final JdbcTemplate jdbc;
  private final ChangeFeed feed;
  private final RetrySchedule schedule;
  private final WebhookSettings settings;
  private final Clock clock;

  Disabler(JdbcTemplate jdbc, ChangeFeed feed, WebhookSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.feed = feed;
    this.schedule = new RetrySchedule(settings.retryDelays());
    this.settings = settings;
    this.clock = clock;
  }

  /// Null if the webhook goes on, or was disabled before.
  @Nullable Disabling disable(Webhook webhook, List<Outcome> counted) {
    if (webhook.state() == Webhook.State.DISABLED) {
      return null;
    }
    var disabling = disabling(webhook, counted);
    if (disabling != null) {
      disable(webhook, disabling);
    }
    return disabling;
  }

  private @Nullable Disabling disabling(Webhook webhook, List<Outcome> counted) {
    for (var outcome : counted) {
      var attempt = outcome.result().attempt();
      if (attempt.isGone()) {
        return new Disabling(Reason.GONE, "The receiver answered 410.");
      }
      if (schedule.isGivenUp(outcome) && webhook.wanted().order() == Order.STRICT) {
        return new Disabling(
            Reason.DELIVERY_FAILED,
            "Of a strict order nothing is skipped, and %s was given up: %s."
                .formatted(outcome.job().message().id(), attempt.outcome()));
      }
    }
    return failing(webhook.id(), counted.getLast());
  }

  private @Nullable Disabling failing(String id, Outcome last) {
    var since = jdbc.queryForObject("select failing_ms from webhook where id = ?", Long.class, id);
    if (since == null || clock.millis() - since < settings.disableAfter().toMillis()) {
      return null;
    }
    return new Disabling(
        Reason.FAILING,
        "Nothing has come since %s; last: %s."
            .formatted(Instant.ofEpochMilli(since), last.result().attempt().outcome()));
  }

  private void disable(Webhook webhook, Disabling disabling) {
    var now = clock.instant();
    jdbc.update(
        """
        update webhook set version = version + 1, state = 'disabled', reason = ?, detail = ?,
          state_ms = ?
        where id = ?\
        """,
        WebhookRows.lower(disabling.reason()),
        disabling.detail(),
        now.toEpochMilli(),
        webhook.id());
    var told =
        new Webhook(
            webhook.id(),
            webhook.owner(),
            webhook.version() + 1,
            webhook.madeAt(),
            webhook.wanted(),
            Webhook.State.DISABLED,
            disabling.reason(),
            disabling.detail(),
            now,
            webhook.position());
    tellOthers(told, now);
  }

  /// The owner's other webhooks hear of it. Their numbers go down from zero, before all changes.
  private void tellOthers(Webhook disabled, Instant now) {
    var message = Messages.disabled(feed.ledger(), disabled, now);
    var others =
        jdbc.query(
            """
            select id from webhook where owner = ? and id <> ? and state <> 'disabled'
            order by id limit ?\
            """,
            (row, _) -> row.getString(1),
            disabled.owner(),
            disabled.id(),
            TOLD_MAX);
    for (var other : others) {
      jdbc.update(
          """
          insert into webhook_delivery (webhook, number, state, attempts, calls, due_ms, lease_ms,
            fence, message, bytes)
          select ?, least(coalesce(min(number), 0), 0) - 1, 'pending', 0, 0, ?, 0, 0, ?, ?
          from webhook_delivery where webhook = ?\
          """,
          other,
          now.toEpochMilli(),
          message.id(),
          message.bytes(),
          other);
    }
  }
}
