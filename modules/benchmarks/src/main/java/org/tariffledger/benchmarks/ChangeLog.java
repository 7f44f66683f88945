package org.tariffledger.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.http.MediaType;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.Ledger;
import org.tariffledger.commands.Receipt;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.subscriptions.ChangeFeed;

/// How soon what is recorded, or falls due, stands in the change log; what the log costs; what a
/// what-if of a hundred commands takes; and the whole war from nothing.
final class ChangeLog {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration AHEAD = Duration.ofMillis(700);
  private static final int COMMANDS = 100;

  private final Server server;
  private final LoadedServer loaded;
  private final ChangeFeed feed;
  private int next;

  private ChangeLog(Server server, LoadedServer loaded) {
    this.server = server;
    this.loaded = loaded;
    this.feed = server.bean(ChangeFeed.class);
  }

  static List<Line> measure(Sizes sizes) throws Exception {
    var lines = new ArrayList<Line>();
    try (var scratch = Scratch.make();
        var database = new Database.H2(scratch.folder());
        var server = Server.telling(database, Server.DEMONSTRATION)) {
      var log = new ChangeLog(server, LoadedServer.of(server, scratch.folder()));
      try (var connection = server.bean(DataSource.class).getConnection()) {
        DurableCommands.prepare(connection, server.bean(Ledger.class));
      }
      lines.addAll(log.lines(sizes));
    }
    var scenario = scenarios().resolve(sizes.war());
    lines.add(
        Start.loading("Start of the server with " + sizes.war() + " to load", scenario, sizes));
    return lines;
  }

  private List<Line> lines(Sizes sizes) throws Exception {
    var commits = repeated(sizes.lags(), this::commit);
    var lags = repeated(sizes.lags(), this::lag);
    var dues = repeated(sizes.dues(), this::dueLag);
    var medians =
        Medians.warm(
            sizes.rounds(), List.of(this::toldPerSecond, this::recordedPerSecond, this::whatIf));
    return List.of(
        ms("From an act's commit to its change, median", middle(lags), "the act", middle(commits)),
        ms(
            "From an act's commit to its change, 99th percentile",
            p99(lags),
            "the act",
            p99(commits)),
        ms("From a due moment to its change, median", middle(dues), "an act's", middle(lags)),
        new Line(
            "Commands in acts of 100, until they are told",
            medians[0],
            "/s",
            "until they are recorded",
            medians[1],
            null),
        ms("A what-if of 100 commands", medians[2], "an act of as many", 1e5 / medians[1]));
  }

  private static Line ms(String what, double value, String floor, double floorValue) {
    return new Line(what, value, "ms", floor, floorValue, null);
  }

  private double commit() {
    var began = System.nanoTime();
    record(1);
    return ms(began);
  }

  private double lag() throws InterruptedException {
    var receipt = record(1);
    var committed = System.nanoTime();
    awaitTold(receipt);
    return ms(committed);
  }

  /// A measure that begins a moment later.
  private double dueLag() throws InterruptedException {
    var due = Instant.now().plus(AHEAD);
    var c = World.imposition(next++);
    awaitTold(
        record(
            List.of(
                new ImposeTariff(
                    c.id(),
                    c.imposer(),
                    c.programme(),
                    c.targets(),
                    c.products(),
                    c.duty(),
                    Announcement.at(Instant.now()),
                    due,
                    null))));
    Thread.sleep(Duration.between(Instant.now(), due).plusMillis(1).toMillis());
    while (feed.headNow().clock().isBefore(due)) {
      Thread.sleep(1);
    }
    return Duration.between(due, Instant.now()).toNanos() / 1e6;
  }

  private double toldPerSecond() throws InterruptedException {
    var began = System.nanoTime();
    awaitTold(record(COMMANDS));
    return COMMANDS / ms(began) * 1e3;
  }

  private double recordedPerSecond() {
    var began = System.nanoTime();
    record(COMMANDS);
    return COMMANDS / ms(began) * 1e3;
  }

  /// With one question.
  private double whatIf() {
    var body = body(next);
    next += COMMANDS;
    var began = System.nanoTime();
    loaded
        .http()
        .post()
        .uri("/v1/what-ifs")
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toBodilessEntity();
    return ms(began);
  }

  private static String body(int first) {
    var commands =
        IntStream.range(first, first + COMMANDS)
            .mapToObj(World::imposition)
            .map(
                c ->
                    """
                    {"type":"imposeTariff","id":"%s","imposer":"%s","programme":"%s",
                    "targets":{"include":["%s"]},"products":{"include":["%s"]},
                    "duty":{"type":"adValorem","percent":"7"},"announcedAt":"%s",
                    "effectiveFrom":"%s"}\
                    """
                        .formatted(
                            c.id(),
                            c.imposer(),
                            c.programme(),
                            c.targets().include().getFirst(),
                            c.products().include().getFirst(),
                            World.START,
                            c.effectiveFrom()))
            .toList();
    return "{\"commands\":["
        + String.join(",", commands)
        + "],\"queries\":[{\"importer\":\"US\",\"exporter\":\"VN\"}]}";
  }

  private Receipt record(int count) {
    return record(Stream.<Command>generate(() -> World.imposition(next++)).limit(count).toList());
  }

  private Receipt record(List<Command> commands) {
    return server.bean(Ledger.class).record(new Act(commands, "me", null));
  }

  private void awaitTold(Receipt receipt) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (feed.head().position() < receipt.position()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("The change log does not follow.");
      }
      feed.await(feed.head().sequence() - 1, Duration.ofMillis(5));
    }
  }

  private static List<Double> repeated(int times, Callable<Double> once) throws Exception {
    var taken = new ArrayList<Double>();
    for (int i = 0; i < 2 * times; i++) {
      taken.add(once.call());
    }
    var warm = taken.subList(times, 2 * times);
    Collections.sort(warm);
    return warm;
  }

  private static double middle(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  private static double p99(List<Double> sorted) {
    return sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1);
  }

  private static double ms(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  /// Beside the module, or in the folder that it was started from.
  private static Path scenarios() {
    var here = Path.of("docs", "scenarios").toAbsolutePath();
    return Files.exists(here) ? here : Path.of("..", "..", "docs", "scenarios").toAbsolutePath();
  }
}
