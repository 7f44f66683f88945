package org.tariffledger.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.tariffledger.benchmarks.Line.Hope;
import org.tariffledger.commands.EventReader;
import org.tariffledger.domain.Contents;
import org.tariffledger.projections.RateBook;

/// Events per second from the store into a new rate book, beside a cursor that reads the same rows
/// and makes nothing of them. On PostgreSQL.
final class Rebuild {

  static List<Line> measure(Sizes sizes) throws Exception {
    var measures = sizes.rebuildEvents() / World.EVENTS_PER_MEASURE;
    try (var scratch = Scratch.make();
        var database = Database.PostgreSql.start(scratch.folder())) {
      var events = StoredWorld.fill(database.url(), World.measureEvents(measures));
      try (var server = Server.start(database, Server.NO_SCENARIO);
          var connection = DriverManager.getConnection(database.url())) {
        var reader = server.bean(EventReader.class);
        var medians =
            Medians.warm(
                Math.min(3, sizes.rounds()),
                List.of(
                    () -> perSecond(events, () -> rebuilt(reader)),
                    () -> perSecond(events, () -> readRaw(connection))));
        return List.of(
            new Line(
                "Rebuild of %,d events".formatted(events),
                medians[0],
                "/s",
                "the same rows read by a cursor",
                medians[1],
                Hope.atLeast(0.5)));
      }
    }
  }

  @FunctionalInterface
  interface Reading {
    long events() throws SQLException;
  }

  static double perSecond(long events, Reading reading) throws SQLException {
    var began = System.nanoTime();
    var read = reading.events();
    if (read != events) {
      throw new IllegalStateException("%d events read, not %d.".formatted(read, events));
    }
    return read / ((System.nanoTime() - began) / 1e9);
  }

  private static long rebuilt(EventReader reader) {
    var book = new RateBook(Contents.NONE);
    reader.readEntries(0, book::add);
    return book.position();
  }

  static long readRaw(Connection connection) throws SQLException {
    return Cursor.rows(
        connection,
        """
        select position, recorded_at, name, revision, payload from event order by position\
        """);
  }

  private Rebuild() {}
}
