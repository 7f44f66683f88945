package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// An integrator who is called: from the first webhook to the last, over HTTP.
@OnEachDatabase
class WebhooksTest {

  private static final String ALLOW = "--tariff-ledger.webhooks.allow=127.0.0.1";
  private static final String FAST = "--tariff-ledger.webhooks.retry-delays=20ms,20ms";

  @Parameter Database database;

  @Test
  void changes_come_to_whoever_asked_for_them_and_how_that_went_can_be_seen() {
    try (var receiver = new WebhookReceiver();
        var server = Server.start(database.newPlace(), "none", List.of(ALLOW, FAST))) {
      var owner = new Keyed(server.http(), server.newKey("erp", "subscriptions:manage"));
      var made = owner.post("/v1/webhooks", body("erp", receiver.url()));
      assertThat(made.status()).as("%s", made).isEqualTo(201);
      assertThat(made.at("/secret")).startsWith("whsec_");
      assertThat(made.header("Location")).isEqualTo("/v1/webhooks/erp");

      assertThat(server.http().post("/v1/programmes", PROGRAMME).status()).isEqualTo(201);
      await(() -> !receiver.calls().isEmpty());
      var told = server.http().get("/v1/changes?limit=1").text();
      assertThat("[" + receiver.calls().getFirst().body() + "]").isEqualTo(told);

      await(() -> owner.get("/v1/webhooks/erp").at("/deliveries/delivered").equals("1"));
      var seen = owner.get("/v1/webhooks/erp");
      assertThat(seen.text()).doesNotContain("whsec_");
      assertThat(seen.at("/position")).isEqualTo("0".repeat(20));
      assertThat(seen.at("/owner")).isEqualTo("erp");
      var delivery = owner.get("/v1/webhooks/erp/deliveries?state=delivered");
      assertThat(delivery.at("/items/0/message")).isEqualTo(receiver.calls().getFirst().id());
      assertThat(delivery.at("/items/0/attempts/0/status")).isEqualTo("204");
    }
  }

  private static final String PROGRAMME =
      """
      {"id": "US-FIRST", "imposer": "US", "name": "First"}\
      """;

  private static String body(String id, String url) {
    return "{\"id\": \"%s\", \"url\": \"%s\"}".formatted(id, url);
  }

  @Test
  void a_webhook_is_changed_paused_tried_rotated_replayed_and_deleted() {
    try (var receiver = new WebhookReceiver();
        var server = Server.start(database.newPlace(), "none", List.of(ALLOW, FAST))) {
      var owner = new Keyed(server.http(), server.newKey("erp", "subscriptions:manage"));
      var made = owner.post("/v1/webhooks", body("erp", receiver.url()));
      var tried = owner.post("/v1/webhooks/erp/test", "");
      assertThat(tried.at("/isDelivered")).isEqualTo("true");
      assertThat(receiver.calls().getFirst().body()).contains("org.tariffledger.webhook.test");
      receiver.answer(500);
      assertThat(owner.post("/v1/webhooks/erp/test", "").at("/isDelivered")).isEqualTo("false");

      assertThat(server.http().post("/v1/programmes", PROGRAMME).status()).isEqualTo(201);
      await(() -> owner.get("/v1/webhooks/erp").at("/deliveries/failed").equals("1"));
      assertThat(owner.get("/v1/webhooks/erp").at("/lastError/status")).isEqualTo("500");
      receiver.answer(200);
      var replayed =
          owner.post("/v1/webhooks/erp/replays", "{\"failedSince\": \"2025-01-01T00:00:00Z\"}");
      assertThat(replayed.at("/deliveries")).isEqualTo("1");
      await(() -> owner.get("/v1/webhooks/erp").at("/deliveries/delivered").equals("1"));

      var stale = owner.patch("/v1/webhooks/erp", "{\"state\": \"paused\"}", "If-Match", "\"7\"");
      assertThat(stale.status()).isEqualTo(412);
      var paused =
          owner.patch(
              "/v1/webhooks/erp",
              "{\"state\": \"paused\", \"description\": \"At night\", \"signatures\": [\"v1\","
                  + " \"v1a\"]}",
              "If-Match",
              made.header("ETag"));
      assertThat(paused.at("/state")).isEqualTo("paused");
      assertThat(paused.at("/description")).isEqualTo("At night");
      assertThat(paused.at("/publicKey")).startsWith("whpk_");
      assertThat(paused.at("/url")).isEqualTo(receiver.url());
      owner.patch("/v1/webhooks/erp", "{\"filter\": {\"importer\": \"US\"}}");
      var merged =
          owner.patch(
              "/v1/webhooks/erp", "{\"filter\": {\"exporter\": \"JP\", \"product\": null}}");
      assertThat(merged.at("/filter/importer")).isEqualTo("US");
      assertThat(merged.at("/filter/exporter")).isEqualTo("JP");
      var plain = owner.patch("/v1/webhooks/erp", "{\"filter\": {\"exporter\": null}}");
      assertThat(plain.json().at("/filter/exporter").isNull()).isTrue();
      assertThat(plain.at("/filter/importer")).isEqualTo("US");
      assertThat(owner.patch("/v1/webhooks/erp", "{\"filter\": null}").json().at("/filter"))
          .hasToString("{\"types\":[],\"importer\":null,\"exporter\":null,\"product\":null}");
      var rotated = owner.post("/v1/webhooks/erp/secret", "{\"overlapSeconds\": 60}");
      assertThat(rotated.at("/secret")).startsWith("whsec_").isNotEqualTo(made.at("/secret"));
      owner.post("/v1/webhooks/erp/test", "");
      assertThat(receiver.calls().getLast().signature().split(" ")).hasSize(4);
      assertThat(owner.delete("/v1/webhooks/erp").status()).isEqualTo(204);
      assertThat(owner.get("/v1/webhooks/erp").at("/code")).isEqualTo("unknown-webhook");
    }
  }

