package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The change log over HTTP.
@OnEachDatabase
class ChangesTest {

  private static final String RATES = "types=org.tariffledger.rate.changed";
  private static final String FACT = "org.tariffledger.fact.";

  @Parameter Database database;

  @Test
  void the_feed_tells_everything_once_and_in_order_page_by_page() {
    var http = Server.ofTheDemonstration(database).http();
    var all = follow(http, "");
    assertThat(all.stream().map(change -> Long.parseLong(change.at("/sequence").asString())))
        .containsExactlyElementsOf(LongStream.range(0, all.size()).boxed().toList());
    var newest = http.get("/v1/measures?limit=1").position();
    assertThat(
            all.stream()
                .filter(change -> change.at("/type").asString().startsWith(FACT))
                .map(change -> change.at("/data/position").asLong()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, newest).boxed().toList());
    assertThat(all).allSatisfy(ChangesTest::isACloudEvent);
    assertThat(all.toString()).contains("\"reference\"").doesNotContain("\"reason\"", "\"actor\"");
  }

  @Test
  void who_asks_for_another_type_is_told_which_there_is() {
    var http = Server.ofTheDemonstration(database).http();

    var refused = http.get("/v1/changes", "Accept", "application/json");
    assertThat(refused.status()).isEqualTo(406);
    assertThat(refused.at("/code")).isEqualTo("not-acceptable");
    assertThat(refused.at("/detail"))
        .isEqualTo("Answers here are application/cloudevents-batch+json.");
    assertThat(http.get("/v1/changes/stream", "Accept", "text/html").at("/detail"))
        .isEqualTo("Answers here are text/event-stream.");
    assertThat(http.get("/v1/measures", "Accept", "text/csv").at("/detail"))
        .isEqualTo("Answers here are application/json.");
  }

  @Test
  void a_programme_that_nobody_registered_is_told_and_not_answered_with_nothing() {
    var http = Server.ofTheDemonstration(database).http();

    for (var path : List.of("/v1/calendar", "/v1/measures")) {
      var refused = http.get(path + "?programme=NOPE&limit=0");
      assertThat(refused.status()).as(path).isEqualTo(400);
      assertThat(refused.json().at("/errors").findValuesAsString("code"))
          .containsExactlyInAnyOrder("unknown-programme", "bad-limit");
      assertThat(http.get(path + "?programme=US-232-AUTOS").status()).isEqualTo(200);
    }
  }

  /// As CloudEvents 1.0 and its extensions ask.
  private static void isACloudEvent(JsonNode change) {
    assertThat(change.at("/specversion").asString()).isEqualTo("1.0");
    assertThat(change.at("/id").asString()).matches("\\d{20}");
    assertThat(URI.create(change.at("/source").asString()).getScheme()).isEqualTo("urn");
    assertThat(change.at("/type").asString()).matches("org\\.tariffledger\\.[a-z.-]+");
    assertThat(change.at("/subject").asString()).isNotEmpty();
    assertThat(OffsetDateTime.parse(change.at("/time").asString())).isNotNull();
    assertThat(OffsetDateTime.parse(change.at("/recordedtime").asString())).isNotNull();
    assertThat(change.at("/datacontenttype").asString()).isEqualTo("application/json");
    assertThat(change.propertyNames()).allMatch(name -> name.matches("[a-z0-9]+"));
  }

  @Test
  void a_full_page_is_kept_for_ever_and_another_is_not() {
    var http = Server.ofTheDemonstration(database).http();
    var full = http.get("/v1/changes?limit=5");
    assertThat(full.header("Cache-Control")).contains("immutable", "public");
    assertThat(full.header("ETag")).startsWith("\"");
    assertThat(http.get("/v1/changes?limit=5").text()).isEqualTo(full.text());
    assertThat(http.get("/v1/changes?limit=5", "If-None-Match", full.header("ETag")).status())
        .isEqualTo(304);

    var end = http.get("/v1/changes?after=now");
    assertThat(end.text()).isEqualTo("[]");
    assertThat(end.header("Cache-Control")).doesNotContain("immutable");
    assertThat(end.header("Next-After")).matches("\\d{20}");
    assertThat(http.get("/v1/changes?after=" + end.header("Next-After")).text()).isEqualTo("[]");
  }

  @Test
  void changes_are_found_by_type_importer_exporter_and_product() {
    var http = Server.ofTheDemonstration(database).http();
    var usOnChina = follow(http, "&importer=US&exporter=CN&" + RATES);
    assertThat(usOnChina)
        .isNotEmpty()
        .extracting(change -> change.at("/subject").asString())
        .containsOnly("US-CN");
    assertThat(usOnChina.toString()).contains("\"percent\":\"145\"");

    assertThat(follow(http, "&product=8703.23&importer=US&exporter=JP"))
        .isNotEmpty()
        .extracting(change -> change.at("/type").asString())
        .containsOnly("org.tariffledger.rate.changed");
    assertThat(follow(http, "&types=" + FACT + "tariff-paused"))
        .isNotEmpty()
        .extracting(change -> change.at("/type").asString())
        .containsOnly(FACT + "tariff-paused");
    // A member of a union is charged for by its union.
    assertThat(follow(http, "&importer=DE")).isEqualTo(follow(http, "&importer=EU"));
  }

