package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;
import tools.jackson.databind.json.JsonMapper;

/// The page about what-ifs, typed.
class TryAWhatIfTest {

  @TempDir Path folder;

  @Test
  void its_commands_show_what_the_page_says() throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      var answers =
          new ShellPage("how-to/try-a-what-if.md", folder)
              .type(server.port())
              .lines()
              .map(line -> new JsonMapper().readTree(line))
              .toList();
      assertThat(answers).hasSize(1);

      var tried = answers.get(0);
      assertThat(tried.at("/events/0/name").asString()).isEqualTo("duty-changed");
      assertThat(tried.at("/rates/0/before/rate/additionalPercent").asString()).isEqualTo("145");
      assertThat(tried.at("/rates/0/after/rate/additionalPercent").asString()).isEqualTo("100");
      assertThat(tried.at("/rates/0/differs").asBoolean()).isTrue();
      assertThat(tried.at("/rates/1/after/rate/additionalPercent").asString()).isEqualTo("145");
      assertThat(tried.at("/rates/1/differs").asBoolean()).isFalse();
      assertThat(tried.at("/relations/0/before/directions").size()).isEqualTo(2);
    }
  }
}
