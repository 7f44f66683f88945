package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Webhooks on the command line.
class WebhooksTest {

  private static final String WEBHOOK =
      """
      "id": "erp", "owner": "o", "createdAt": "2026-01-01T00:00:00Z", "url": "https://h.example/",
      "description": null, "filter": {"types": ["a", "b"], "importer": null, "exporter": "JP"}, "order": "strict", "signatures": ["v1"],
      "publicKey": null, "signing": "ready", "concurrency": 1, "perSecond": 1, "state": "disabled",
      "reason": "gone", "detail": "It answered 410.", "since": "2026-01-02T00:00:00Z",
      "position": "00000000000000000041",
      "deliveries": {"pending": 3, "delivered": 40, "failed": 1}, "lastError": {
        "at": "2026-01-02T00:00:00Z", "durationMs": 12, "status": 410, "reply": "", "error": null}
      """;

  @TempDir Path folder;
  private final FakeLedger ledger = new FakeLedger();

  @AfterEach
  void stop() {
    ledger.close();
  }

  private Typed type(String line) {
    var words = new ArrayList<String>(List.of("webhooks"));
    words.addAll(Arrays.asList(line.split(" ")));
    words.addAll(List.of("--timeout", "2", "--server", ledger.url()));
    return Typed.in(folder, Map.of("TARIFF_LEDGER_KEY", "k"), words.toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          list --limit 5 | GET /v1/webhooks?limit=5 | ``
          show erp | GET /v1/webhooks/erp | ``
          create --id erp --url https://h/ | POST /v1/webhooks | {"id":"erp","url":"https://h/"}
          create --id erp --url https://h/ --from earliest --order strict --signatures v1,v1a --concurrency 2 --per-second 9 --types a,b --importer US --exporter JP --product 8703 --description d | POST /v1/webhooks | {"id":"erp","url":"https://h/","from":"earliest","description":"d","order":"strict","signatures":["v1","v1a"],"concurrency":2,"perSecond":9,"filter":{"types":["a","b"],"importer":"US","exporter":"JP","product":"8703"}}
          change erp --url https://i/ | PATCH /v1/webhooks/erp | {"url":"https://i/"}
          change erp --per-second 5 --product 8703 | PATCH /v1/webhooks/erp | {"perSecond":5,"filter":{"product":"8703"}}
          pause erp | PATCH /v1/webhooks/erp | {"state":"paused"}
          resume a/b | PATCH /v1/webhooks/a%2Fb | {"state":"active"}
          delete erp | DELETE /v1/webhooks/erp | ``
          rotate erp | POST /v1/webhooks/erp/secret | {}
          rotate erp --overlap 60 | POST /v1/webhooks/erp/secret | {"overlapSeconds":60}
          deliveries erp --state failed | GET /v1/webhooks/erp/deliveries?state=failed | ``
          replay erp --sequence 5 | POST /v1/webhooks/erp/replays | {"sequence":"5"}
          replay erp --from 5 --to 9 | POST /v1/webhooks/erp/replays | {"from":"5","to":"9"}
          replay erp --failed-since t | POST /v1/webhooks/erp/replays | {"failedSince":"t"}
          """)
  void each_command_is_one_request(String line, String request, String body) {
    ledger.answers(200, "{\"items\": []}");
    var typed = type(line);

    assertThat(typed.exitCode()).as(typed.err()).isZero();
    assertThat(ledger.onlyAsked().line()).isEqualTo(request);
    assertThat(ledger.onlyAsked().body()).isEqualTo(body);
    assertThat(ledger.onlyAsked().header("Authorization")).isEqualTo("Bearer k");
  }

  @Test
  void a_webhook_says_how_it_goes_and_why_it_does_not() {
    ledger.answers(200, "{" + WEBHOOK + "}");

    assertThat(type("show erp").out())
        .isEqualTo(
            """
            Webhook         erp
            URL             https://h.example/
            State           disabled since 2026-01-02T00:00:00Z: It answered 410.
            Order           strict
            Signatures      v1
            Filter          types a, b, exporter JP
            Calls at once   1
            Calls a second  1
            Position        00000000000000000041
            Pending         3
            Delivered       40
            Failed          1
            Last error      answered 410 at 2026-01-02T00:00:00Z after 12 ms
            """);
  }

  @Test
  void the_secret_is_shown_when_it_is_made() {
    ledger.answers(201, "{\"secret\": \"whsec_abc\"," + WEBHOOK + "}");

    assertThat(type("create --id erp --url https://h.example/").out())
        .containsPattern("Secret +whsec_abc\n")
        .endsWith("\nKeep the secret: it is shown this once.\n");
    ledger.answers(200, "{\"secret\": \"whsec_new\", \"overlapUntil\": \"2026-01-03T00:00:00Z\"}");
    type("show erp");
    assertThat(type("rotate erp").out())
        .contains("whsec_new", "Old secret signs until  2026-01-03T00:00:00Z", "Keep the secret");
  }

  @Test
  void a_list_says_if_there_are_more() {
    ledger.answers(200, "{\"items\": [{" + WEBHOOK + "}], \"nextCursor\": \"ZXJw\"}");
    var typed = type("list");

    assertThat(typed.out())
        .containsPattern("erp +disabled +3 +40 +1 +00000000000000000041 +https://h.example/\n");
    assertThat(typed.err()).isEqualTo("There are more: --cursor ZXJw\n");
  }

  @Test
  void deliveries_tell_their_last_call() {
    ledger.answers(
        200,
        """
        {"items": [{"message": "m-1", "sequence": "1", "state": "pending",
          "dueAt": "2026-01-02T00:00:05Z", "endedAt": null, "attempts": [
          {"at": "2026-01-02T00:00:00Z", "durationMs": 15000, "status": null, "reply": null,
           "error": "no answer in time"}]}], "nextCursor": null}\
        """);

    assertThat(type("deliveries erp").out())
        .containsPattern(
            "m-1 +pending +1 +2026-01-02T00:00:05Z +- +no answer in time at .* after 15000 ms\n");
  }

  @Test
  void a_test_that_does_not_arrive_ends_with_1() {
    var attempt = "\"attempt\": {\"at\": \"t\", \"durationMs\": 3, \"status\": %d}}";
    ledger
        .answers(200, "{\"isDelivered\": true, " + attempt.formatted(204))
        .answers(200, "{\"isDelivered\": false, " + attempt.formatted(500));

    assertThat(type("test erp"))
        .isEqualTo(new Typed(0, "Delivered: answered 204 at t after 3 ms\n", ""));
    assertThat(type("test erp").exitCode()).isEqualTo(1);
  }

  @Test
  void what_is_replayed_is_counted() {
    ledger.answers(200, "{\"deliveries\": 1000, \"left\": 20}");

    assertThat(type("replay erp --failed-since t").out())
        .isEqualTo("1000 changes in the queue again; ask again for 20 more.\n");
  }
}
