package org.tariffledger.subscriptions.webhooks;

import static org.tariffledger.subscriptions.webhooks.WebhookRows.COLUMNS;

import java.time.Clock;
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
import org.tariffledger.subscriptions.webhooks.Disabler.Disabling;

/// Writes down what came of calls, and what follows: that a delivery has come, when it is tried
/// again, that it is given up, and that its webhook is disabled.
final class Recorder {

  private static final Logger log = LoggerFactory.getLogger(Recorder.class);

  private static final int BATCH_ROWS = 500;
  private static final int CALLS_KEPT = 20;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  /// A claim and what came of it.
  record Outcome(Job job, Result result) {

    boolean isDelivered() {
      return result.attempt().isDelivered();
    }
  }

  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final RetrySchedule schedule;
  private final Disabler disabler;
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
    this.schedule = new RetrySchedule(settings.retryDelays());
    this.disabler = new Disabler(jdbc, feed, settings, clock);
    this.meters = meters;
    this.clock = clock;
  }

  /// Each webhook's in a transaction of its own, and out of the list once it is written.
  void record(List<Outcome> outcomes) {
    Map<String, List<Outcome>> byWebhook = new TreeMap<>();
    for (var outcome : outcomes) {
      byWebhook.computeIfAbsent(outcome.job().webhook().id(), _ -> new ArrayList<>()).add(outcome);
    }
    RuntimeException failure = null;
    for (var one : byWebhook.entrySet()) {
      try {
        record(one.getKey(), one.getValue());
        outcomes.removeIf(outcome -> outcome.job().webhook().id().equals(one.getKey()));
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      // Later it would not count.
      outcomes.removeIf(outcome -> outcome.job().leaseMs() < clock.millis());
      throw failure;
    }
  }

  private void record(String id, List<Outcome> outcomes) {
    var disabled = transactions.execute(_ -> recorded(id, outcomes));
    if (disabled != null) {
      meters.disabled(disabled.reason());
      log.warn(
          "The webhook {} is disabled, {}: {}",
          id,
          WebhookRows.spoken(disabled.reason()),
          disabled.detail());
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
    return disabler.disable(webhook, counted);
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
    return outcome.isDelivered() ? "delivered" : schedule.isGivenUp(outcome) ? "failed" : "pending";
  }

  private long dueMs(Outcome outcome, long now) {
    var delay =
        schedule.delayAfter(
            Math.min(outcome.job().attempts() + 1, Math.max(schedule.delays().size(), 1)),
            ThreadLocalRandom.current());
    var later = Math.max(delay.map(d -> d.toMillis()).orElse(0L), spread(held(outcome)));
    return outcome.isDelivered() ? now : now + later;
  }

  /// Up to a tenth later, so that not all come back at once.
  private static long spread(long millis) {
    return millis + ThreadLocalRandom.current().nextLong(millis / 10 + 1);
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
          "update webhook set hold_ms = greatest(hold_ms, ?) where id = ?",
          clock.millis() + held.getAsLong(),
          id);
    }
  }

  private static boolean isThrottled(Outcome outcome) {
    var status = outcome.result().attempt().status();
    return status != null && (status == TOO_MANY_REQUESTS || status == UNAVAILABLE);
  }
}
