package org.tariffledger.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// Entries held against the record, in batches and in a file, beside rates of the same goods.
final class Assessing {

  /// Of a server with the demonstration.
  static List<Line> measure(LoadedServer server, Sizes sizes) throws Exception {
    var size = sizes.batchQueries();
    var entries = sizes.entries();
    var medians =
        Medians.warm(
            Math.min(2, sizes.rounds()),
            List.of(
                () -> Channels.perSecond(size, () -> batch(server, "/v1/audit/assessments", size)),
                () -> Channels.perSecond(size, () -> batch(server, "/v1/rates", size)),
                () -> Channels.perSecond(entries, () -> file(server, entries))));
    return List.of(
        line("Assessments in a batch of %,d".formatted(size), medians[0], medians[1]),
        line("Assessments of a file of %,d entries".formatted(entries), medians[2], medians[1]));
  }

  private static Line line(String what, double value, double floor) {
    return new Line(what, value, "/s", "rates of the same goods in a batch", floor, null);
  }

  private static int batch(LoadedServer server, String path, int size) {
    var isRates = path.equals("/v1/rates");
    var more = isRates ? "" : ",\"dutyCharged\":\"2450\",\"covers\":\"additional\"";
    var items =
        IntStream.range(0, size)
            .mapToObj(
                i ->
                    """
                    {"importer":"US","exporter":"CN","product":"9018.31.00","validAt":"2025-04-23",\
                    "customsValue":"%d"%s}\
                    """
                        .formatted(1_000 + i % 7, more))
            .collect(Collectors.joining(","));
    var body = "{\"%s\":[%s]}".formatted(isRates ? "queries" : "entries", items);
    var answer =
        server
            .http()
            .post()
            .uri(path + ":batch")
            .contentType(MediaType.APPLICATION_JSON)
            .body(body)
            .retrieve()
            .body(String.class);
    return whole(answer);
  }

  /// Until what was found of all its entries can be read.
  private static int file(LoadedServer server, int entries) throws InterruptedException {
    var text =
        IntStream.range(0, entries)
            .mapToObj(
                i -> "US,CN,9018.31.00,2025-04-23,%d,2450,additional".formatted(1_000 + i % 7))
            .collect(
                Collectors.joining(
                    "\n",
                    "importer,exporter,product,validAt,customsValue,dutyCharged,covers\n",
                    "\n"));
    var place =
        server
            .http()
            .post()
            .uri("/v1/audit/assessments")
            .contentType(new MediaType("text", "csv"))
            .body(text.getBytes(UTF_8))
            .retrieve()
            .toBodilessEntity()
            .getHeaders()
            .getLocation();
    var run = String.valueOf(place);
    while (get(server, run).contains("\"state\":\"running\"")) {
      Thread.sleep(20);
    }
    var found = whole(get(server, run + "/result"));
    server.http().delete().uri(run).retrieve().toBodilessEntity();
    return found;
  }

  private static String get(LoadedServer server, String path) {
    return Objects.requireNonNull(
        server.http().get().uri(path).retrieve().body(String.class), path);
  }

  /// The size of an answer in which nothing is refused.
  private static int whole(@Nullable String answer) {
    var text = Objects.requireNonNull(answer);
    if (text.contains("\"problem\":")) {
      throw new IllegalStateException(
          "Refused: " + text.substring(0, Math.min(1_000, text.length())));
    }
    return text.length();
  }

  private Assessing() {}
}
