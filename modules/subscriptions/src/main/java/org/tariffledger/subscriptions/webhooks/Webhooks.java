package org.tariffledger.subscriptions.webhooks;

import static org.tariffledger.subscriptions.webhooks.WebhookRows.COLUMNS;
import static org.tariffledger.subscriptions.webhooks.WebhookRows.lower;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.tariffledger.commands.Expected;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;
import org.tariffledger.subscriptions.webhooks.Webhook.State;
import org.tariffledger.subscriptions.webhooks.Webhook.Wanted;

/// What owners do with their webhooks.
public final class Webhooks {

  private static final String STREAM = "webhook:";

  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final SecretStore secrets;
  private final Runnable changed;
  private final Clock clock;

  /// `changed` is told whenever there may be something to send.
  Webhooks(
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      SecretStore secrets,
      Runnable changed,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.secrets = secrets;
    this.changed = changed;
    this.clock = clock;
  }

  /// Somebody else's or one's own webhook has the id already.
  public static final class Exists extends RuntimeException {}

  /// There are as many as there may be, or as one owner may have.
  public static final class TooMany extends RuntimeException {}

  /// What is shown of it besides what it is: deliveries that wait in its queue, that came ever, and
  /// that were given up and are kept; what went wrong last; and whether this server can sign.
  public record Counts(
      long pending, long delivered, long failed, @Nullable Attempt lastError, boolean isSignable) {}

  /// A secret is seen once.
  public record Created(Webhook webhook, String secret) {}

  /// Calls it about changes after the position. Without a secret one is made.
  ///
  /// @throws Exists if the id is taken
  /// @throws TooMany if there are as many as there may be
  public Created create(
      String id, String owner, Wanted wanted, long position, byte @Nullable [] secret) {
    var made = secret == null ? SigningKey.make() : SigningKey.make(secret);
    try {
      transactions.executeWithoutResult(
          _ -> {
            if (count() >= Webhook.MAX || countOf(owner) >= Webhook.MAX_OF_OWNER) {
              throw new TooMany();
            }
            insert(id, owner, wanted, position);
            secrets.put(id, made, Duration.ZERO);
          });
    } catch (DuplicateKeyException _) {
      throw new Exists();
    }
    changed.run();
    return new Created(find(id).orElseThrow(), made.key().secret());
  }

  private long count() {
    return number("select count(*) from webhook");
  }

  private long countOf(String owner) {
    return number("select count(*) from webhook where owner = ?", owner);
  }

  private void insert(String id, String owner, Wanted wanted, long position) {
    var now = clock.millis();
    var values = new ArrayList<@Nullable Object>();
    values.add(id);
    values.add(owner);
    values.add(now);
    values.addAll(WebhookRows.values(wanted));
    values.add(now);
    values.add(position);
    jdbc.update(
        """
        insert into webhook (id, owner, version, made_ms, url, description, types, importer,
          exporter, product, sent, signatures, concurrency, per_second, state, state_ms, position,
          hold_ms, second_ms, second_used, delivered)
        values (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?, ?, 0, 0, 0, 0)\
        """,
        values.toArray());
  }

  public Optional<Webhook> find(String id) {
    return jdbc
        .query("select " + COLUMNS + " from webhook where id = ?", WebhookRows::webhook, id)
        .stream()
        .findFirst();
  }

  /// In the order of their ids, only of one owner unless that is null.
  public List<Webhook> list(@Nullable String owner, String after, int limit) {
    var whose = owner == null ? "" : " and owner = ?";
    var values = new ArrayList<Object>(List.of(after));
    if (owner != null) {
      values.add(owner);
    }
    values.add(limit);
    return jdbc.query(
        "select " + COLUMNS + " from webhook where id > ?" + whose + " order by id limit ?",
        WebhookRows::webhook,
        values.toArray());
  }

  public Counts counts(String id) {
    var states = new HashMap<String, Long>();
    jdbc.query(
        "select state, count(*) from webhook_delivery where webhook = ? group by state",
        row -> {
          states.put(row.getString(1), row.getLong(2));
        },
        id);
    return new Counts(
        states.getOrDefault("pending", 0L),
        number("select coalesce(max(delivered), 0) from webhook where id = ?", id),
        states.getOrDefault("failed", 0L),
        lastError(id),
        secrets.isReadable(id));
  }