  @Test
  void webhooks_are_their_owners_business() {
    var server = Server.empty(database);
    try (server) {
      var http = server.http();
      var owner = new Keyed(http, server.newKey("erp", "subscriptions:manage"));
      var stranger = new Keyed(http, server.newKey("other", "subscriptions:manage"));
      var writer = new Keyed(http, server.newKey("desk", "tariffs:write"));
      var admin = new Keyed(http, server.key());
      assertThat(owner.post("/v1/webhooks", body("erp", "https://hooks.invalid/")).status())
          .isEqualTo(201);
      assertThat(owner.post("/v1/webhooks", body("erp", "https://hooks.invalid/")).at("/code"))
          .isEqualTo("webhook-exists");
      assertThat(stranger.get("/v1/webhooks/erp").status()).isEqualTo(404);
      assertThat(stranger.delete("/v1/webhooks/erp").status()).isEqualTo(404);
      assertThat(stranger.get("/v1/webhooks").json().at("/items").size()).isZero();
      assertThat(admin.get("/v1/webhooks").json().at("/items").size()).isOne();
      assertThat(admin.get("/v1/webhooks/erp").status()).isEqualTo(200);
      assertThat(writer.get("/v1/webhooks").at("/code")).isEqualTo("scope-missing");
      assertThat(http.get("/v1/webhooks").at("/code")).isEqualTo("key-needed");
      assertThat(owner.post("/v1/programmes", PROGRAMME).at("/code")).isEqualTo("scope-missing");
    }
  }

  @Test
  void whoever_operates_the_server_sees_how_webhooks_stand() {
    try (var server = Server.empty(database)) {
      var admin = new Keyed(server.http(), server.key());
      admin.post("/v1/webhooks", body("erp", "https://hooks.invalid/"));
      await(() -> admin.get("/actuator/health/webhooks").text().contains("\"active\":1"));
      var metrics = admin.get("/actuator/prometheus").text();
      assertThat(metrics)
          .contains(
              "tariff_ledger_webhook_pending",
              "tariff_ledger_webhook_oldest_due_seconds",
              "tariff_ledger_webhooks{state=\"active\"} 1.0");
    }
  }

  static void await(BooleanSupplier holds) {
    for (int i = 0; i < 3_000 && !holds.getAsBoolean(); i++) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }

  /// Somebody who says who they are in every request.
  record Keyed(Http http, String key) {

    Answer get(String path) {
      return http.send("GET", path, BodyPublishers.noBody(), headers());
    }

    Answer post(String path, String json) {
      return http.send("POST", path, BodyPublishers.ofString(json), headers());
    }

    Answer patch(String path, String json, String... more) {
      var headers = new java.util.ArrayList<>(List.of(headers()));
      headers.addAll(List.of(more));
      return http.send(
          "PATCH", path, BodyPublishers.ofString(json), headers.toArray(String[]::new));
    }

    Answer delete(String path) {
      return http.send("DELETE", path, BodyPublishers.noBody(), headers());
    }

    private String[] headers() {
      return new String[] {"Authorization", "Bearer " + key, "Content-Type", "application/json"};
    }
  }
}
