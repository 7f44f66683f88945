package org.tariffledger.commands;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.domain.Recorded;

/// Reads what is stored, fast and in the ledger's order.
public final class EventReader {

  private static final int PAGE_ROWS_MAX = 1_000;

  private static final String ROWS =
      """
      select position, recorded_at, stream, version, name, revision, payload, event_id, metadata
      from event\
      """;

  private final JdbcClient jdbc;
  private final EventSerializer serializer;

  EventReader(JdbcClient jdbc, EventSerializer serializer) {
    this.jdbc = jdbc;
    this.serializer = serializer;
  }

  /// Hands over every event after the position; returns the position of the last.
  public long read(long after, Consumer<Stored> reader) {
    var last = after;
    List<Stored> page;
    do {
      page = page(last);
      page.forEach(reader);
      last = page.isEmpty() ? last : page.getLast().entry().position();
    } while (page.size() == PAGE_ROWS_MAX);
    return last;
  }

  /// Every event of one stream, such as `measure:us-reciprocal-jp`; empty if there is none.
  public List<Stored> stream(String stream) {
    return jdbc.sql(ROWS + " where stream = ? order by version")
        .param(stream)
        .query((row, _) -> stored(row))
        .list();
  }

  private List<Stored> page(long after) {
    return jdbc.sql(ROWS + " where position > ? order by position limit ?")
        .params(after, PAGE_ROWS_MAX)
        .query((row, _) -> stored(row))
        .list();
  }

  /// By the order of the columns, which costs less than their names.
  private Stored stored(ResultSet row) throws SQLException {
    var name = row.getString(5);
    var event = serializer.event(name, row.getString(6), row.getBytes(7));
    return new Stored(
        new Recorded<>(row.getLong(1), Instant.parse(row.getString(2)), event),
        row.getString(3),
        row.getLong(4),
        name,
        row.getString(8),
        serializer.origin(row.getBytes(9)));
  }
}
