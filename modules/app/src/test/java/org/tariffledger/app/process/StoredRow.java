package org.tariffledger.app.process;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An event as it lies in the table, read past the server.
record StoredRow(
    long position, Instant recordedAt, String stream, long version, String name, String eventId) {

  /// In order of position.
  static List<StoredRow> all(DataSource source) {
    return JdbcClient.create(source)
        .sql(
            "SELECT position, recorded_at, stream, version, name, event_id FROM event"
                + " ORDER BY position")
        .query(
            (row, _) ->
                new StoredRow(
                    row.getLong("position"),
                    Instant.parse(row.getString("recorded_at")),
                    row.getString("stream"),
                    row.getLong("version"),
                    row.getString("name"),
                    row.getString("event_id")))
        .list();
  }
}
