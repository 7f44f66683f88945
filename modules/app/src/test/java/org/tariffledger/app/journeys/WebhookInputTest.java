package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.app.journeys.WebhooksTest.Keyed;

/// What somebody who asks to be called gets wrong, all of it said at once and nothing kept.
class WebhookInputTest {

  private static final Server SERVER = Server.shared(Database.H2);

  private final Keyed owner = new Keyed(SERVER.http(), SERVER.key());

  static Stream<Arguments> faults() {
    return Stream.of(
        of("{}", "/url missing-field"),
        of("{\"url\": null}", "/url missing-field"),
        of("{\"url\": 7}", "/url wrong-type"),
        of(url("not a url"), "/url bad-url"),
        of(url("http://hooks.invalid/"), "/url bad-url"),
        of(url("https://me:secret@hooks.invalid/"), "/url bad-url"),
        of(url("https://127.0.0.1/"), "/url private-address"),
        of(url("https://[::ffff:169.254.169.254]/"), "/url private-address"),
        of(url("https://hooks.invalid/" + "a".repeat(1_990)), "/url bad-text"),
        of(with("\"urls\": []"), "/urls unknown-field"),
        of(with("\"id\": \"A b\""), "/id malformed-id"),
        of(with("\"from\": \"yesterday\""), "/from bad-cursor"),
        of(with("\"from\": \"99999999999999999999\""), "/from cursor-beyond-end"),
        of(with("\"order\": \"random\""), "/order unknown-value"),
        of(with("\"signatures\": [\"v1a\"]"), "/signatures bad-value"),
        of(with("\"signatures\": [\"v2\", \"v1\"]"), "/signatures unknown-value"),
        of(with("\"signatures\": \"v1\""), "/signatures wrong-type"),
        of(with("\"concurrency\": 0"), "/concurrency bad-value"),
        of(with("\"concurrency\": 1.5"), "/concurrency wrong-type"),
        of(with("\"perSecond\": 1001"), "/perSecond bad-value"),
        of(with("\"perSecond\": 99999999999999999999"), "/perSecond bad-value"),
        of(with("\"secret\": \"whsec_c2hvcnQ=\""), "/secret bad-secret"),
        of(with("\"description\": \"\""), "/description bad-text"),
        of(with("\"filter\": []"), "/filter wrong-type"),
        of(with("\"filter\": {\"importer\": \"XX\"}"), "/filter/importer unknown-economy"),
        of(with("\"filter\": {\"exporter\": \"jp\"}"), "/filter/exporter unknown-economy"),
        of(with("\"filter\": {\"product\": \"87a\"}"), "/filter/product malformed-code"),
        of(with("\"filter\": {\"types\": [\"nothing\"]}"), "/filter/types unknown-value"),
        of(with("\"filter\": {\"type\": []}"), "/filter/type unknown-field"),
        of(
            with(
                "\"filter\": {\"types\": [\"org.tariffledger.fact.tariff-paused\"],"
                    + " \"product\": \"8703\"}"),
            "/filter/types nothing-passes"));
  }

  private static Arguments of(String body, String fault) {
    return Arguments.of(body, fault);
  }

  private static String url(String url) {
    return "{\"url\": \"" + url + "\"}";
  }

  private static String with(String field) {
    return "{\"url\": \"https://hooks.invalid/\", " + field + "}";
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_fault_is_named_with_its_place_and_nothing_is_kept(String body, String fault) {
    var answer = owner.post("/v1/webhooks", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/errors/0/pointer") + " " + answer.at("/errors/0/code")).isEqualTo(fault);
    assertThat(owner.get("/v1/webhooks").json().at("/items").findValuesAsString("url"))
        .allMatch(url -> url.equals("https://kept.invalid/"));
  }

  @Test
  void all_faults_are_said_at_once() {
    var answer =
        owner.post(
            "/v1/webhooks",
            "{\"url\": \"ftp://x/\", \"order\": \"x\", \"secret\": \"x\", \"filter\":"
                + " {\"importer\": \"XX\", \"product\": \"x\"}, \"more\": 1}");
    assertThat(answer.json().at("/errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder(
            "/url", "/order", "/secret", "/filter/importer", "/filter/product", "/more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATCH /v1/webhooks/kept {\"state\": \"disabled\"}",
        "PATCH /v1/webhooks/kept {\"url\": \"https://10.0.0.1/\"}",
        "PATCH /v1/webhooks/kept {\"id\": \"other\"}",
        "POST /v1/webhooks/kept/secret {\"overlapSeconds\": -1}",
        "POST /v1/webhooks/kept/secret {\"overlapSeconds\": 604801}",
        "POST /v1/webhooks/kept/secret []",
        "POST /v1/webhooks/kept/replays {}",
        "POST /v1/webhooks/kept/replays {\"from\": \"1\"}",
        "POST /v1/webhooks/kept/replays {\"sequence\": \"1\"}",
        "POST /v1/webhooks/kept/replays {\"sequence\": \"0\", \"failedSince\": \"x\"}",
        "POST /v1/webhooks/kept/replays {\"failedSince\": \"yesterday\"}",
        "GET /v1/webhooks/kept/deliveries?state=lost ",
        "GET /v1/webhooks/kept/deliveries?cursor=!! ",
        "GET /v1/webhooks/kept/deliveries?cursor=YQ ",
        "GET /v1/webhooks?limit=0 ",
        "GET /v1/webhooks?owner=me "
      })
  void what_is_asked_of_a_webhook_that_is_there_is_read_as_strictly(String request) {
    owner.post("/v1/webhooks", "{\"id\": \"kept\", \"url\": \"https://kept.invalid/\"}");
    var parts = request.split(" ", 3);
    var answer =
        switch (parts[0]) {
          case "PATCH" -> owner.patch(parts[1], parts[2]);
          case "POST" -> owner.post(parts[1], parts[2]);
          default -> owner.get(parts[1]);
        };
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.json().at("/errors").size()).isPositive();
    assertThat(owner.get("/v1/webhooks/kept").at("/state")).isEqualTo("active");
  }

  @Test
  void what_nobody_has_made_is_not_there() {
    for (var path : List.of("/v1/webhooks/none", "/v1/webhooks/A%20b/deliveries")) {
      assertThat(owner.get(path).at("/code")).isEqualTo("unknown-webhook");
    }
    for (var path : List.of("/test", "/secret", "/replays")) {
      var answer = owner.post("/v1/webhooks/none" + path, "{}");
      assertThat(answer.status()).isEqualTo(404);
    }
  }
}
