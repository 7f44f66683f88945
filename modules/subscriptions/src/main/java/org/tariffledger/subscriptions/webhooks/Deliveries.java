package org.tariffledger.subscriptions.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ToldChange;
import org.tariffledger.subscriptions.webhooks.Delivery.State;

/// What was sent and is to be, as owners see it, and sent once more if they ask.
public final class Deliveries {

  public static final int REPLAYED_MAX = 1_000;

  /// Together with what is replayed, no more are due than that.
  static final int DUE_MAX = 3_000;

  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final ChangeFeed feed;
  private final Runnable changed;
  private final Clock clock;

  Deliveries(
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      ChangeFeed feed,
      Runnable changed,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.feed = feed;
    this.changed = changed;
    this.clock = clock;
  }

  /// So many wait already that no more are put in the queue.
  public static final class TooMany extends RuntimeException {}

  /// This server does not know yet all that the changes come from.
  public static final class Behind extends RuntimeException {}

  /// How many were put in the queue, and how many more there are.
  public record Replayed(long deliveries, long left) {}

  /// The newest first, below the number.
  public List<Delivery> list(String webhook, @Nullable State state, long below, int limit) {
    var values = new ArrayList<Object>(List.of(webhook, below));
    if (state != null) {
      values.add(WebhookRows.lower(state));
    }
    values.add(limit);
    var found =
        jdbc.query(
            "select number, state, due_ms, ended_ms, message from webhook_delivery"
                + " where webhook = ? and number < ?"
                + (state == null ? "" : " and state = ?")
                + " order by number desc limit ?",
            this::delivery,
            values.toArray());
    var attempts = attempts(webhook, found);
    return found.stream()
        .map(
            one ->
                new Delivery(
                    one.number(),
                    one.message(),
                    one.state(),
                    one.due(),
                    one.ended(),
                    attempts.getOrDefault(one.number(), List.of())))
        .toList();
  }

  private Delivery delivery(ResultSet row, int number) throws SQLException {
    var state = State.valueOf(WebhookRows.upper(row.getString("state")));
    var message = row.getString("message");
    return new Delivery(
        row.getLong("number"),
        message == null ? message(row.getLong("number")) : message,
        state,
        state == State.PENDING ? Instant.ofEpochMilli(row.getLong("due_ms")) : null,
        state == State.PENDING ? null : Instant.ofEpochMilli(row.getLong("ended_ms")),
        List.of());
  }

  private String message(long sequence) {
    return Messages.id(feed.ledger(), sequence);
  }

  private Map<Long, List<Attempt>> attempts(String webhook, List<Delivery> of) {
    var attempts = new HashMap<Long, List<Attempt>>();
    if (!of.isEmpty()) {
      var numbers = of.stream().map(one -> "" + one.number()).collect(Collectors.joining(","));
      jdbc.query(
          "select number, at_ms, duration_ms, status, reply, error from webhook_attempt"
              + " where webhook = ? and number in ("
              + numbers
              + ") order by number, call",
          row -> {
            attempts
                .computeIfAbsent(row.getLong("number"), _ -> new ArrayList<>())
                .add(WebhookRows.attempt(row, 0));
          },
          webhook);
    }
    return attempts;
  }

  /// Sends changes of the log from the first to the last sequence again, or for the first time, as
  /// far as the webhook wants them now.
  ///
  /// @throws TooMany if too many wait already
  /// @throws Behind if it cannot be said yet what is wanted
  public Replayed replay(Webhook webhook, long first, long last) {
    var wanted = new ArrayList<Long>();
    var reached = first - 1;
    while (reached < last) {
      var page = feed.page(reached, REPLAYED_MAX, webhook.wanted().filter());
      if (page.next() == reached) {
        throw new Behind();
      }
      page.changes().stream()
          .map(ToldChange::sequence)
          .filter(sequence -> sequence <= last)
          .forEach(wanted::add);
      reached = page.next();
    }
    put(webhook.id(), wanted);
    return new Replayed(wanted.size(), 0);
  }

  /// Sends again what was given up since then, and now what would be tried again later, the oldest
  /// first.
  ///
  /// @throws TooMany if too many wait already
  public Replayed replayFailed(Webhook webhook, Instant since) {
    var failed =
        jdbc.query(
            """
            select number from webhook_delivery
            where webhook = ? and (state = 'failed' and ended_ms >= ?
              or state = 'pending' and attempts > 0 and due_ms > ?)
            order by number\
            """,
            (row, _) -> row.getLong(1),
            webhook.id(),
            since.toEpochMilli(),
            clock.millis());
    var some = failed.subList(0, Math.min(failed.size(), REPLAYED_MAX));
    put(webhook.id(), some);
    return new Replayed(some.size(), failed.size() - some.size());
  }

  private void put(String webhook, List<Long> numbers) {
    transactions.executeWithoutResult(
        _ -> {
          jdbc.queryForList("select id from webhook where id = ? for update", webhook);
          if (Waiting.of(webhook, clock.millis(), jdbc).due() + numbers.size() > DUE_MAX) {
            throw new TooMany();
          }
          for (var number : numbers) {
            putAgain(webhook, number);
          }
        });
    changed.run();
  }

  /// Whoever is calling about it right now has lost the claim, so that it is called about again.
  private void putAgain(String webhook, long number) {
    var now = clock.millis();
    var known =
        jdbc.update(
            """
            update webhook_delivery set state = 'pending', attempts = 0, due_ms = ?, lease_ms = 0,
              fence = fence + 1, ended_ms = null
            where webhook = ? and number = ?\
            """,
            now,
            webhook,
            number);
    if (known == 0) {
      jdbc.update(
          """
          insert into webhook_delivery (webhook, number, state, attempts, calls, due_ms, lease_ms,
            fence)
          values (?, ?, 'pending', 0, 0, ?, 0, 0)\
          """,
          webhook,
          number,
          now);
    }
  }
}
