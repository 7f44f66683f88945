package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;
import tools.jackson.databind.JsonNode;

/// Pages whose commands build on each other, typed as they are printed.
class TutorialTest {

  private static final Pattern PERCENT = Pattern.compile("\"additionalPercent\":\"([^\"]*)\"");

  @TempDir Path folder;

  @Test
  void every_command_answers_what_the_page_says() throws IOException, InterruptedException {
    try (var server = start()) {
      var answers = new ShellPage("tutorial/first-quarter-hour.md", folder).type(server.port());

      assertThat(percents(answers))
          .as("%s", answers)
          .containsExactly("24", "10", "26", "25", "30", "5", "30", "30");
      assertThat(answers).contains("programme-registered", "tariff-imposed", "tariff-paused");
      assertThat(answers.lines().toList())
          .last()
          .asString()
          .contains("\"status\":\"undetermined\"", "The record of US is partial.")
          .contains("\"range\":{\"lowPercent\":\"145\",\"highPercent\":null}");
      assertThat(rate(server, "2025-04-20")).isEqualTo("0");
      assertThat(rate(server, "2025-04-23&knownAt=2025-04-13")).isEqualTo("0");
    }
  }

  @Test
  void what_happened_to_a_measure_is_recorded_as_its_page_says()
      throws IOException, InterruptedException {
    try (var server = start()) {
      var page = new ShellPage("how-to/what-happened-to-a-measure.md", folder);
      var answers = page.type(server.port());

      assertThat(percents(answers))
          .as("%s", answers)
          .containsExactly(
              "0", "0", "30", "10", "20", "25", "20", "10", "0", "25", "25", "20", "15", "15", "12",
              "10", "10", "0");
      assertThat(answers).contains("\"retractedBy\":", "\"now\":null");
    }
  }

  @Test
  void the_past_answers_what_its_page_asks() throws IOException, InterruptedException {
    try (var server = start()) {
      var answers = new ShellPage("how-to/ask-about-the-past.md", folder).type(server.port());

      assertThat(answers)
          .contains("\"kind\":\"pauseBegins\"", "\"entry-corrected\"", "\"answeredBy\":[");
      assertThat(answers.lines()).hasSize(4);
    }
  }

  @Test
  void a_product_is_found_as_its_page_says() throws IOException, InterruptedException {
    try (var server = start()) {
      var answers = new ShellPage("how-to/find-a-product.md", folder).type(server.port());

      var items = Pattern.compile("\"items\":\\[\\{\"number\":(\\w+),\"code\":\"(\\d+)");
      assertThat(items.matcher(answers).results().map(found -> found.group(1) + found.group(2)))
          .as("%s", answers)
          .containsExactly("290183100", "null90", "290183100");
      assertThat(answers).contains("\"matchedDigits\":0");
    }
  }

  @Test
  void an_act_is_rehearsed_and_recorded_as_its_page_says()
      throws IOException, InterruptedException {
    try (var server = start()) {
      var answers = new ShellPage("how-to/record-an-act.md", folder).type(server.port());

      assertThat(answers)
          .containsSubsequence("\"dryRun\":true", "\"dryRun\":false", "\"measure\":\"br-example\"");
    }
  }

  @Test
  void a_schedule_a_list_and_a_scenario_are_loaded_as_their_page_says()
      throws IOException, InterruptedException {
    try (var server = start()) {
      var page = new ShellPage("how-to/load-schedules-and-lists.md", folder);
      var answers = page.type(server.port());

      assertThat(answers)
          .containsSubsequence(
              "Rehearsed: nothing was recorded.",
              "Recorded.",
              "Base        2.5% (line 87032301, column general, HTS-2025)\n",
              "Additional  25%\n",
              "Total       27.5%\n",
              "Recorded.",
              "my-scenario: recorded 1 of 1 act (1 event)");
      assertThat(server.http().get("/v1/product-lists/US-EXAMPLE-A/codes").json().at("/items"))
          .extracting(JsonNode::asString)
          .containsExactly("01012100", "87032301");
      assertThat(server.http().get("/v1/programmes/MY-PROGRAMME").status()).isEqualTo(200);
    }
  }

  private Server start() {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    return Server.start(place, Server.DEMONSTRATION.toString());
  }

  private static List<String> percents(String answers) {
    return PERCENT.matcher(answers).results().map(found -> found.group(1)).toList();
  }

  private static String rate(Server server, String validAt) {
    return server
        .http()
        .get("/v1/rates?importer=JP&exporter=US&product=8703.23&validAt=" + validAt)
        .at("/additionalPercent");
  }
}
