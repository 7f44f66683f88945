package org.tariffledger.subscriptions.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tariffledger.subscriptions.secrets.MasterKey;
import org.tariffledger.subscriptions.webhooks.SigningKey.Made;

/// Keeps what webhooks are signed with, sealed.
final class SecretStore {

  /// Besides the newest, so many may be valid yet.
  static final int OLDER_MAX = 3;

  private record Row(String sealedBy, Optional<SigningKey> key) {}

  private final JdbcTemplate jdbc;
  private final MasterKey master;
  private final Clock clock;

  SecretStore(JdbcTemplate jdbc, MasterKey master, Clock clock) {
    this.jdbc = jdbc;
    this.master = master;
    this.clock = clock;
  }

  /// The first secret of a webhook, or one in place of those before, which are valid that much
  /// longer. To be called while the webhook's row is locked.
  void put(String webhook, Made made, Duration overlap) {
    var until = clock.millis() + overlap.toMillis();
    jdbc.update(
        """
        update webhook_secret set expires_ms = ? where webhook = ?
        and (expires_ms is null or expires_ms > ?)\
        """,
        until,
        webhook,
        until);
    var newest = newest(webhook);
    var generation = newest == null ? 1 : newest + 1;
    jdbc.update(
        "delete from webhook_secret where webhook = ? and (expires_ms <= ? or generation <= ?)",
        webhook,
        clock.millis(),
        generation - 1 - OLDER_MAX);
    jdbc.update(
        """
        insert into webhook_secret (webhook, generation, sealed_by, sealed, public_key, expires_ms)
        values (?, ?, ?, ?, ?, null)\
        """,
        webhook,
        generation,
        master.id(),
        master.seal(made.key().bytes(), belongsTo(webhook, generation)),
        made.publicKey());
  }

  private @Nullable Integer newest(String webhook) {
    return jdbc.queryForObject(
        "select max(generation) from webhook_secret where webhook = ?", Integer.class, webhook);
  }

  /// All that are valid now, the newest first; empty if that cannot be opened here.
  Optional<List<SigningKey>> keys(String webhook) {
    var rows = rows(webhook);
    var keys = rows.stream().flatMap(row -> row.key().stream()).toList();
    return isReadable(rows) && !keys.isEmpty() ? Optional.of(keys) : Optional.empty();
  }

  /// Whether this server has the key under which the newest secret is kept.
  boolean isReadable(String webhook) {
    return isReadable(rows(webhook));
  }

  private boolean isReadable(List<Row> newestFirst) {
    return !newestFirst.isEmpty() && newestFirst.getFirst().sealedBy().equals(master.id());
  }

  String publicKey(String webhook) {
    return String.valueOf(
        jdbc.queryForObject(
            "select public_key from webhook_secret where webhook = ? order by generation desc"
                + " limit 1",
            String.class,
            webhook));
  }

  private List<Row> rows(String webhook) {
    return jdbc.query(
        """
        select generation, sealed_by, sealed from webhook_secret
        where webhook = ? and (expires_ms is null or expires_ms > ?) order by generation desc\
        """,
        (row, _) ->
            new Row(
                row.getString(2),
                master
                    .open(row.getBytes(3), belongsTo(webhook, row.getInt(1)))
                    .map(SigningKey::of)),
        webhook,
        clock.millis());
  }

  private static String belongsTo(String webhook, int generation) {
    return "webhook " + webhook + " " + generation;
  }
}
