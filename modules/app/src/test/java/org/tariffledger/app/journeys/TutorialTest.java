package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;

/// The first quarter of an hour, typed as it is printed.
class TutorialTest {

  private static final Pattern PERCENT = Pattern.compile("\"additionalPercent\":\"([^\"]*)\"");

  @TempDir Path folder;

  @Test
  void every_command_answers_what_the_page_says() throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      var answers = new ShellPage("tutorial/first-quarter-hour.md", folder).type(server.port());

      assertThat(PERCENT.matcher(answers).results().map(found -> found.group(1)))
          .as("%s", answers)
          .containsExactly("24", "10", "26", "25", "30", "5", "30", "30");
      assertThat(answers).contains("programme-registered", "tariff-imposed", "tariff-paused");
      assertThat(rate(server, "2025-04-20")).isEqualTo("0");
      assertThat(rate(server, "2025-04-23&knownAt=2025-04-13")).isEqualTo("0");
    }
  }

  private static String rate(Server server, String validAt) {
    return server
        .http()
        .get("/v1/rates?importer=JP&exporter=US&product=8703.23&validAt=" + validAt)
        .at("/additionalPercent");
  }
}
