package org.tariffledger.subscriptions.webhooks;

import static org.tariffledger.subscriptions.webhooks.WebhookRows.COLUMNS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;

/// From the change log to what is sent next. Whoever holds a webhook's row puts its next changes in
/// the queue and takes from there: several servers share the work, and never in one webhook at
/// once.
final class Queue {

  /// So many deliveries of one webhook that are due wait here; all others wait in the log.
  static final int WINDOW = 1_000;

  /// With those that are tried again later: whoever fails to take some is called about others.
  static final int PENDING_MAX = 10_000;

  /// Of what was delivered, and of what was given up, so many are kept to be looked at.
  static final int DELIVERED_KEPT = 1_000;

  static final int FAILED_KEPT = 10_000;

  private static final int BATCH_ROWS = 500;
  private static final long SECOND_MS = 1_000;

  /// A webhook and how fast it may be called now.
  private record Held(Webhook webhook, long holdMs, long secondMs, int secondUsed) {}

  private record Due(
      long number,
      Message message,
      int attempts,
      int calls,
      long fence,
      long dueMs,
      long leaseMs) {}

  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final ChangeFeed feed;
  private final SecretStore secrets;
  private final WebhookSettings settings;
  private final Clock clock;

  Queue(
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      ChangeFeed feed,
      SecretStore secrets,
      WebhookSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.feed = feed;
    this.secrets = secrets;
    this.settings = settings;
    this.clock = clock;
  }

  /// The active webhooks that have not looked at all changes up to the sequence.
  List<String> behind(long last) {
    return jdbc.query(
        "select id from webhook where state = 'active' and position < ?",
        (row, _) -> row.getString(1),
        last);
  }

  /// Puts the next changes in the queue of the webhook, as far as there is room; false if there was
  /// nothing to put, no room, or somebody else is at it.
  boolean fill(String id) {
    return Boolean.TRUE.equals(transactions.execute(_ -> filled(id)));
  }

  private boolean filled(String id) {
    var held = hold(id);
    if (held.isEmpty() || held.get().webhook().state() != Webhook.State.ACTIVE) {
      return false;
    }
    var webhook = held.get().webhook();
    var waiting = Waiting.of(id, clock.millis(), jdbc);
    var room = Math.toIntExact(Math.min(WINDOW - waiting.due(), PENDING_MAX - waiting.all()));
    if (room <= WINDOW / 2) {
      return false;
    }
    var page = feed.page(webhook.position(), room, webhook.wanted().filter());
    if (page.next() == webhook.position()) {
      return false;
    }
    jdbc.batchUpdate(
        """
        insert into webhook_delivery (webhook, number, state, attempts, calls, due_ms, lease_ms,
          fence)
        values (?, ?, 'pending', 0, 0, ?, 0, 0) on conflict do nothing\
        """,
        page.changes(),
        BATCH_ROWS,
        (insert, change) -> {
          insert.setString(1, id);
          insert.setLong(2, change.sequence());
          insert.setLong(3, clock.millis());
        });
    jdbc.update("update webhook set position = ? where id = ?", page.next(), id);
    prune(id);
    return true;
  }

  private void prune(String id) {
    prune(id, "delivered", DELIVERED_KEPT);
    prune(id, "failed", FAILED_KEPT);
  }

  private void prune(String id, String state, int kept) {
    var last =
        jdbc.queryForList(
            """
            select ended_ms from webhook_delivery where webhook = ? and state = ?
            order by ended_ms desc limit 1 offset ?\
            """,
            Long.class,
            id,
            state,
            kept);
    if (!last.isEmpty()) {
      forget(id, state, last.getFirst());
    }
  }

  private void forget(String id, String state, long upTo) {
    var old =
        jdbc.query(
            "select number from webhook_delivery where webhook = ? and state = ? and ended_ms <= ?",
            (row, _) -> new Object[] {id, row.getLong(1)},
            id,
            state,
            upTo);
    for (var table : List.of("webhook_attempt", "webhook_delivery")) {
      jdbc.batchUpdate("delete from " + table + " where webhook = ? and number = ?", old);
    }
  }

