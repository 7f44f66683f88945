package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tariffledger.audit.log.Receipt;
import org.tariffledger.audit.log.SignedCheckpoint;

/// The verifiable log over HTTP, as an auditor and an operator have it.
@OnEachDatabase
class VerifiableLogTest {

  private static final String PROGRAMME =
      """
      {"id": "US-FIRST", "imposer": "US", "name": "First"}\
      """;

  @Parameter Database database;

  @Test
  void a_change_has_a_receipt_that_needs_nobody_to_be_verified() {
    try (var server = Server.empty(database)) {
      var http = server.http();
      await(() -> http.get("/v1/audit/checkpoint").status() == 200);
      var before = checkpoint(http);
      assertThat(http.post("/v1/programmes", PROGRAMME).status()).isEqualTo(201);
      await(() -> checkpoint(http).size() > before.size());
      var page = http.get("/v1/changes?limit=1").text();
      var change = page.substring(1, page.length() - 1);

      var answer = http.get("/v1/changes/0/receipt");
      assertThat(answer.contentType()).isEqualTo("text/plain");
      assertThat(answer.header("Cache-Control")).contains("max-age=86400");
      var receipt = Receipt.parse(answer.text());
      assertThat(receipt.proves(change.getBytes(java.nio.charset.StandardCharsets.UTF_8))).isTrue();
      assertThat(receipt.proves("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isFalse();
      assertThat(receipt.signed().size()).isEqualTo(checkpoint(http).size());
      assertThat(http.get("/v1/changes/" + "0".repeat(20) + "/receipt").text())
          .isEqualTo(answer.text());

      var grown =
          http.get(
              "/v1/audit/consistency?from=%d&origin=%s".formatted(before.size(), origin(http)));
      assertThat(grown.at("/fromRoot")).isEqualTo(before.root().base64());
      assertThat(grown.at("/toRoot")).isEqualTo(checkpoint(http).root().base64());
    }
  }

  private static String origin(Http http) {
    return http.get("/v1/audit/keys").at("/origin");
  }

  private static SignedCheckpoint checkpoint(Http http) {
    return SignedCheckpoint.parse(http.get("/v1/audit/checkpoint").text());
  }

  private static void await(BooleanSupplier holds) {
    var until = System.nanoTime() + 60_000_000_000L;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_does_not_change_may_be_kept_and_what_does_is_asked_for_again() {
    var http = Server.ofTheDemonstration(database).http();
    var checkpoint = http.get("/v1/audit/checkpoint");
    assertThat(checkpoint.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(checkpoint.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    var same = http.get("/v1/audit/checkpoint", "If-None-Match", checkpoint.header("ETag"));
    assertThat(same.status()).isEqualTo(304);
    for (var path : List.of("/v1/audit/tile/0/000", "/v1/audit/tile/entries/000.p/1")) {
      var tile = http.get(path);
      assertThat(tile.contentType()).isEqualTo("application/octet-stream");
      assertThat(tile.header("Cache-Control")).contains("max-age=31536000", "immutable", "public");
      assertThat(http.get(path, "If-None-Match", tile.header("ETag")).status()).isEqualTo(304);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/audit/tile/64/000, 400, bad-level",
    "/v1/audit/tile/-1/000, 400, bad-level",
    "/v1/audit/tile/00/000, 400, bad-level",
    "/v1/audit/tile/0/0, 400, bad-tile",
    "/v1/audit/tile/0/x000, 400, bad-tile",
    "/v1/audit/tile/0/000.p/0, 400, bad-width",
    "/v1/audit/tile/0/000.p/256, 400, bad-width",
    "/v1/audit/tile/0/000.p/one, 400, bad-width",
    "/v1/audit/tile/64/0.p/0, 400, several-faults",
    "/v1/audit/tile/0/x001/x234/067, 404, beyond-checkpoint",
    "/v1/audit/tile/0/x001/x234/067.p/1, 404, beyond-checkpoint",
    "/v1/audit/tile/0/x001/0/067, 400, bad-tile",
    "/v1/audit/tile/entries/x001/000, 404, beyond-checkpoint",
    "/v1/audit/tile/0/999, 404, beyond-checkpoint",
    "/v1/audit/tile/63/000.p/1, 404, beyond-checkpoint",
    "/v1/audit/tile/entries/999.p/9, 404, beyond-checkpoint",
    "/v1/audit/tile/entries/first, 400, bad-tile",
    "/v1/audit/tile/0/000?x=1, 400, unknown-parameter",
    "/v1/changes/first/receipt, 400, bad-sequence",
    "/v1/changes/-1/receipt, 400, bad-sequence",
    "/v1/changes/99999999/receipt, 404, unknown-change",
    "/v1/changes/99999999999999999999/receipt, 404, unknown-change",
    "/v1/audit/consistency, 400, missing-parameter",
    "/v1/audit/consistency?from=-1, 400, bad-size",
    "/v1/audit/consistency?from=1&to=x, 400, bad-size",
    "/v1/audit/consistency?from=2&to=1, 400, sizes-in-the-wrong-order",
    "/v1/audit/consistency?from=1&to=99999999, 400, beyond-checkpoint",
    "/v1/audit/consistency?from=99999999, 400, beyond-checkpoint",
    "/v1/audit/consistency?from=1&origin=example.com/other, 400, other-log",
    "/v1/audit/consistency?from=1&fromRoot=abc, 400, bad-root",
    "/v1/audit/consistency?from=1&fromRoot=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, 409,"
        + " other-history",
    "/v1/audit/consistency?from=x&to=y&origin=z, 400, several-faults"
  })
  void what_cannot_be_answered_is_refused_by_name(String path, int status, String code) {
    var http = Server.ofTheDemonstration(database).http();
    var answer = http.get(path);
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.at("/code")).isEqualTo(code);
  }

  @Test
  void keys_are_rotated_by_those_who_may_and_both_sign() {
    try (var server = Server.empty(database)) {
      var http = server.http();
      await(() -> http.get("/v1/audit/checkpoint").status() == 200);
      var first = http.get("/v1/audit/keys");
      assertThat(first.json().at("/keys").size()).isEqualTo(1);
      assertThat(first.at("/keys/0/vkey")).startsWith(first.at("/origin") + "+");
      assertThat(first.at("/keys/0/signsUntil")).isEqualTo("null");

      var path = "/v1/audit/keys?overlapSeconds=600";
      assertThat(http.send("POST", path, BodyPublishers.noBody()).status()).isEqualTo(401);
      var writer = server.withKey(server.newKey("desk", "tariffs:write"));
      assertThat(writer.post(path, "").status()).isEqualTo(403);
      assertThat(http.post("/v1/audit/keys?overlapSeconds=-1", "").at("/code"))
          .isEqualTo("bad-overlap");

      var rotated = http.post(path, "");
      assertThat(rotated.status()).isEqualTo(200);
      assertThat(rotated.json().at("/keys").size()).isEqualTo(2);
      assertThat(rotated.at("/keys/1/vkey")).isEqualTo(first.at("/keys/0/vkey"));
      assertThat(rotated.at("/keys/1/signsUntil")).isNotEqualTo("null");
      assertThat(checkpoint(http).note().signatures())
          .extracting(org.tariffledger.audit.log.NoteSignature::keyId)
          .containsExactly(rotated.at("/keys/0/id"), rotated.at("/keys/1/id"));
    }
  }

  @Test
  void an_edited_change_is_found_and_told_and_rates_go_on() throws Exception {
    var server = Server.start(database.newPlace(), Server.DEMONSTRATION.toString());
    var place = server.place();
    try (server) {
      var http = server.http();
      server.awaitMetric("tariff.ledger.log.lag", 0);
      await(() -> http.get("/v1/audit/verification").at("/state").equals("good"));
      assertThat(http.get("/actuator/health/log").status()).isEqualTo(200);
      assertThat(http.get("/actuator/health/log").at("/components/verifiableLog/details/lag"))
          .isEqualTo("0");

      server
          .store()
          .sql("update public_change set bytes = ? where sequence = 7")
          .param("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
          .update();
      assertThat(http.post("/v1/audit/verification", "").status()).isEqualTo(200);
      await(() -> http.get("/v1/audit/verification").at("/state").equals("damaged"));
      var found = http.get("/v1/audit/verification");
      assertThat(found.at("/findings/0/kind")).isEqualTo("edited");
      assertThat(found.at("/findings/0/sequence")).isEqualTo("7");
      assertThat(found.at("/findingsTotal")).isEqualTo("1");
      server.awaitMetric("tariff.ledger.log.damaged", 1);
      var refused = http.get("/v1/audit/checkpoint");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.at("/code")).isEqualTo("log-damaged");
      assertThat(refused.at("/detail")).contains("Change 7");
      assertThat(http.get("/actuator/health").status()).isEqualTo(503);
      assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200);
      assertThat(http.get("/v1/rates?importer=US&exporter=CN").status()).isEqualTo(200);
    }
    try (var files = Files.list(place.folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("checkpoints-"))
          .hasSize(1);
    }
  }
}
