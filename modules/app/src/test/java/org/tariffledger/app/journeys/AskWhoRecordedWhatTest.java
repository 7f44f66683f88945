package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;
import tools.jackson.databind.json.JsonMapper;

/// The page about who recorded what, typed.
class AskWhoRecordedWhatTest {

  @TempDir Path folder;

  @Test
  void its_commands_find_who_recorded_what() throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      var answers =
          new ShellPage("how-to/ask-who-recorded-what.md", folder)
              .type(server.port())
              .lines()
              .filter(line -> !line.isBlank())
              .map(line -> new JsonMapper().readTree(line))
              .toList();
      assertThat(answers).hasSize(5);

      var began =
          answers
              .get(0)
              .at("/segments")
              .valueStream()
              .flatMap(segment -> segment.at("/began").valueStream())
              .toList();
      assertThat(began).isNotEmpty();
      assertThat(began)
          .allMatch(e -> e.at("/recordedBy/actor").asString().equals("scenario:april-2025"));
      assertThat(answers.get(1).at("/today/additionalPercent").asString()).isEqualTo("245");
      assertThat(answers.get(1).at("/answered/position").asLong()).isZero();
      assertThat(answers.get(1).at("/recordedSince")).isNotEmpty();
      assertThat(answers.get(2).at("/items")).isNotEmpty();
      assertThat(answers.get(3).at("/items")).hasSize(2);
      assertThat(answers.get(3).at("/nextCursor").asString()).isNotEmpty();
      assertThat(answers.get(4).at("/items/0/what").asString()).isEqualTo("made");
    }
  }
}
