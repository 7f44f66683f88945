package org.tariffledger.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An event as it lies in the table, read past the server.
record StoredRow(
    long position,
    Instant recordedAt,
    String stream,
    long version,
    String name,
    String eventId,
    String payload) {

  private static final Pattern CONTENT = Pattern.compile("\"digest\":\"([0-9a-f]{64})\"");

  /// The digests of all contents that are kept beside the events.
  static List<String> contents(DataSource source) {
    return JdbcClient.create(source).sql("SELECT digest FROM content").query(String.class).list();
  }

  /// The digest of the content that the event names, if it names one.
  Stream<String> content() {
    return CONTENT.matcher(payload).results().map(found -> found.group(1));
  }

  /// In order of position.
  static List<StoredRow> all(DataSource source) {
    return JdbcClient.create(source)
        .sql(
            "SELECT position, recorded_at, stream, version, name, event_id, payload"
                + " FROM event ORDER BY position")
        .query(
            (row, _) ->
                new StoredRow(
                    row.getLong("position"),
                    Instant.parse(row.getString("recorded_at")),
                    row.getString("stream"),
                    row.getLong("version"),
                    row.getString("name"),
                    row.getString("event_id"),
                    new String(row.getBytes("payload"), UTF_8)))
        .list();
  }
}
