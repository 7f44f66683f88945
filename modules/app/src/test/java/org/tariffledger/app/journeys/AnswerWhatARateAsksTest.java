package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The page about facts, typed.
class AnswerWhatARateAsksTest {

  private static final String PAGE = "how-to/answer-what-a-rate-asks.md";

  @TempDir Path folder;

  @Test
  void its_commands_are_accepted_and_show_what_the_page_says()
      throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      var answers =
          new ShellPage(PAGE, folder)
              .type(server.port())
              .lines()
              .map(line -> new JsonMapper().readTree(line))
              .toList();
      assertThat(answers).hasSize(6);

      var open = answers.get(1);
      assertThat(open.at("/status").asString()).isEqualTo("undetermined");
      assertThat(range(open)).isEqualTo("0 to 50");
      assertThat(open.at("/needs/0/fact").asString()).isEqualTo("share.steel");
      assertThat(open.at("/needs/0/values").toString()).isEqualTo("[\"0\",\"1\"]");

      var given = answers.get(2);
      assertThat(given.at("/additionalPercent").asString()).isEqualTo("20");
      assertThat(given.at("/assumptions").valueStream().map(AnswerWhatARateAsksTest::assumption))
          .containsExactly("loadedOn 0", "quotaInHand 10");

      assertThat(answers.get(3).at("/additionalPercent").asString()).isEqualTo("10");

      var unassumed = answers.get(4);
      assertThat(unassumed.at("/assumptions").isEmpty()).isTrue();
      assertThat(unassumed.at("/needs").valueStream().map(need -> need.at("/fact").asString()))
          .contains("loadedOn", "quotaInHand");
      assertThat(range(unassumed)).isEqualTo("0 to 20");

      var batch = answers.get(5).at("/answers");
      assertThat(batch.at("/0/rate/additionalPercent").asString()).isEqualTo("15");
      assertThat(batch.at("/1/status").asInt()).isEqualTo(400);
      assertThat(batch.at("/1/problem/errors").size()).isEqualTo(2);
    }
  }

  private static String range(JsonNode rate) {
    return rate.at("/range/lowPercent").asString()
        + " to "
        + rate.at("/range/highPercent").asString();
  }

  private static String assumption(JsonNode assumed) {
    return assumed.at("/fact").asString() + " " + assumed.at("/otherwise").asString();
  }
}
