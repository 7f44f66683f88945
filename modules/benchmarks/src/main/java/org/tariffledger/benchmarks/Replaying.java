package org.tariffledger.benchmarks;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.tariffledger.audit.log.TreeReplay;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.Ledger;
import org.tariffledger.domain.Command;
import org.tariffledger.projections.BookReplay;
import org.tariffledger.projections.Difference;
import org.tariffledger.projections.RateBook;
import org.tariffledger.projections.Watch;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ChangeReplay;

/// Each projection, built anew from the store and held against the one in use, beside a cursor that
/// reads the same rows.
final class Replaying {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int COMMANDS = 100;

  /// After one that warms up: each takes long.
  private static final int ROUNDS = 1;

  /// A replay that finds a difference measures nothing.
  private static final class Agreeing implements Watch {

    @Override
    public boolean goesOn(long reached) {
      return true;
    }

    @Override
    public void found(Difference difference) {
      throw new IllegalStateException("It was built otherwise: " + difference);
    }
  }

  static List<Line> measure(Sizes sizes) throws Exception {
    return List.of(book(sizes), changeLog(sizes));
  }

  private static Line book(Sizes sizes) throws Exception {
    var measures = sizes.rebuildEvents() / World.EVENTS_PER_MEASURE;
    try (var scratch = Scratch.make();
        var database = Database.PostgreSql.start(scratch.folder())) {
      var events = StoredWorld.fill(database.url(), World.measureEvents(measures));
      try (var server = Server.start(database, Server.NO_SCENARIO);
          var connection = DriverManager.getConnection(database.url())) {
        if (!server.bean(RateBook.class).awaitPosition(events, PATIENCE)) {
          throw new IllegalStateException("The rate book does not follow.");
        }
        var replay = server.bean(BookReplay.class);
        var medians =
            Medians.warm(
                ROUNDS,
                List.of(
                    () -> Rebuild.perSecond(events, () -> replayed(replay)),
                    () -> Rebuild.perSecond(events, () -> Rebuild.readRaw(connection))));
        return new Line(
            "Replay of the rate book, compared, %,d events".formatted(events),
            medians[0],
            "/s",
            "the same rows read by a cursor",
            medians[1],
            null);
      }
    }
  }

  private static long replayed(BookReplay replay) {
    var newest = replay.newest();
    replay.compare(newest, new Agreeing());
    return newest;
  }

  /// Of acts of a hundred, that were told one after the other.
  private static Line changeLog(Sizes sizes) throws Exception {
    try (var scratch = Scratch.make();
        var database = new Database.H2(scratch.folder());
        var server = Server.telling(database, Server.NO_SCENARIO)) {
      record(server, sizes.toldEvents());
      var replay = server.bean(ChangeReplay.class);
      var events = replay.newest();
      var changes = server.bean(ChangeFeed.class).headNow().sequence();
      var source = server.bean(DataSource.class);
      var medians =
          Medians.warm(
              ROUNDS,
              List.of(
                  () -> Rebuild.perSecond(events, () -> replayed(replay, events)),
                  () -> Rebuild.perSecond(events, () -> readRaw(source, changes))));
      return new Line(
          "Replay of the change log, compared, %,d events, %,d changes".formatted(events, changes),
          medians[0],
          "/s",
          "the same events and changes read by cursors",
          medians[1],
          null);
    }
  }

  private static void record(Server server, int events) throws Exception {
    var ledger = server.bean(Ledger.class);
    try (var connection = server.bean(DataSource.class).getConnection()) {
      DurableCommands.prepare(connection, ledger);
    }
    for (int first = 0; first < events; first += COMMANDS) {
      var act =
          IntStream.range(first, Math.min(events, first + COMMANDS))
              .<Command>mapToObj(World::imposition)
              .toList();
      ledger.record(new Act(act, "me", null));
    }
    LongLog.awaitTold(server);
  }

  private static long replayed(ChangeReplay replay, long events) {
    replay.compare(events, new Agreeing());
    return events;
  }

  /// Returns the number of events.
  private static long readRaw(DataSource source, long changes) throws SQLException {
    var read =
        Cursor.rowsOfH2(
            source,
            """
            select c.sequence, type, importer, exporter, goods, bytes, salt
            from public_change c left join public_change_salt s on s.sequence = c.sequence
            where c.sequence < %d order by c.sequence\
            """
                .formatted(changes));
    if (read != changes) {
      throw new IllegalStateException("%d changes read, not %d.".formatted(read, changes));
    }
    return Cursor.rowsOfH2(
        source,
        """
        select position, recorded_at, name, revision, payload, stream, version, event_id, metadata
        from event order by position\
        """);
  }

  /// Of a long log that is there already.
  static Line tree(Server server) throws Exception {
    var replay = server.bean(TreeReplay.class);
    var changes = replay.newest();
    var source = server.bean(DataSource.class);
    var medians =
        Medians.warm(
            ROUNDS,
            List.of(
                () -> Rebuild.perSecond(changes, () -> replayed(replay, changes)),
                () ->
                    Rebuild.perSecond(
                        changes,
                        () ->
                            Cursor.rowsOfH2(
                                source,
                                "select sequence, type, bytes from public_change"
                                    + " where sequence < %d order by sequence"
                                        .formatted(changes)))));
    return new Line(
        "Replay of the tree of the log, compared, %,d changes".formatted(changes),
        medians[0],
        "/s",
        "the same rows read by a cursor",
        medians[1],
        null);
  }

  private static long replayed(TreeReplay replay, long changes) {
    replay.compare(changes, new Agreeing());
    return changes;
  }

  private Replaying() {}
}
