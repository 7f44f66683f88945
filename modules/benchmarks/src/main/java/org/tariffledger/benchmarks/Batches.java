package org.tariffledger.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tariffledger.benchmarks.Line.Hope;

/// Questions per second in batches, beside the same questions one by one.
final class Batches {

  private record Pair(String importer, String exporter) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair("US", "CN"),
          new Pair("CN", "US"),
          new Pair("US", "JP"),
          new Pair("CA", "US"),
          new Pair("US", "VN"));
  private static final List<String> PRODUCTS = List.of("9018.31.00", "8703.23.01", "7208.10.15");
  private static final LocalDate FIRST = LocalDate.of(2025, 4, 1);
  private static final int DAYS = 30;

  static List<Line> measure(Sizes sizes) throws Exception {
    var lines = new ArrayList<Line>();
    try (var scratch = Scratch.make();
        var database = new Database.H2(scratch.folder());
        var server = Server.start(database, Server.DEMONSTRATION)) {
      for (var clients : List.of(Clients.ONE, Clients.MANY)) {
        lines.add(line(clients, server.port(), sizes));
      }
    }
    return lines;
  }

  private static Line line(int clients, int port, Sizes sizes) throws Exception {
    var size = sizes.batchQueries();
    var single = IntStream.range(0, size).mapToObj(Batches::target).toList();
    var batch = List.of(batch(size));
    var medians =
        Medians.warm(
            sizes.rounds(),
            List.of(
                () -> size * repliesPerSecond(clients, port, batch, sizes),
                () -> repliesPerSecond(clients, port, single, sizes)));
    return new Line(
        "Rates in batches of %,d, callers: %d".formatted(size, clients),
        medians[0],
        "/s",
        "the same questions, each alone",
        medians[1],
        Hope.atLeast(1));
  }

  private static double repliesPerSecond(int clients, int port, List<byte[]> requests, Sizes sizes)
      throws Exception {
    return Clients.repliesPerSecond(
        clients,
        sizes.httpRound(),
        client -> KeepAlive.of(client, port, requests),
        reply -> {
          if (reply.status() != 200) {
            throw new IllegalStateException("Refused: " + reply);
          }
        });
  }

  private static byte[] target(int number) {
    return KeepAlive.getting(
        "/v1/rates?importer=%s&exporter=%s&product=%s&validAt=%s"
            .formatted(
                pair(number).importer(), pair(number).exporter(), product(number), day(number)));
  }

  private static byte[] batch(int size) {
    return KeepAlive.posting(
        "/v1/rates:batch",
        IntStream.range(0, size)
            .mapToObj(
                number ->
                    """
                    {"importer":"%s","exporter":"%s","product":"%s","validAt":"%s"}\
                    """
                        .formatted(
                            pair(number).importer(),
                            pair(number).exporter(),
                            product(number),
                            day(number)))
            .collect(Collectors.joining(",", "{\"queries\":[", "]}")));
  }

  private static Pair pair(int number) {
    return PAIRS.get(number % PAIRS.size());
  }

  private static String product(int number) {
    return PRODUCTS.get(number % PRODUCTS.size());
  }

  private static LocalDate day(int number) {
    return FIRST.plusDays(number * 7 % DAYS);
  }

  private Batches() {}
}
