package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/// Many questions in one request: each gets what it would have got alone.
@OnEachDatabase
class BatchTest {

  private static final String SYRINGES =
      """
      {"importer": "US", "exporter": "CN", "product": "9018.31.00", "validAt": "2025-04-23"}\
      """;
  @Parameter Database database;

  @Test
  void answers_stand_in_the_order_of_the_questions_and_are_what_each_would_get_alone() {
    var http = http();
    var recordedAt = http.get("/v1/rates?importer=US&exporter=JP").at("/recordedAt");
    var pinned =
        """
        {"importer": "US", "exporter": "JP", "validAt": "2025-04-23T00:00:00Z",
         "knownAt": "2025-04-23T00:00:00Z", "recordedAt": "%s", "explain": "true"}\
        """
            .formatted(recordedAt);

    var batch = ask(pinned, SYRINGES, "{\"importer\": \"CN\", \"exporter\": \"US\"}");
    assertThat(batch.status()).isEqualTo(200);
    assertThat(batch.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(batch.position()).isEqualTo(batch.json().at("/position").asLong());
    assertThat(batch.json().at("/answers").valueStream().map(a -> a.at("/status").asInt()))
        .containsExactly(200, 200, 200);
    var alone =
        http.get(
            "/v1/rates?importer=US&exporter=JP&validAt=2025-04-23T00:00:00Z"
                + "&knownAt=2025-04-23T00:00:00Z&explain=true&recordedAt="
                + recordedAt.replace("+", "%2B"));
    assertThat(batch.json().at("/answers/0/rate")).isEqualTo(alone.json());
    assertThat(batch.at("/answers/1/rate/additionalPercent")).isEqualTo("245");
    assertThat(batch.at("/answers/2/rate/exporter")).isEqualTo("US");
    assertThat(batch.at("/answers/2/rate/validAt").substring(0, 10))
        .isEqualTo(batch.at("/answers/2/rate/knownAt").substring(0, 10));
  }

  @Test
  void a_bad_question_has_its_own_problem_and_the_others_are_answered() {
    var batch =
        ask(
            SYRINGES,
            """
            {"importer": "XX", "product": "870", "validAt": "2025-04-23T00:00:00+08 00",
             "share.colour": "2", "shoe/size": "1", "quotaInHand": 1, "claims": null}\
            """,
            "5",
            "{\"importer\": \"US\", \"exporter\": \"US\"}",
            "{\"importer\": \"US\", \"exporter\": \"CN\", \"minPosition\": \"1\"}",
            SYRINGES);

    assertThat(batch.status()).isEqualTo(200);
    assertThat(batch.json().at("/answers").valueStream().map(a -> a.at("/status").asInt()))
        .containsExactly(200, 400, 400, 400, 400, 200);
    assertThat(batch.json().at("/answers/1").has("rate")).isFalse();
    assertThat(batch.json().at("/answers/0").has("problem")).isFalse();
    assertThat(faults(batch.json().at("/answers/1/problem")))
        .containsExactlyInAnyOrder(
            "/queries/1/importer unknown-economy",
            "/queries/1/exporter missing-parameter",
            "/queries/1/product malformed-code",
            "/queries/1/validAt bad-instant",
            "/queries/1/share.colour unknown-fact",
            "/queries/1/shoe~1size unknown-parameter",
            "/queries/1/quotaInHand wrong-type");
    assertThat(faults(batch.json().at("/answers/2/problem")))
        .containsExactly("/queries/2 wrong-type");
    assertThat(faults(batch.json().at("/answers/3/problem")))
        .containsExactly("/queries/3/exporter same-territory");
    assertThat(faults(batch.json().at("/answers/4/problem")))
        .containsExactly("/queries/4/minPosition unknown-parameter");
    assertThat(batch.json().at("/answers/5")).isEqualTo(batch.json().at("/answers/0"));
  }

  @Test
  void numbers_and_flags_may_stand_as_such() {
    var query =
        """
        {"importer": "US", "exporter": "CN", "product": "9018.31.00", "validAt": "2025-04-23",
         "knownAt": "2025-04-23", "customsValue": %s, "quantity": %s, "unit": "kg",
         "quotaInHand": %s}\
        """;
    var batch =
        ask(
            query.formatted("1250.50", "400", "true"),
            query.formatted("\"1250.50\"", "\"400\"", "\"true\""),
            query.formatted("1e9", "400", "[true]"));
    assertThat(batch.at("/answers/0/status")).isEqualTo("200");
    assertThat(batch.json().at("/answers/0")).isEqualTo(batch.json().at("/answers/1"));
    assertThat(faults(batch.json().at("/answers/2/problem")))
        .containsExactlyInAnyOrder(
            "/queries/2/customsValue bad-amount", "/queries/2/quotaInHand wrong-type");
    assertThat(batch.json().at("/answers/2/problem").toString())
        .contains("This field is true, false or a string; array stands here.");
  }

  @Test
  void a_batch_has_1_to_1000_questions_and_nothing_else() {
    var thousand = ask(Collections.nCopies(1_000, SYRINGES).toArray(String[]::new));
    assertThat(thousand.json().at("/answers").size()).isEqualTo(1_000);

    var more = ask(Collections.nCopies(1_001, SYRINGES).toArray(String[]::new));
    assertThat(more.status()).isEqualTo(400);
    assertThat(more.at("/detail")).isEqualTo("A batch has 1 to 1000 queries, this one 1001.");
    assertThat(faults(more.json())).containsExactly("/queries too-many-queries");
    assertThat(faults(ask().json())).containsExactly("/queries empty-list");
    assertThat(faults(post("?x=1", "{\"query\": []}").json()))
        .containsExactlyInAnyOrder(
            "x unknown-parameter", "/query unknown-field", "/queries missing-field");
    assertThat(faults(post("", "{\"queries\": {}}").json())).containsExactly("/queries wrong-type");
    assertThat(post("", "[").at("/code")).isEqualTo("malformed-json");
    assertThat(http().send("POST", "/v1/rates:batch", BodyPublishers.ofString("{}")).status())
        .isEqualTo(415);
  }

  @Test
  void it_needs_no_key_and_waits_for_a_position_that_it_names() {
    var late = post("?minPosition=999999999", batch(SYRINGES), "Prefer", "wait=0");
    assertThat(late.status()).isEqualTo(503);
    assertThat(late.at("/code")).isEqualTo("position-not-reached");
    assertThat(http().get("/v1/rates:batch").status()).isEqualTo(405);
  }

  @Test
  void while_as_many_long_reads_run_as_may_a_batch_is_told_to_come_again() {
    var refused = Server.ofTheDemonstration(database).whileLongReadsRun(() -> ask(SYRINGES));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.at("/code")).isEqualTo("too-many-long-reads");
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(ask(SYRINGES).status()).isEqualTo(200);
  }

  private Http http() {
    return Server.ofTheDemonstration(database).http();
  }

  private Answer ask(String... queries) {
    return post("", batch(queries));
  }

  private static String batch(String... queries) {
    return "{\"queries\": [" + String.join(", ", queries) + "]}";
  }

  private Answer post(String query, String body, String... headers) {
    return post(http(), query, body, headers);
  }

  private static Answer post(Http http, String query, String body, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/json"));
    return http.send(
        "POST",
        "/v1/rates:batch" + query,
        BodyPublishers.ofString(body),
        all.toArray(String[]::new));
  }

  static List<String> faults(JsonNode problem) {
    return problem
        .at("/errors")
        .valueStream()
        .map(fault -> fault.at("/pointer").asString() + " " + fault.at("/code").asString())
        .toList();
  }
}
