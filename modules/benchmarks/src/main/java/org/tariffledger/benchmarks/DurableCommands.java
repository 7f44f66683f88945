package org.tariffledger.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tariffledger.benchmarks.Line.Hope;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.Ledger;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;

/// Commands recorded per second by one caller who waits for each act, beside rows committed one at
/// a time on a connection to the same database.
final class DurableCommands {

  private static final String ROW = "x".repeat(500);

  static List<Line> measure(Sizes sizes) throws Exception {
    var lines = new ArrayList<Line>();
    try (var scratch = Scratch.make();
        var h2 = new Database.H2(scratch.folder().resolve("h2"));
        var postgres = Database.PostgreSql.start(scratch.folder().resolve("postgres"))) {
      for (var database : List.of(postgres, h2)) {
        try (var server = Server.start(database, Server.NO_SCENARIO)) {
          lines.addAll(lines(database, server, sizes));
        }
      }
    }
    return lines;
  }

  private static List<Line> lines(Database database, Server server, Sizes sizes) throws Exception {
    try (var connection = server.bean(DataSource.class).getConnection()) {
      prepare(connection, server.bean(Ledger.class));
      var commands = new Commands(server.bean(Ledger.class));
      var during = sizes.commandsRound();
      var medians =
          Medians.warm(
              sizes.rounds(),
              List.of(
                  () -> perSecond(during, () -> commands.record(1)),
                  () -> perSecond(during, () -> commands.record(100)),
                  () -> perSecond(during, () -> commit(connection))));
      return List.of(
          line("Commands, one in an act, ", database, medians[0], medians[2], Hope.atLeast(0.8)),
          line("Commands in acts of 100, ", database, medians[1], medians[2], null));
    }
  }

  private static Line line(
      String what, Database database, double value, double floor, @Nullable Hope hope) {
    return new Line(what + database, value, "/s", "one-row inserts, each committed", floor, hope);
  }

  static void prepare(Connection connection, Ledger ledger) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "create table floor (id bigserial primary key, text varchar(500) not null)");
    }
    ledger.record(
        new Act(World.references().flatMap(DurableCommands::registration).toList(), "me", null));
  }

  static int commit(Connection connection) throws SQLException {
    try (var insert = connection.prepareStatement("insert into floor (text) values (?)")) {
      insert.setString(1, ROW);
      return insert.executeUpdate();
    }
  }

  /// How many of what the task counts are done in a second.
  static double perSecond(Duration during, Callable<Integer> task) throws Exception {
    var began = System.nanoTime();
    var done = 0L;
    while (System.nanoTime() - began < during.toNanos()) {
      done += task.call();
    }
    return done / ((System.nanoTime() - began) / 1e9);
  }

  private static Stream<Command> registration(Event event) {
    return event instanceof ProgrammeRegistered e
        ? Stream.of(
            new RegisterProgramme(
                e.programme(), e.imposer(), e.name(), e.selection(), e.announcement()))
        : Stream.of();
  }

  /// Imposes one new measure after the other.
  private static final class Commands {

    private final Ledger ledger;
    private int next;

    Commands(Ledger ledger) {
      this.ledger = ledger;
    }

    int record(int count) {
      var act = Stream.<Command>generate(() -> World.imposition(next++)).limit(count).toList();
      return ledger.record(new Act(act, "me", null)).events().size();
    }
  }

  private DurableCommands() {}
}
