package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;

/// The page about negotiations, typed once.
class RecordANegotiationTest {

  @TempDir Path folder;

  @Test
  void its_commands_are_accepted_and_move_the_rates_that_they_say() throws Exception {
    var page = new ShellPage("how-to/record-a-negotiation.md", folder);
    try (var server = started()) {
      var before = server.http().get("/v1/measures").position();
      var printed = page.type(server.port());

      assertThat(printed)
          .contains("\"dryRun\":true", "agreement-reached", "agreement-withdrawn")
          .contains("joint-response-executed", "Fifty percent, from the first of July.");
      var http = server.http();
      assertThat(http.get("/v1/measures").position()).isEqualTo(before + 18);
      assertThat(percent(http, "2025-05-13")).isEqualTo("145");
      assertThat(percent(http, "2025-05-20")).isEqualTo("30");
      assertThat(percent(http, "2025-07-02")).isEqualTo("145");
      assertThat(http.get("/v1/joint-responses/cn-ca-steel").at("/status")).isEqualTo("executed");
    }
  }

  private Server started() throws IOException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    return Server.start(place, Server.DEMONSTRATION.toString());
  }

  private static String percent(Http http, String validAt) {
    return http.get("/v1/rates?importer=US&exporter=CN&validAt=" + validAt)
        .at("/additionalPercent");
  }
}
