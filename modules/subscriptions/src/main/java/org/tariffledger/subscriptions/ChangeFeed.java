package org.tariffledger.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tariffledger.projections.RateBook;
import org.tariffledger.projections.Waiters;

/// Reads the change log.
public final class ChangeFeed {

  /// A page ends with the change that fills it.
  static final int PAGE_BYTES_MAX = 4 << 20;

  /// So many are looked through for one page.
  static final int LOOKED_THROUGH_MAX = 10_000;

  private static final int CHUNK_ROWS = 1_000;

  /// So long a page of one product waits until this server knows the lists that the changes name.
  private static final Duration BOOK_PATIENCE = Duration.ofMillis(100);

  private record Row(ToldChange change, @Nullable String goods) {}

  private final JdbcTemplate jdbc;
  private final ChangeStore store;
  private final RateBook book;
  private final Waiters waiters = new Waiters();
  private volatile ChangeHead head = new ChangeHead(0, Instant.EPOCH, 0);
  private volatile @Nullable UUID ledger;

  ChangeFeed(JdbcTemplate jdbc, ChangeStore store, RateBook book) {
    this.jdbc = jdbc;
    this.store = store;
    this.book = book;
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

  synchronized void reached(ChangeHead now) {
    if (now.sequence() >= head.sequence() && !now.equals(head)) {
      head = now;
      waiters.tell();
    }
  }

  /// Waits until there is a change after the sequence; false if none came in time.
  public boolean await(long sequence, Duration atMost) throws InterruptedException {
    return waiters.await(() -> head.sequence() > sequence + 1, atMost);
  }

  /// The changes after the sequence, in order. Of one product there are none while this server does
  /// not know yet all that the changes come from: it could take a list for one without the product.
  public ChangePage page(long after, int limit, ChangeFilter filter) {
    var now = headNow();
    var product = filter.product();
    if (product != null && !isKnown(now.position())) {
      return new ChangePage(List.of(), after, false);
    }
    var last = now.sequence() - 1;
    var bearing = product == null ? null : new BearingGoods(book, product);
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

  private boolean isKnown(long position) {
    try {
      return book.awaitPosition(position, BOOK_PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
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
