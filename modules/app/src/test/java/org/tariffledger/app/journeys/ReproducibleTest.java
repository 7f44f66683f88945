package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// An answer that pins all three times is the same bytes after a restart, which rebuilds the rate
/// book from the store; and any answer names the pinned one that says the same.
@OnEachDatabase
class ReproducibleTest {

  private static final long SEED = 20_250_423;
  private static final int QUESTIONS = 300;
  private static final int ACTS = 100;
  private static final List<String> ECONOMIES =
      List.of("US", "CN", "JP", "KR", "DE", "EU", "CA", "MX", "VN", "IN", "CH", "BR", "RU");
  private static final List<String> PRODUCTS =
      List.of("", "8703.23", "9018.31.00", "87", "7208", "7601", "2701", "90183100", "8542.31");

  @Parameter Database database;

  @Test
  void a_pinned_answer_is_the_same_bytes_after_a_restart() {
    var place = database.newPlace();
    var scenario = Server.DEMONSTRATION.toString();
    Map<String, String> before = new TreeMap<>();
    try (var server = Server.start(place, scenario)) {
      var http = server.http();
      recordAtRandom(http, server);
      var recordedAt = http.get("/v1/rates?importer=US&exporter=CN").at("/recordedAt");
      for (var question : questions(recordedAt)) {
        before.put(question, http.get(question).text());
      }
      record(http);
      before.forEach((question, text) -> assertThat(http.get(question).text()).isEqualTo(text));
    }
    assertThat(before).hasSizeGreaterThan(QUESTIONS / 2);
    try (var server = Server.start(place, scenario)) {
      var http = server.http();
      before.forEach((question, text) -> assertThat(http.get(question).text()).isEqualTo(text));
    }
  }

  @Test
  void only_a_pinned_answer_may_be_kept_and_any_other_names_it() {
    var http = Server.ofTheDemonstration(database).http();
    var fresh = http.get("/v1/rates?importer=US&exporter=JP&validAt=2025-04-23");
    assertThat(fresh.header("ETag")).isEmpty();
    assertThat(fresh.header("Cache-Control")).contains("max-age=60");

    var pinned = http.get(fresh.header("Content-Location"));
    assertThat(pinned.text()).isEqualTo(fresh.text());
    assertThat(pinned.header("Cache-Control")).contains("max-age=86400");
    var again = http.get(fresh.header("Content-Location"), "If-None-Match", pinned.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @Test
  void now_is_kept_to_the_microsecond_as_the_ledger_keeps_time() {
    var http = Server.ofTheDemonstration(database).http();
    for (var path : List.of("/v1/rates?importer=US&exporter=JP", "/v1/relations/US/JP")) {
      var fresh = http.get(path);
      assertThat(fresh.text()).doesNotContainPattern("T[0-9:]{8}\\.[0-9]{7,}");
      assertThat(http.get(fresh.header("Content-Location")).text()).isEqualTo(fresh.text());
    }
  }

  /// Acts that nobody has thought of before; some of them the rules refuse.
  private static void recordAtRandom(Http http, Server server) {
    var random = new Random(SEED);
    var measures =
        server
            .store()
            .sql(
                "select stream from event where name = 'tariff-imposed' and version = 0"
                    + " order by position")
            .query(String.class)
            .list();
    var before = http.get("/v1/measures").position();
    var position = before;
    for (int i = 0; i < ACTS; i++) {
      var measure = measures.get(random.nextInt(measures.size())).replaceFirst("^measure:", "");
      var path = "/v1/measures/" + measure;
      var answer =
          random.nextBoolean()
              ? http.post(path + "/duty-changes", dutyChange(random))
              : http.post(path + "/pause", pause(random));
      assertThat(answer.status()).as("%s", answer).isIn(200, 400, 409);
      position = answer.status() == 200 ? answer.position() : position;
    }
    assertThat(position).as("seed %d", SEED).isGreaterThan(before + ACTS / 4);
    assertThat(http.get("/v1/measures?minPosition=" + position).position()).isEqualTo(position);
  }

  private static String dutyChange(Random random) {
    return """
    {"announcedAt": "%sT00:00:00Z", "effectiveFrom": "%sT12:00:00Z",
     "duty": {"type": "adValorem", "percent": "%d"}, "scheduled": "keep"}\
    """
        .formatted(day(random), day(random), random.nextInt(100));
  }

  private static String pause(Random random) {
    return """
    {"announcedAt": "%sT00:00:00Z", "from": "%sT12:00:00Z", "until": "%sT12:00:00Z",
     "residual": {"type": "adValorem", "percent": "%d"}}\
    """
        .formatted(day(random), day(random), day(random), random.nextInt(20));
  }

  /// What is learnt later changes none of them.
  private static void record(Http http) {
    var accepted =
        http.post(
            "/v1/measures/us-reciprocal-jp/duty-changes",
            """
            {"duty": {"type": "adValorem", "percent": "99"}, "effectiveFrom": "2025-04-12T00:00:00Z",
             "announcedAt": "2025-04-11T00:00:00Z"}\
            """);
    assertThat(accepted.status()).isEqualTo(200);
  }

  private static List<String> questions(String recordedAt) {
    var random = new Random(SEED);
    var questions = new ArrayList<String>();
    while (questions.size() < QUESTIONS) {
      var importer = ECONOMIES.get(random.nextInt(ECONOMIES.size()));
      var exporter = ECONOMIES.get(random.nextInt(ECONOMIES.size()));
      var product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
      if (!importer.equals(exporter) && !(importer + exporter).matches("(DE|EU){2}")) {
        questions.add(
            "/v1/rates?importer=%s&exporter=%s%s&validAt=%s&knownAt=%s&recordedAt=%s"
                .formatted(
                    importer,
                    exporter,
                    product.isEmpty() ? "" : "&product=" + product,
                    day(random),
                    day(random),
                    recordedAt.replace("+", "%2B")));
      }
    }
    return questions;
  }

  private static String day(Random random) {
    return "2025-%02d-%02d".formatted(2 + random.nextInt(4), 1 + random.nextInt(28));
  }
}
