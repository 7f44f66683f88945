package org.tariffledger.benchmarks;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import tools.jackson.databind.json.JsonMapper;

/// Puts the measures' events into an empty PostgreSQL database as the ledger would have stored
/// them, only faster: what is read back afterwards is read by the ledger itself.
final class StoredWorld {

  private static final JsonMapper JSON = LedgerJson.mapper();
  private static final int BATCH_ROWS = 1_000;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final DateTimeFormatter RECORD_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// Returns the number of events.
  static long fill(String url, int measures) throws SQLException {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    try (var connection = DriverManager.getConnection(url + "&reWriteBatchedInserts=true")) {
      connection.setAutoCommit(false);
      var last = insert(connection.prepareStatement(INSERT), measures);
      try (var head =
          connection.prepareStatement("update ledger_head set position = ?, recorded_us = ?")) {
        head.setLong(1, last);
        head.setLong(2, ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt(last)));
        head.executeUpdate();
      }
      connection.commit();
      return last;
    }
  }

  private static final String INSERT =
      """
      insert into event (position, stream, version, kind, event_id,
        recorded_at, name, revision, payload, metadata)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static long insert(PreparedStatement insert, int measures) throws SQLException {
    var position = 0L;
    try (insert) {
      for (var event : (Iterable<MeasureEvent>) World.measureEvents(measures)::iterator) {
        bind(insert, ++position, event);
        insert.addBatch();
        if (position % BATCH_ROWS == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return position;
  }

  private static void bind(PreparedStatement insert, long position, MeasureEvent event)
      throws SQLException {
    var origin =
        Map.of(
            "act",
            id(position),
            "actor",
            "me",
            "correlationId",
            id(position),
            "causationId",
            id(position));
    insert.setLong(1, position);
    insert.setString(2, "measure:" + event.measure());
    insert.setLong(3, (position - 1) % World.EVENTS_PER_MEASURE);
    insert.setString(4, "measure");
    insert.setString(5, id(position));
    insert.setString(6, RECORD_TIME.format(recordedAt(position)));
    insert.setString(7, name(event));
    insert.setString(8, event instanceof DutyChanged ? "2" : "1");
    insert.setBytes(9, JSON.writeValueAsBytes(event));
    insert.setBytes(10, JSON.writeValueAsBytes(origin));
  }

  private static String id(long position) {
    return new UUID(0, position).toString();
  }

  private static Instant recordedAt(long position) {
    return FIRST.plus(position, ChronoUnit.MICROS);
  }

  private static String name(MeasureEvent event) {
    return switch (event) {
      case TariffImposed _ -> "tariff-imposed";
      case DutyChanged _ -> "duty-changed";
      case TariffPaused _ -> "tariff-paused";
      case TariffLifted _ -> "tariff-lifted";
      default -> throw new IllegalArgumentException("Not of this world: " + event);
    };
  }

  private StoredWorld() {}
}
