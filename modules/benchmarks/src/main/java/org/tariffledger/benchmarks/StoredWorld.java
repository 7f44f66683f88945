package org.tariffledger.benchmarks;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import tools.jackson.databind.json.JsonMapper;

/// Puts events into an empty PostgreSQL database as the ledger would have stored them, only faster:
/// what is read back afterwards is read by the ledger itself.
final class StoredWorld {

  private static final JsonMapper JSON = LedgerJson.mapper();
  private static final int BATCH_ROWS = 1_000;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final DateTimeFormatter RECORD_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// Returns the number of events.
  static <E extends Event> long fill(String url, Stream<E> events) throws SQLException {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    try (var connection = DriverManager.getConnection(url + "&reWriteBatchedInserts=true")) {
      connection.setAutoCommit(false);
      var last = insert(connection.prepareStatement(INSERT), events);
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

  private static <E extends Event> long insert(PreparedStatement insert, Stream<E> events)
      throws SQLException {
    var position = 0L;
    var versions = new HashMap<String, Long>();
    try (insert) {
      for (var event : (Iterable<E>) events::iterator) {
        var version = versions.merge(stream(event), 0L, (before, _) -> before + 1);
        bind(insert, ++position, version, event);
        insert.addBatch();
        if (position % BATCH_ROWS == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return position;
  }

  private static void bind(PreparedStatement insert, long position, long version, Event event)
      throws SQLException {
    var stream = stream(event);
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
    insert.setString(2, stream);
    insert.setLong(3, version);
    insert.setString(4, stream.substring(0, stream.indexOf(':')));
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

  private static String stream(Event event) {
    return switch (event) {
      case MeasureEvent e -> "measure:" + e.measure();
      case ProgrammeRegistered e -> "programme:" + e.programme();
      case CoverageDeclared e -> "coverage:" + e.importer();
      default -> throw new IllegalArgumentException("Not of this world: " + event);
    };
  }

  private static String name(Event event) {
    return switch (event) {
      case ProgrammeRegistered _ -> "programme-registered";
      case CoverageDeclared _ -> "coverage-declared";
      case TariffImposed _ -> "tariff-imposed";
      case DutyChanged _ -> "duty-changed";
      case TariffPaused _ -> "tariff-paused";
      case TariffLifted _ -> "tariff-lifted";
      default -> throw new IllegalArgumentException("Not of this world: " + event);
    };
  }

  private StoredWorld() {}
}
