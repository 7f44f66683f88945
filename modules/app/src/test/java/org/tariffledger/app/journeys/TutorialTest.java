package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages whose commands build on each other, typed as they are printed.
class TutorialTest {

  @TempDir Path folder;

  @Test
  void every_command_of_the_first_quarter_hour_answers_what_the_page_says()
      throws IOException, InterruptedException {
    try (var server = Typed.server(folder)) {
      var typed = Typed.page("tutorial/first-quarter-hour.md", folder, server);

      assertThat(typed.percents())
          .as("%s", typed)
          .containsExactly("24", "10", "26", "25", "30", "5", "30", "30");
      assertThat(typed.answers())
          .contains("programme-registered", "tariff-imposed", "tariff-paused");
      assertThat(rate(server, "2025-04-20")).isEqualTo("0");
      assertThat(rate(server, "2025-04-23&knownAt=2025-04-13")).isEqualTo("0");
    }
  }

  @Test
  void what_happened_to_a_measure_is_recorded_as_its_page_says()
      throws IOException, InterruptedException {
    try (var server = Typed.server(folder)) {
      var typed = Typed.page("how-to/what-happened-to-a-measure.md", folder, server);

      assertThat(typed.percents())
          .as("%s", typed)
          .containsExactly(
              "0", "0", "30", "10", "20", "25", "20", "10", "0", "25", "25", "20", "15", "15", "12",
              "10", "10", "0");
      assertThat(typed.answers()).contains("\"retractedBy\":", "\"now\":null");
    }
  }

  private static String rate(Server server, String validAt) {
    return server
        .http()
        .get("/v1/rates?importer=JP&exporter=US&product=8703.23&validAt=" + validAt)
        .at("/additionalPercent");
  }
}