  private @Nullable Attempt lastError(String id) {
    return jdbc
        .query(
            """
            select at_ms, duration_ms, status, reply, error from webhook_attempt
            where webhook = ? and (error is not null or status < 200 or status > 299)
            order by at_ms desc limit 1\
            """,
            WebhookRows::attempt,
            id)
        .stream()
        .findFirst()
        .orElse(null);
  }

  public String publicKey(String id) {
    return secrets.publicKey(id);
  }

  /// What its owner wants otherwise; `state` is active, paused, or null to leave it.
  ///
  /// @throws org.tariffledger.commands.StaleVersion if it has another version than expected
  public Webhook change(
      Webhook webhook, Expected expected, UnaryOperator<Wanted> changes, @Nullable State state) {
    transactions.executeWithoutResult(
        _ -> {
          var now = locked(webhook.id(), expected);
          var wanted = changes.apply(now.wanted());
          update(now, wanted);
          if (state != null && state != now.state()) {
            move(now, state);
          } else if (!wanted.url().equals(now.wanted().url())) {
            tryAgainNow(now);
          }
        });
    changed.run();
    return find(webhook.id()).orElseThrow();
  }

  private void update(Webhook now, Wanted wanted) {
    var values = new ArrayList<@Nullable Object>(WebhookRows.values(wanted));
    values.add(now.id());
    jdbc.update(
        """
        update webhook set version = version + 1, url = ?, description = ?, types = ?,
          importer = ?, exporter = ?, product = ?, sent = ?, signatures = ?, concurrency = ?,
          per_second = ?
        where id = ?\
        """,
        values.toArray());
  }

  /// A webhook of strict order skips nothing: what was given up is tried again first.
  private void move(Webhook now, State state) {
    jdbc.update(
        """
        update webhook set state = ?, reason = null, detail = null, state_ms = ?, hold_ms = 0,
          failing_ms = null
        where id = ?\
        """,
        lower(state),
        clock.millis(),
        now.id());
    if (now.state() == State.DISABLED && now.wanted().order() == Order.STRICT) {
      jdbc.update(
          """
          update webhook_delivery set state = 'pending', attempts = 0, due_ms = ?, ended_ms = null
          where webhook = ? and state = 'failed'\
          """,
          clock.millis(),
          now.id());
    }
    tryAgainNow(now);
  }

  private void tryAgainNow(Webhook webhook) {
    jdbc.update(
        """
        update webhook_delivery set attempts = 0, due_ms = ?
        where webhook = ? and state = 'pending'\
        """,
        clock.millis(),
        webhook.id());
  }

  public void delete(Webhook webhook, Expected expected) {
    transactions.executeWithoutResult(
        _ -> {
          locked(webhook.id(), expected);
          for (var table : List.of("webhook_attempt", "webhook_delivery", "webhook_secret")) {
            jdbc.update("delete from " + table + " where webhook = ?", webhook.id());
          }
          jdbc.update("delete from webhook where id = ?", webhook.id());
        });
  }

  /// The new secret; those before sign too, for so long.
  public String rotate(
      Webhook webhook, Expected expected, byte @Nullable [] secret, Duration overlap) {
    var made = secret == null ? SigningKey.make() : SigningKey.make(secret);
    transactions.executeWithoutResult(
        _ -> {
          locked(webhook.id(), expected);
          secrets.put(webhook.id(), made, overlap);
          jdbc.update("update webhook set version = version + 1 where id = ?", webhook.id());
        });
    changed.run();
    return made.key().secret();
  }

  private Webhook locked(String id, Expected expected) {
    var found =
        jdbc
            .query(
                "select " + COLUMNS + " from webhook where id = ? for update",
                WebhookRows::webhook,
                id)
            .stream()
            .findFirst();
    Expected.check(expected, STREAM + id, found.map(Webhook::version).orElse(null));
    return found.orElseThrow(Gone::new);
  }

  /// It was deleted in the meantime.
  public static final class Gone extends RuntimeException {}

  /// How many there are in each state.
  public Map<State, Long> states() {
    var states = new HashMap<State, Long>();
    for (var state : State.values()) {
      states.put(state, 0L);
    }
    jdbc.query(
        "select state, count(*) from webhook group by state",
        row -> {
          states.put(State.valueOf(WebhookRows.upper(row.getString(1))), row.getLong(2));
        });
    return states;
  }

  private long number(String sql, Object... values) {
    return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, values));
  }
}