  @ParameterizedTest
  @CsvSource({
    "after=yesterday, bad-cursor",
    "after=-1, bad-cursor",
    "after=99999999, cursor-beyond-end",
    "after=99999999999999999999, cursor-beyond-end",
    "ledger=another, other-ledger",
    "limit=0, bad-limit",
    "timeout=31, bad-timeout",
    "types=rates, unknown-value",
    "importer=XX, unknown-economy",
    "product=87a, malformed-code",
    "types=org.tariffledger.fact.tariff-paused&exporter=CN, nothing-passes",
    "before=3, unknown-parameter"
  })
  void what_cannot_be_meant_is_refused(String query, String code) {
    var refused = Server.ofTheDemonstration(database).http().get("/v1/changes?" + query);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("/errors/0/code")).isEqualTo(code);
  }

  @Test
  void who_waits_hears_of_a_command_at_once_and_else_of_nothing() throws Exception {
    try (var server = Server.empty(database);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var http = server.http();
      assertThat(http.get("/v1/changes?timeout=1").header("Next-After")).isEqualTo("earliest");

      var waiting = threads.submit(() -> http.get("/v1/changes?after=now&timeout=30"));
      Thread.sleep(500);
      var began = System.nanoTime();
      http.post(
          "/v1/programmes", "{\"id\": \"US-FIRST\", \"imposer\": \"US\", \"name\": \"First\"}");
      var heard = waiting.get();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      assertThat(heard.json().at("/0/type").asString()).isEqualTo(FACT + "programme-registered");
    }
  }

  @Test
  void one_client_leaves_room_for_others_to_wait() throws Exception {
    var two = List.of("--tariff-ledger.streams.clients-per-address-max=2");
    try (var server = Server.start(database.newPlace(), "none", two);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var http = server.http();
      var waiting = new ArrayList<Future<Answer>>();
      for (int i = 0; i < 3; i++) {
        waiting.add(threads.submit(() -> http.get("/v1/changes?after=now&timeout=2")));
      }
      var codes = new ArrayList<String>();
      for (var one : waiting) {
        codes.add(one.get().status() == 200 ? "waited" : one.get().at("/code"));
      }
      assertThat(codes).containsExactlyInAnyOrder("waited", "waited", "too-many-waits-of-one");
      assertThat(http.get("/v1/changes?after=now&timeout=1").status()).isEqualTo(200);
    }
  }

  @Test
  void what_the_clock_brings_is_told_when_it_does_and_stands_in_the_calendar_before() {
    var clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
    try (var server = Server.empty(database, clock)) {
      var http = server.http();
      var told =
          http.post(
              "/v1/acts",
              """
              {"announcedAt": "2026-01-01T00:00:00Z", "reference": "row 1", "commands": [
                {"type": "declareCoverage", "importer": "US", "state": "complete",
                 "since": "2025-01-01T00:00:00Z"},
                {"type": "registerProgramme", "id": "FIRST", "imposer": "US", "name": "First"},
                {"type": "imposeTariff", "id": "us-jp", "imposer": "US", "programme": "FIRST",
                 "targets": {"include": ["JP"]}, "duty": {"type": "adValorem", "percent": "24"},
                 "effectiveFrom": "2026-02-01T00:00:00Z"}]}\
              """);
      assertThat(told.status()).isEqualTo(200);
      var calendar =
          http.get("/v1/calendar?importer=US", "Ledger-Position", "" + told.position()).json();
      assertThat(calendar.at("/items").size()).isEqualTo(1);
      assertThat(calendar.at("/items/0/kind").asString()).isEqualTo("starts");
      assertThat(calendar.at("/items/0/at").asString()).isEqualTo("2026-01-31T19:00:00-05:00");
      assertThat(calendar.at("/items/0/measures/0").asString()).isEqualTo("us-jp");

      var last = http.get("/v1/changes?timeout=30&importer=US&exporter=JP&" + RATES);
      assertThat(last.at("/0/data/cause/reference")).isEqualTo("row 1");
      var after = http.get("/v1/changes?after=now").header("Next-After");
      clock.goOn(Duration.ofDays(60));
      var started = http.get("/v1/changes?timeout=30&after=" + after).json();
      assertThat(started.at("/0/data/cause/kind").asString()).isEqualTo("starts");
      assertThat(started.at("/0/time").asString()).isEqualTo("2026-02-01T00:00:00Z");
      assertThat(started.at("/0/data/segments/0/before/percent").asString()).isEqualTo("0");
      assertThat(started.at("/0/data/segments/0/after/percent").asString()).isEqualTo("24");
    }
  }

  private static List<JsonNode> follow(Http http, String filter) {
    var all = new ArrayList<JsonNode>();
    var after = "earliest";
    while (true) {
      var page = http.get("/v1/changes?limit=1000&after=" + after + filter);
      assertThat(page.status()).isEqualTo(200);
      page.json().forEach(all::add);
      if (page.header("Next-After").equals(after)) {
        return all;
      }
      after = page.header("Next-After");
    }
  }
}
