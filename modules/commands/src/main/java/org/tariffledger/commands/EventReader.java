package org.tariffledger.commands;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;

/// Reads what is stored, fast and in the ledger's order.
public final class EventReader {

  private static final int PAGE_ROWS_MAX = 1_000;

  private static final String ENTRY = "select position, recorded_at, name, revision, payload";
  private static final String STORED = ENTRY + ", stream, version, event_id, metadata";
  private static final String PAGE = " from event where position > ? order by position limit ?";

  private final JdbcClient jdbc;
  private final EventSerializer serializer;

  EventReader(JdbcClient jdbc, EventSerializer serializer) {
    this.jdbc = jdbc;
    this.serializer = serializer;
  }

  /// Hands over every event after the position; returns the position of the last.
  public long read(long after, Consumer<Stored> reader) {
    return pages(after, STORED + PAGE, this::stored, Stored::entry, reader);
  }

  /// As [#read], without where the events come from, which takes a good part of the time.
  public long readEntries(long after, Consumer<Recorded<Event>> reader) {
    return pages(after, ENTRY + PAGE, this::entry, entry -> entry, reader);
  }

  /// As [#readEntries], so many at most.
  public List<Recorded<Event>> entries(long after, int limit) {
    return jdbc.sql(ENTRY + PAGE).params(after, limit).query((row, _) -> entry(row)).list();
  }

  /// So many events after the position at most; empty if there is none yet.
  public List<Stored> page(long after, int limit) {
    return jdbc.sql(STORED + PAGE).params(after, limit).query((row, _) -> stored(row)).list();
  }

  /// The act that begins after the position, the end of another; empty if there is none yet.
  public List<Stored> actAfter(long position) {
    return jdbc.sql(
            STORED
                + """
                 from event
                where recorded_at = (select recorded_at from event where position = ?)
                order by position\
                """)
        .param(position + 1)
        .query((row, _) -> stored(row))
        .list();
  }

  /// Every event of one stream, such as `measure:us-reciprocal-jp`; empty if there is none.
  public List<Stored> stream(String stream) {
    return jdbc.sql(STORED + " from event where stream = ? order by version")
        .param(stream)
        .query((row, _) -> stored(row))
        .list();
  }

  /// Those after the position that were recorded from `from` until `to`, which is not included; so
  /// many at most, in the ledger's order.
  public List<Stored> recorded(Instant from, Instant to, long after, int rowsMax) {
    return jdbc.sql(
            STORED
                + """
                 from event
                where position > ? and recorded_at >= ? and recorded_at < ?
                order by position limit ?\
                """)
        .params(after, RecordTime.text(from), RecordTime.text(to), rowsMax)
        .query((row, _) -> stored(row))
        .list();
  }

  /// The events at these positions, in the ledger's order.
  public List<Stored> at(Collection<Long> positions) {
    var found = new ArrayList<Stored>();
    var all = positions.stream().distinct().sorted().toList();
    for (int from = 0; from < all.size(); from += PAGE_ROWS_MAX) {
      var some = all.subList(from, Math.min(all.size(), from + PAGE_ROWS_MAX));
      var places = String.join(", ", Collections.nCopies(some.size(), "?"));
      found.addAll(
          jdbc.sql(STORED + " from event where position in (" + places + ") order by position")
              .params(some)
              .query((row, _) -> stored(row))
              .list());
    }
    return found;
  }

  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> long pages(
      long after, String sql, Row<T> row, Function<T, Recorded<Event>> entry, Consumer<T> reader) {
    var last = after;
    List<T> page;
    do {
      page = jdbc.sql(sql).params(last, PAGE_ROWS_MAX).query((rows, _) -> row.read(rows)).list();
      page.forEach(reader);
      last = page.isEmpty() ? last : entry.apply(page.getLast()).position();
    } while (page.size() == PAGE_ROWS_MAX);
    return last;
  }

  private Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        entry(row),
        row.getString(6),
        row.getLong(7),
        row.getString(3),
        row.getString(8),
        serializer.origin(row.getBytes(9)));
  }

  /// By the order of the columns, which costs less than their names.
  private Recorded<Event> entry(ResultSet row) throws SQLException {
    var event = serializer.event(row.getString(3), row.getString(4), row.getBytes(5));
    return new Recorded<>(row.getLong(1), Instant.parse(row.getString(2)), event);
  }
}
