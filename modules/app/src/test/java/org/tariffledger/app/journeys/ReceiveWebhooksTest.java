package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;

/// The page about receiving webhooks, typed.
class ReceiveWebhooksTest {

  @TempDir Path folder;

  @Test
  void its_receiver_verifies_what_comes_and_its_commands_are_answered_as_it_says()
      throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    var settings = List.of("--tariff-ledger.webhooks.allow=127.0.0.1");
    try (var server = Server.start(place, Server.DEMONSTRATION.toString(), settings)) {
      var output = new ShellPage("how-to/receive-webhooks.md", folder).type(server.port());
      assertThat(output.lines().filter(line -> line.startsWith("came: ")))
          .hasSize(2)
          .anyMatch(line -> line.contains("org.tariffledger.webhook.test"))
          .anyMatch(line -> line.contains("US-HOOKED"));
      assertThat(output)
          .contains(
              "\"isDelivered\":true",
              "\"state\":\"delivered\"",
              "\"deliveries\":0",
              "\"secret\":\"whsec_",
              "\"state\":\"paused\"",
              "\"state\":\"active\"");
    }
  }
}
