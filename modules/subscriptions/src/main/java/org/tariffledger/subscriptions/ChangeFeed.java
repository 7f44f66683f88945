package org.tariffledger.subscriptions;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Reads the change log.
public final class ChangeFeed {

  /// A page ends with the change that fills it.
  static final int PAGE_BYTES_MAX = 4 << 20;

  /// So many are looked through for one page.
  static final int LOOKED_THROUGH_MAX = 10_000;

  private static final int CHUNK_ROWS = 1_000;

  private static final class Row {
    private final long sequence;
    private final @Nullable String goods;
    private final byte[] bytes;

    Row(long sequence, @Nullable String goods, byte[] bytes) {
      this.sequence = sequence;
      this.goods = goods;
      this.bytes = bytes;
    }
  }

  private final JdbcTemplate jdbc;
  private final ChangeStore store;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile ChangeHead head = new ChangeHead(0, Instant.EPOCH, 0);
  private volatile @Nullable UUID ledger;

  ChangeFeed(JdbcTemplate jdbc, ChangeStore store) {
    this.jdbc = jdbc;
    this.store = store;
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
    var page = new PageBuilder(limit);
    var reached = after;
    var looked = 0;
    while (reached < last && !page.isFull() && looked < LOOKED_THROUGH_MAX) {
      var rows = rows(reached, last, Math.min(CHUNK_ROWS, limit - page.size), filter);
      for (var row : rows) {
        looked++;
        reached = row.sequence;
        if (filter.wants(row.goods)) {
          page.add(row.bytes);
        }
        if (page.isFull()) {
          break;
        }
      }
      if (rows.isEmpty()) {
        reached = last;
      }
    }
    return new ChangePage(page.json(), page.size, reached, page.isFull());
  }

  private static final class PageBuilder {
    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private final int limit;
    private int size;

    PageBuilder(int limit) {
      this.limit = limit;
      json.write('[');
    }

    boolean isFull() {
      return size == limit || json.size() > PAGE_BYTES_MAX;
    }

    void add(byte[] bytes) {
      if (size++ > 0) {
        json.write(',');
      }
      json.writeBytes(bytes);
    }

    byte[] json() {
      json.write(']');
      return json.toByteArray();
    }
  }

  private java.util.List<Row> rows(long after, long upTo, int limit, ChangeFilter filter) {
    var sql = new StringBuilder("select sequence, goods, bytes from public_change");
    sql.append(" where sequence > ? and sequence <= ?");
    var values = new ArrayList<Object>(java.util.List.of(after, upTo));
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
    if (filter.goods() != null) {
      sql.append(" and goods is not null");
    }
    sql.append(" order by sequence limit ?");
    values.add(limit);
    return jdbc.query(sql.toString(), ChangeFeed::row, values.toArray());
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(row.getLong(1), row.getString(2), row.getBytes(3));
  }
}
