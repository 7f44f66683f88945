package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `rates` asks the server.
class RatesTest {

  @TempDir Path folder;
  private final FakeLedger ledger = new FakeLedger().answers(200, "{\"status\": \"determined\"}");

  @AfterEach
  void stop() {
    ledger.close();
  }

  private Typed ask(String... options) {
    var words = new ArrayList<>(List.of("rates", "--importer", "US", "--exporter", "CN"));
    words.addAll(List.of(options));
    words.addAll(List.of("--server", ledger.url()));
    return Typed.in(folder, words.toArray(String[]::new));
  }

  @Test
  void what_is_said_of_a_shipment_is_asked_as_the_parameters_that_the_server_names() {
    var typed =
        ask(
            "--product=7308",
            "--valid-at=2025-05-01",
            "--claims=USMCA,!OTHER",
            "--customs-value=1250.50",
            "--quantity=400",
            "--unit=kg",
            "--loaded-on=2025-04-04T00:00:00+08:00",
            "--quota-in-hand=true",
            "--melted-in=JP",
            "--share=steel=0.4",
            "--share",
            "usContent=0.3",
            "--weight-share=metal=0.1",
            "--assume=nothing",
            "--explain");

    assertThat(typed.exitCode()).isZero();
    assertThat(ledger.onlyAsked().line())
        .isEqualTo(
            "GET /v1/rates?importer=US&exporter=CN&product=7308&validAt=2025-05-01"
                + "&claims=USMCA%2C%21OTHER&customsValue=1250.50&quantity=400&unit=kg"
                + "&loadedOn=2025-04-04T00%3A00%3A00%2B08%3A00&quotaInHand=true&meltedIn=JP"
                + "&assume=nothing&share.steel=0.4&share.usContent=0.3&weightShare.metal=0.1"
                + "&explain=true");
  }

  @Test
  void of_what_is_not_said_nothing_is_asked() {
    ask();

    assertThat(ledger.onlyAsked().line()).isEqualTo("GET /v1/rates?importer=US&exporter=CN");
  }

  @Test
  void a_share_without_its_content_is_not_understood_and_the_server_not_asked() {
    for (var option : List.of("--share", "--weight-share")) {
      for (var value : List.of("0.4", "=0.4")) {
        var typed = ask(option, value);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains(option + " is a content and its share");
      }
    }
    assertThat(ledger.asked()).isEmpty();
  }
}