  /// Active webhooks with something to send now, in the order of their ids.
  List<String> due(String after, int limit) {
    var now = clock.millis();
    return jdbc.query(
        """
        select w.id from webhook w
        where w.id > ? and w.state = 'active' and w.hold_ms <= ? and exists (
          select 1 from webhook_delivery d
          where d.webhook = w.id and d.state = 'pending' and d.due_ms <= ? and d.lease_ms <= ?)
        order by w.id limit ?\
        """,
        (row, _) -> row.getString(1),
        after,
        now,
        now,
        now,
        limit);
  }

  /// Takes what may be sent to the webhook now, at most so much; nothing if somebody else is at it.
  List<Job> claim(String id, int most) {
    var claimed = transactions.execute(_ -> claimed(id, most));
    return claimed == null ? List.of() : claimed;
  }

  private List<Job> claimed(String id, int most) {
    var held = hold(id).orElse(null);
    var now = clock.millis();
    if (held == null || held.webhook().state() != Webhook.State.ACTIVE || held.holdMs() > now) {
      return List.of();
    }
    var webhook = held.webhook();
    var isNewSecond = now - held.secondMs() >= SECOND_MS || now < held.secondMs();
    var used = isNewSecond ? 0 : held.secondUsed();
    var room = Math.min(most, webhook.wanted().perSecond() - used);
    var due = due(webhook, Math.min(room, webhook.wanted().concurrency() - calling(id, now)), now);
    var keys = due.isEmpty() ? Optional.<List<SigningKey>>empty() : secrets.keys(id);
    if (keys.isEmpty()) {
      return List.of();
    }
    jdbc.update(
        "update webhook set second_ms = ?, second_used = ? where id = ?",
        isNewSecond ? now : held.secondMs(),
        used + due.size(),
        id);
    return lease(webhook, keys.get(), due, now + settings.lease().toMillis());
  }

  private int calling(String id, long now) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            select count(*) from webhook_delivery
            where webhook = ? and state = 'pending' and lease_ms > ?\
            """,
            Integer.class,
            id,
            now));
  }

  private List<Due> due(Webhook webhook, int room, long now) {
    if (room <= 0) {
      return List.of();
    }
    return switch (webhook.wanted().order()) {
      case Order.PARALLEL ->
          find(
              "and d.due_ms <= ? and d.lease_ms <= ? order by d.due_ms, d.number limit ?",
              webhook.id(),
              now,
              now,
              room);
      case Order.STRICT ->
          find("order by d.number limit 1", webhook.id()).stream()
              .filter(first -> first.dueMs() <= now && first.leaseMs() <= now)
              .toList();
    };
  }

  private List<Due> find(String which, Object... values) {
    return jdbc.query(
        """
        select d.number, d.message, coalesce(d.bytes, c.bytes), d.attempts, d.calls, d.fence,
          d.due_ms, d.lease_ms
        from webhook_delivery d left join public_change c on c.sequence = d.number
        where d.webhook = ? and d.state = 'pending' \
        """
            + which,
        this::due,
        values);
  }

  private Due due(ResultSet row, int number) throws SQLException {
    var id = row.getString(2);
    return new Due(
        row.getLong(1),
        new Message(id == null ? Messages.id(feed.ledger(), row.getLong(1)) : id, row.getBytes(3)),
        row.getInt(4),
        row.getInt(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8));
  }

  private List<Job> lease(Webhook webhook, List<SigningKey> keys, List<Due> due, long leaseMs) {
    var jobs = new ArrayList<Job>();
    for (var one : due) {
      jobs.add(
          new Job(
              webhook,
              keys,
              one.number(),
              one.message(),
              one.attempts(),
              one.calls(),
              one.fence() + 1,
              leaseMs));
    }
    jdbc.batchUpdate(
        """
        update webhook_delivery set lease_ms = ?, fence = ? where webhook = ? and number = ?\
        """,
        jobs,
        BATCH_ROWS,
        (update, job) -> {
          update.setLong(1, leaseMs);
          update.setLong(2, job.fence());
          update.setString(3, webhook.id());
          update.setLong(4, job.number());
        });
    return jobs;
  }

  private Optional<Held> hold(String id) {
    return jdbc
        .query(
            "select "
                + COLUMNS
                + ", hold_ms, second_ms, second_used from webhook where id = ?"
                + " for update skip locked",
            (row, number) ->
                new Held(
                    WebhookRows.webhook(row, number),
                    row.getLong("hold_ms"),
                    row.getLong("second_ms"),
                    row.getInt("second_used")),
            id)
        .stream()
        .findFirst();
  }
}
