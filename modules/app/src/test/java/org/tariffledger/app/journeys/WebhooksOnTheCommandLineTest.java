package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.app.journeys.WebhooksTest.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.WebhookReceiver.Call;

/// A webhook from its first day to its last, by the commands, at the real server.
class WebhooksOnTheCommandLineTest {

  private static final List<String> SETTINGS =
      List.of(
          "--tariff-ledger.webhooks.allow=127.0.0.1",
          "--tariff-ledger.webhooks.retry-delays=20ms,20ms");

  private static final String IMPOSE =
      "impose --imposer US --programme US-P --target JP --effective-from 2025-04-09T00:00:00Z"
          + " --announced-at 2025-04-02T00:00:00Z --instrument An-order --id ";

  @TempDir Path folder;

  @Test
  void whoever_watches_a_product_hears_of_its_rate_and_of_no_other() throws IOException {
    try (var receiver = new WebhookReceiver();
        var server = server()) {
      begin(server);
      var create = "webhooks create --id cars --product 87032319 --url " + receiver.url();
      assertThat(done(server, create)).containsPattern("Secret +whsec_");

      done(server, IMPOSE + "us-steel --duty 50 --product 72");
      done(server, IMPOSE + "us-cars --duty 25 --product 8703");
      done(server, IMPOSE + "us-vans --duty 30 --product 8704");
      done(server, IMPOSE + "us-some --duty 35 --product 8703231901");
      done(server, IMPOSE + "us-all --duty 10");
      await(() -> receiver.calls().size() == 3);

      assertThat(receiver.calls())
          .extracting(Call::body)
          .allMatch(body -> body.contains("org.tariffledger.rate.changed"))
          .satisfiesExactlyInAnyOrder(
              body -> assertThat(body).contains("\"8703\""),
              body -> assertThat(body).contains("\"8703231901\""),
              body -> assertThat(body).contains("\"kind\":\"general\""));
      done(server, "webhooks change cars --product 8704");
      done(server, "change-duty us-cars --duty 26 --effective-from 2025-05-01T00:00:00Z");
      done(server, "change-duty us-vans --duty 31 --effective-from 2025-05-01T00:00:00Z");
      await(() -> receiver.calls().size() == 4);
      assertThat(receiver.calls().getLast().body()).contains("\"8704\"");
    }
  }

  private static Server server() {
    return Server.start(Database.H2.newPlace(), "none", SETTINGS);
  }

  private void begin(Server server) throws IOException {
    Files.writeString(
        folder.resolve("us.json"),
        """
        {"commands": [
          {"type": "registerProgramme", "id": "US-P", "imposer": "US", "name": "Ours"}]}\
        """);
    done(server, "act us.json");
  }

  @Test
  void a_webhook_is_tried_paused_resumed_replayed_rotated_and_deleted() throws IOException {
    try (var receiver = new WebhookReceiver();
        var server = server()) {
      done(
          server,
          "webhooks create --id erp --types org.tariffledger.fact.programme-registered"
              + " --order strict --signatures v1,v1a --url "
              + receiver.url());
      assertThat(done(server, "webhooks test erp")).startsWith("Delivered: answered 204");
      receiver.answer(500);
      var tried = TypedLine.on(server, folder, "webhooks test erp");
      assertThat(tried.exitCode()).isOne();
      assertThat(tried.out()).startsWith("Not delivered: answered 500");
      assertThat(tried.err()).contains("The message was not delivered.");

      begin(server);
      await(() -> done(server, "webhooks show erp").contains("disabled since"));
      assertThat(done(server, "webhooks deliveries erp --state failed"))
          .containsPattern("failed +3 .* answered 500");
      receiver.answer(204);
      assertThat(done(server, "webhooks resume erp")).containsPattern("State +active");
      await(() -> done(server, "webhooks list").matches("(?s).*erp +active +0 +1 +0 .*"));
      assertThat(done(server, "webhooks pause erp")).containsPattern("State +paused");
      assertThat(done(server, "webhooks replay erp --sequence 0")).contains("1");
      assertThat(done(server, "webhooks resume erp")).containsPattern("Pending +[01]");
      await(() -> receiver.calls().size() == 7);
      assertThat(done(server, "webhooks rotate erp --overlap 60"))
          .contains("whsec_", "Old secret signs until");
      done(server, "webhooks test erp");
      assertThat(receiver.calls().getLast().signature().split(" ")).hasSize(4);
      assertThat(done(server, "webhooks delete erp")).isEmpty();
      var gone = TypedLine.on(server, folder, "webhooks show erp");
      assertThat(gone.exitCode()).isOne();
      assertThat(gone.err()).contains("erp");
    }
  }

  private String done(Server server, String line) {
    var typed = TypedLine.on(server, folder, line);
    assertThat(typed.exitCode()).as("%s: %s", line, typed.err()).isZero();
    return typed.out();
  }
}
