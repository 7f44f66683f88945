package org.tariffledger.subscriptions.webhooks;

import static org.tariffledger.subscriptions.webhooks.WebhookRows.COLUMNS;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.webhooks.Caller.Result;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;
import org.tariffledger.subscriptions.webhooks.Webhook.Reason;

/// Writes down what came of calls, and what follows: that a delivery has come, when it is tried
/// again, that it is given up, and that its webhook is disabled.
final class Recorder {

  private static final Logger log = LoggerFactory.getLogger(Recorder.class);

  private static final int BATCH_ROWS = 500;
  private static final int CALLS_KEPT = 20;
  private static final int TOLD_MAX = 100;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  /// A claim and what came of it.
  record Outcome(Job job, Result result) {

    boolean isDelivered() {
      return result.attempt().isDelivered();
    }
  }

  private record Disabling(Reason reason, String detail) {}

  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final ChangeFeed feed;
  private final RetrySchedule schedule;
  private final WebhookSettings settings;
  private final WebhookMeters meters;
  private final Clock clock;

  Recorder(
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      ChangeFeed feed,
      WebhookSettings settings,
      WebhookMeters meters,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.feed = feed;
    this.schedule = new RetrySchedule(settings.retryDelays());
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
  }

  /// Each webhook's in a transaction of its own, and out of the list once it is written.
  void record(List<Outcome> outcomes) {
    Map<String, List<Outcome>> byWebhook = new TreeMap<>();
    for (var outcome : outcomes) {
      byWebhook.computeIfAbsent(outcome.job().webhook().id(), _ -> new ArrayList<>()).add(outcome);
    }
    for (var one : byWebhook.entrySet()) {
      var disabled = transactions.execute(_ -> recorded(one.getKey(), one.getValue()));
      if (disabled != null) {
        meters.disabled(disabled.reason());
        log.warn(
            "The webhook {} is disabled, {}: {}",
            one.getKey(),
            WebhookRows.lower(disabled.reason()),
            disabled.detail());
      }
      outcomes.removeIf(outcome -> outcome.job().webhook().id().equals(one.getKey()));
    }
  }

  private @Nullable Disabling recorded(String id, List<Outcome> outcomes) {
    var webhook = locked(id);
    if (webhook == null) {
      return null;
    }
    var counted = write(id, outcomes);
    if (counted.isEmpty()) {
      return null;
    }
    keepAttempts(counted);
    count(id, counted);
    var disabling = disabling(webhook, counted);
    if (disabling == null || webhook.state() == Webhook.State.DISABLED) {
      return null;
    }
    disable(webhook, disabling);
    return disabling;
  }

  private @Nullable Webhook locked(String id) {
    return jdbc
        .query(
            "select " + COLUMNS + " from webhook where id = ? for update", WebhookRows::webhook, id)
        .stream()
        .findFirst()
        .orElse(null);
  }

  /// Returns those that count: of the others the claim is somebody else's by now.
  private List<Outcome> write(String id, List<Outcome> outcomes) {
    var written =
        jdbc.batchUpdate(
            """
            update webhook_delivery set state = ?, attempts = attempts + 1, calls = calls + 1,
              due_ms = ?, ended_ms = ?, lease_ms = 0
            where webhook = ? and number = ? and fence = ? and lease_ms = ? and state = 'pending'\
            """,
            outcomes.stream().map(outcome -> values(id, outcome)).toList());
    var counted = new ArrayList<Outcome>();
    for (int i = 0; i < written.length; i++) {
      if (written[i] == 1) {
        counted.add(outcomes.get(i));
      } else {
        log.debug("What came of calling {} came too late to count.", id);
      }
    }
    return counted;
  }

  private Object[] values(String id, Outcome outcome) {
    var job = outcome.job();
    var now = clock.millis();
    return new Object[] {
      state(outcome), dueMs(outcome, now), now, id, job.number(), job.fence(), job.leaseMs()
    };
  }

  private String state(Outcome outcome) {
    return outcome.isDelivered() ? "delivered" : isGivenUp(outcome) ? "failed" : "pending";
  }

  /// Who says that it is gone is not tried further; if its owner wants it, all of it comes.
  private boolean isGivenUp(Outcome outcome) {
    return !outcome.isDelivered()
        && !outcome.result().attempt().isGone()
        && outcome.job().attempts() >= schedule.delays().size();
  }

  private long dueMs(Outcome outcome, long now) {
    var delay =
        schedule.delayAfter(
            Math.min(outcome.job().attempts() + 1, Math.max(schedule.delays().size(), 1)),
            ThreadLocalRandom.current());
    var later = Math.max(delay.map(d -> d.toMillis()).orElse(0L), held(outcome));
    return outcome.isDelivered() ? now : now + later;
  }

  private static long held(Outcome outcome) {
    return outcome.result().retryAfter().toMillis();
  }

  private void keepAttempts(List<Outcome> counted) {
    jdbc.batchUpdate(
        """
        insert into webhook_attempt (webhook, number, call, at_ms, duration_ms, status, reply,
          error)
        values (?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        counted,
        BATCH_ROWS,
        (insert, outcome) -> {
          var attempt = outcome.result().attempt();
          insert.setString(1, outcome.job().webhook().id());
          insert.setLong(2, outcome.job().number());
          insert.setInt(3, outcome.job().calls() + 1);
          insert.setLong(4, attempt.at().toEpochMilli());
          insert.setLong(5, attempt.duration().toMillis());
          insert.setObject(6, attempt.status(), java.sql.Types.INTEGER);
          insert.setString(7, attempt.reply());
          insert.setString(8, attempt.error());
        });
    for (var outcome : counted) {
      var job = outcome.job();
      if (job.calls() >= CALLS_KEPT) {
        jdbc.update(
            "delete from webhook_attempt where webhook = ? and number = ? and call <= ?",
            job.webhook().id(),
            job.number(),
            job.calls() + 1 - CALLS_KEPT);
      }
    }
  }

  private void count(String id, List<Outcome> counted) {
    var delivered = counted.stream().filter(Outcome::isDelivered).count();
    if (delivered > 0) {
      jdbc.update(
          "update webhook set delivered = delivered + ?, failing_ms = null where id = ?",
          delivered,
          id);
    } else {
      jdbc.update(
          "update webhook set failing_ms = ? where id = ? and failing_ms is null",
          clock.millis(),
          id);
    }
    var held = counted.stream().filter(Recorder::isThrottled).mapToLong(Recorder::held).max();
    if (held.isPresent() && held.getAsLong() > 0) {
      jdbc.update(
          "update webhook set hold_ms = ? where id = ?", clock.millis() + held.getAsLong(), id);
    }
  }

  private static boolean isThrottled(Outcome outcome) {
    var status = outcome.result().attempt().status();
    return status != null && (status == TOO_MANY_REQUESTS || status == UNAVAILABLE);
  }

  private @Nullable Disabling disabling(Webhook webhook, List<Outcome> counted) {
    for (var outcome : counted) {
      var attempt = outcome.result().attempt();
      if (attempt.isGone()) {
        return new Disabling(Reason.GONE, "The receiver answered 410.");
      }
      if (isGivenUp(outcome) && webhook.wanted().order() == Order.STRICT) {
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
