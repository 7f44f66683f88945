package org.tariffledger.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tariffledger.domain.rates.RateSource;

/// Reads the change log.
public final class ChangeFeed {

  /// A page ends with the change that fills it.
  static final int PAGE_BYTES_MAX = 4 << 20;

  /// So many are looked through for one page.
  static final int LOOKED_THROUGH_MAX = 10_000;

  private static final int CHUNK_ROWS = 1_000;

  private record Row(ToldChange change, @Nullable String goods) {}

  private final JdbcTemplate jdbc;
  private final ChangeStore store;
  private final RateSource source;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile ChangeHead head = new ChangeHead(0, Instant.EPOCH, 0);
  private volatile @Nullable UUID ledger;

  ChangeFeed(JdbcTemplate jdbc, ChangeStore store, RateSource source) {
    this.jdbc = jdbc;
    this.store = store;
    this.source = source;
  }

  public UUID ledger() {
    var id = ledger;
    if (id == null) {
      id = store.ledger();
      ledger = id;
    }
    return id;
  }

  /// How far the log had come when this server looked last, a tenth of a second ago at most.
  public ChangeHead head() {
    return head;
  }

  /// How far the log has come.
  public ChangeHead headNow() {
    var now = store.head();
    reached(now);
    return now;
  }

  void reached(ChangeHead now) {
    lock.lock();
    try {
      if (now.sequence() >= head.sequence() && !now.equals(head)) {
        head = now;
        moved.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until there is a change after the sequence; false if none came in time.
  public boolean await(long sequence, Duration atMost) throws InterruptedException {
    var nanos = TimeUnit.NANOSECONDS.convert(atMost);
    lock.lock();
    try {
      while (head.sequence() <= sequence + 1) {
        if (nanos <= 0) {
          return false;
        }
        nanos = moved.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// The changes after the sequence, in order.
  public ChangePage page(long after, int limit, ChangeFilter filter) {
    var last = headNow().sequence() - 1;
    var product = filter.product();
    var bearing = product == null ? null : new BearingGoods(source, product);
    var found = new ArrayList<ToldChange>();
    var bytes = 0L;
    var looked = 0;
    var reached = after;
    while (reached < last && looked < LOOKED_THROUGH_MAX) {
      var rows = rows(reached, last, Math.min(CHUNK_ROWS, limit - found.size()), filter);
      for (var row : rows) {
        looked++;
        reached = row.change().sequence();
        if (bearing == null || bearing.holds(row.goods())) {
          found.add(row.change());
          bytes += row.change().bytes().length;
        }
        if (found.size() == limit || bytes > PAGE_BYTES_MAX) {
          return new ChangePage(found, reached, true);
        }
      }
      if (rows.isEmpty()) {
        reached = last;
      }
    }
    return new ChangePage(found, reached, false);
  }

  /// So many rows from the sequence on, as they stand in the table, whatever the head says.
  public List<ToldChange> stored(long from, int limit) {
    return jdbc.query(
        """
        select sequence, type, bytes from public_change
        where sequence >= ? order by sequence limit ?\
        """,
        (row, _) -> new ToldChange(row.getLong(1), row.getString(2), row.getBytes(3)),
        from,
        limit);
  }

  private List<Row> rows(long after, long upTo, int limit, ChangeFilter filter) {
    var sql = new StringBuilder("select sequence, type, bytes, goods from public_change");
    sql.append(" where sequence > ? and sequence <= ?");
    var values = new ArrayList<Object>(List.of(after, upTo));
    if (!filter.types().isEmpty()) {
      sql.append(" and type in (?").append(", ?".repeat(filter.types().size() - 1)).append(")");
      values.addAll(filter.types());
    }
    if (filter.importer() != null) {
      sql.append(" and importer = ?");
      values.add(filter.importer().value());
    }
    if (filter.exporter() != null) {
      sql.append(" and exporter = ?");
      values.add(filter.exporter().value());
    }
    if (filter.product() != null) {
      sql.append(" and goods is not null");
    }
    sql.append(" order by sequence limit ?");
    values.add(limit);
    return jdbc.query(sql.toString(), ChangeFeed::row, values.toArray());
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new ToldChange(row.getLong(1), row.getString(2), row.getBytes(3)), row.getString(4));
  }
}
