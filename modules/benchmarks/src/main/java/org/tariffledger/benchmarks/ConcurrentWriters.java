package org.tariffledger.benchmarks;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.Ledger;
import org.tariffledger.commands.LedgerBusy;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;

/// Acts recorded per second by one writer and by eight, all on one measure or each on his own,
/// beside rows committed one at a time on as many connections to the same database.
final class ConcurrentWriters {

  private static final List<Integer> WRITERS = List.of(1, 8);

  static List<Line> measure(Sizes sizes) throws Exception {
    var lines = new ArrayList<Line>();
    try (var scratch = Scratch.make();
        var h2 = new Database.H2(scratch.folder().resolve("h2"));
        var postgres = Database.PostgreSql.start(scratch.folder().resolve("postgres"))) {
      for (var database : List.of(postgres, h2)) {
        try (var server = Server.start(database, Server.NO_SCENARIO)) {
          var source = server.bean(DataSource.class);
          try (var connection = source.getConnection()) {
            DurableCommands.prepare(connection, server.bean(Ledger.class));
          }
          for (var writers : WRITERS) {
            lines.addAll(lines(database, writers, server.bean(Ledger.class), source, sizes));
          }
        }
      }
    }
    return lines;
  }

  private static List<Line> lines(
      Database database, int writers, Ledger ledger, DataSource source, Sizes sizes)
      throws Exception {
    var acts = new Acts(ledger);
    var during = sizes.commandsRound();
    var medians =
        Medians.warm(
            sizes.rounds(),
            List.of(
                () -> perSecond(writers, during, acts.onOneMeasure()),
                () -> perSecond(writers, during, acts.eachOnHisOwn(writers)),
                () -> rowsPerSecond(writers, during, source)));
    var floor = "one-row inserts on as many connections, each committed";
    var by = ", writers: %d, %s".formatted(writers, database);
    return List.of(
        new Line("Acts on one measure" + by, medians[0], "/s", floor, medians[2], null),
        new Line("Acts on a measure each" + by, medians[1], "/s", floor, medians[2], null));
  }

  /// The connections are those of the server, which has none to spare while it takes acts in.
  private static double rowsPerSecond(int writers, Duration during, DataSource source)
      throws Exception {
    var connections = new ArrayList<Connection>();
    try {
      for (int i = 0; i < writers; i++) {
        connections.add(source.getConnection());
      }
      return perSecond(
          writers, during, writer -> () -> DurableCommands.commit(connections.get(writer)));
    } finally {
      for (var connection : connections) {
        connection.close();
      }
    }
  }

  /// How many all writers together get done in a second.
  private static double perSecond(
      int writers, Duration during, IntFunction<Callable<Integer>> taskOf) throws Exception {
    try (var threads = Executors.newFixedThreadPool(writers)) {
      var began = System.nanoTime();
      var counts = new ArrayList<Future<Long>>();
      for (int i = 0; i < writers; i++) {
        var task = taskOf.apply(i);
        counts.add(
            threads.submit(
                () -> {
                  var done = 0L;
                  while (System.nanoTime() - began < during.toNanos()) {
                    done += task.call();
                  }
                  return done;
                }));
      }
      var done = 0L;
      for (var count : counts) {
        done += count.get();
      }
      return done / ((System.nanoTime() - began) / 1e9);
    }
  }

  /// Changes of duties, each another one. Every round has new measures: a long one costs more.
  private static final class Acts {

    private static final AtomicInteger MEASURES = new AtomicInteger();

    private final Ledger ledger;
    private final AtomicInteger next = new AtomicInteger();

    Acts(Ledger ledger) {
      this.ledger = ledger;
    }

    IntFunction<Callable<Integer>> onOneMeasure() {
      var measure = impose();
      return _ -> () -> change(measure);
    }

    IntFunction<Callable<Integer>> eachOnHisOwn(int writers) {
      var measures = Stream.generate(this::impose).limit(writers).toList();
      return writer -> () -> change(measures.get(writer));
    }

    private MeasureId impose() {
      var command = World.imposition(MEASURES.getAndIncrement());
      ledger.record(new Act(List.of(command), "me", null));
      return command.measure();
    }

    /// Nothing is recorded where others kept the ledger for too long.
    private int change(MeasureId measure) {
      var duty = new Duty.AdValorem(Percent.of("0." + (100_000 + next.getAndIncrement())));
      var command =
          new ChangeDuty(
              measure, duty, Announcement.at(World.START), World.day(2), List.of(), null);
      try {
        return ledger.record(new Act(List.of(command), "me", null)).events().size();
      } catch (LedgerBusy _) {
        return 0;
      }
    }
  }

  private ConcurrentWriters() {}
}
