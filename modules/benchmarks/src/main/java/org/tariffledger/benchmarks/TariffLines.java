package org.tariffledger.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tariffledger.benchmarks.Line.Hope;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;

/// A whole schedule and long product lists: reading the file in, a rate of one line with all of it
/// loaded, a search by words, and the start with all of it in the store.
final class TariffLines {

  private static final Instant AT = TariffWar.FROM.plus(Duration.ofDays(90));
  private static final String RATE =
      "/v1/rates?importer=US&exporter=CN&validAt=2025-04-23&product=";
  private static final String SEARCH = "/v1/schedules/US/lines?search=frozen%20coffee&limit=20";
  private static final int QUESTIONS = 500;
  private static final int REPLIES = 300;

  static List<Line> measure(Sizes sizes) throws Exception {
    var tariff = new MadeUpTariff(sizes.tariffChapters(), sizes.tariffLists());
    try (var scratch = Scratch.make();
        var database = new Database.H2(scratch.folder())) {
      var lines = new ArrayList<Line>();
      try (var server = Server.start(database, Server.NO_SCENARIO)) {
        var loaded = LoadedServer.of(server, scratch.folder());
        lines.addAll(imports(loaded, tariff, sizes));
        loaded.lists(tariff.lists(), tariff::list);
        loaded.measures(tariff.lists());
        lines.add(inProcess(server.bean(RateBook.class), tariff, sizes));
        var code = tariff.codes().skip(7).findFirst().orElseThrow();
        lines.add(
            RateOverHttp.line(
                "A rate of one line over HTTP" + of(tariff), RATE + code, server, sizes));
        lines.add(search(server, tariff, sizes));
      }
      lines.add(Start.with("a schedule" + of(tariff), scratch.folder(), sizes));
      return lines;
    }
  }

  private static String of(MadeUpTariff tariff) {
    return ", %,d lines and %d lists".formatted(tariff.lines(), tariff.lists());
  }

  private static List<Line> imports(LoadedServer loaded, MadeUpTariff tariff, Sizes sizes)
      throws Exception {
    var file = tariff.schedule().getBytes(UTF_8);
    var medians =
        Medians.warm(
            sizes.rounds(),
            List.of(
                () -> tariff.lines() / seconds(() -> loaded.schedule(file, true)),
                () -> tariff.lines() / seconds(() -> count(file, tariff))));
    var peak = peakBytes(() -> loaded.schedule(file, false));
    var what = "Import of a schedule of %,d lines".formatted(tariff.lines());
    return List.of(
        new Line(what, medians[0], "/s", "its lines, counted", medians[1], null),
        new Line(what + ", peak of the heap", peak, "bytes", "the file", file.length, null));
  }

  private static void count(byte[] file, MadeUpTariff tariff) {
    if (new String(file, UTF_8).lines().count() != tariff.lines() + 1L) {
      throw new IllegalStateException("The file has not the lines it should have.");
    }
  }

  private static double seconds(Runnable task) {
    var began = System.nanoTime();
    task.run();
    return (System.nanoTime() - began) / 1e9;
  }

  /// How much more of the heap was used at the highest than before.
  private static double peakBytes(Runnable task) {
    System.gc();
    var pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    var before = pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    task.run();
    return Math.max(
        1, pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before);
  }

  private static Line inProcess(RateBook book, MadeUpTariff tariff, Sizes sizes) throws Exception {
    Stream<Event> plain =
        Stream.concat(TariffWar.references(tariff.lists()), TariffWar.onAllGoods(tariff.lists()));
    var floor = Books.of(plain);
    var codes = tariff.codes().limit(QUESTIONS).map(ProductCode::new).toList();
    var medians =
        Medians.warm(
            sizes.rounds(), List.of(() -> micros(codes, book), () -> micros(codes, floor)));
    return new Line(
        "A rate of one line in process" + of(tariff),
        medians[0],
        "µs",
        "as many measures on all goods, no schedule",
        medians[1],
        Hope.atMost(1.5));
  }

  private static double micros(List<ProductCode> codes, RateBook book) {
    var position = book.position();
    return 1e6
        * seconds(
            () -> {
              for (var code : codes) {
                var query =
                    new RateQuery(TariffWar.IMPORTER, TariffWar.EXPORTER, code, AT, AT, position);
                if (Rates.answer(query, book).components().isEmpty()) {
                  throw new IllegalStateException(code + " is charged by nobody.");
                }
              }
            })
        / codes.size();
  }

  private static Line search(Server server, MadeUpTariff tariff, Sizes sizes) throws Exception {
    var medians =
        Medians.warm(
            sizes.rounds(),
            List.of(
                () -> slowMillis(server.port(), SEARCH),
                () -> slowMillis(server.port(), ConstantReply.PATH)));
    return new Line(
        "Search by two words, 99th percentile" + of(tariff),
        medians[0],
        "ms",
        "a constant reply",
        medians[1],
        null);
  }

  /// What one reply in a hundred takes longer than.
  private static double slowMillis(int port, String target) throws IOException {
    var taken = new double[REPLIES];
    try (var connection = new KeepAlive(port, target)) {
      for (int i = 0; i < REPLIES; i++) {
        var began = System.nanoTime();
        if (connection.ask().status() != 200) {
          throw new IllegalStateException(target + " was refused.");
        }
        taken[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(taken);
    return taken[REPLIES * 99 / 100];
  }

  private TariffLines() {}
}
