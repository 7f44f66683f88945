package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What readers see while large acts are recorded.
@Isolated("Its readers never pause: beside others neither would come on.")
class WholeActsTest {

  private static final int ACTS = 3;
  private static final int MEASURES = 60;
  private static final String QUESTION =
      "/v1/rates?importer=US&exporter=JP&validAt=2025-06-01T00:00:00Z&knownAt=2025-06-01T00:00:00Z";

  private static final String COVERAGE =
      """
      {"announcedAt": "2025-01-01T00:00:00Z", "commands": [
       {"type": "declareCoverage", "importer": "US", "state": "complete",
        "since": "2025-01-01T00:00:00Z"}]}\
      """;

  @ParameterizedTest
  @EnumSource
  void nobody_sees_half_an_act(Database database) throws Exception {
    try (var server = Server.start(database.newPlace(), "none")) {
      watch(List.of(server));
    }
  }

  @Test
  void nobody_sees_half_an_act_at_another_server_of_the_same_store() throws Exception {
    var place = Database.POSTGRESQL.newPlace();
    try (var one = Server.start(place, "none");
        var other = Server.start(place, "none")) {
      watch(List.of(one, other));
    }
  }

  private static void watch(List<Server> servers) throws Exception {
    var callers = servers.stream().map(Server::http).toList();
    callers.getFirst().post("/v1/acts", COVERAGE);
    callers.forEach(http -> read(http, 0));
    var isOver = new AtomicBoolean();
    var rates = new ConcurrentLinkedQueue<Answer>();
    var pinned = new ConcurrentLinkedQueue<List<Answer>>();
    var measures = new ConcurrentLinkedQueue<Integer>();
    // Not virtual: those would hold the carriers of the servers, which are in this process.
    try (var readers = Executors.newCachedThreadPool()) {
      var reading =
          callers.stream()
              .flatMap(
                  http ->
                      Stream.<Runnable>of(
                          () -> rates.add(http.get(QUESTION)),
                          () -> pinned.add(openAndPinned(http)),
                          () -> measures.add(measures(http))))
              .map(look -> readers.submit(() -> repeat(look, isOver)))
              .toList();
      try {
        for (int act = 0; act < ACTS; act++) {
          assertThat(callers.getFirst().post("/v1/acts", act(act)).status()).isEqualTo(200);
        }
        callers.forEach(http -> read(http, ACTS));
      } finally {
        isOver.set(true);
      }
      for (Future<?> reader : reading) {
        reader.get();
      }
    }

    var percents = rates.stream().map(rate -> rate.at("/additionalPercent")).distinct().toList();
    assertThat(wholeActs(percents)).isEqualTo(percents).hasSizeGreaterThan(2);
    var positions = rates.stream().map(rate -> rate.json().at("/position").asLong()).toList();
    assertThat(positions).allSatisfy(p -> assertThat((p - 1) % (2 * MEASURES)).isZero());
    assertThat(pinned)
        .allSatisfy(asked -> assertThat(asked.get(1).text()).isEqualTo(asked.get(0).text()));
    assertThat(measures).allSatisfy(count -> assertThat(count % MEASURES).isZero());
  }

  private static void repeat(Runnable look, AtomicBoolean isOver) {
    do {
      look.run();
    } while (!isOver.get());
  }

  private static List<Answer> openAndPinned(Http http) {
    var open = http.get(QUESTION);
    return List.of(open, http.get(open.header("Content-Location")));
  }

  private static int measures(Http http) {
    return http.get("/v1/measures?limit=1000").json().at("/items").size();
  }

  private static void read(Http http, int acts) {
    var position = "" + (1 + 2 * acts * MEASURES);
    var all = http.get(QUESTION, "Ledger-Position", position, "Prefer", "wait=30");
    assertThat(all.at("/additionalPercent")).isEqualTo("" + acts * MEASURES);
  }

  private static List<String> wholeActs(List<String> percents) {
    return percents.stream().filter(p -> Integer.parseInt(p) % MEASURES == 0).toList();
  }

  /// Each measure adds one percent.
  private static String act(int act) {
    var commands =
        IntStream.range(0, MEASURES)
            .mapToObj(i -> "P" + act + "-" + i)
            .flatMap(
                id ->
                    Stream.of(
                        """
                        {"type": "registerProgramme", "id": "%s", "imposer": "US", "name": "P"}\
                        """
                            .formatted(id),
                        """
                        {"type": "imposeTariff", "id": "%s", "imposer": "US", "programme": "%s",
                         "targets": {"include": ["JP"]}, "effectiveFrom": "2025-02-01T00:00:00Z",
                         "duty": {"type": "adValorem", "percent": "1"}}\
                        """
                            .formatted(id.toLowerCase(Locale.ROOT), id)))
            .collect(Collectors.joining(", "));
    return """
    {"announcedAt": "2025-01-10T00:00:00Z", "commands": [%s]}\
    """
        .formatted(commands);
  }
}
