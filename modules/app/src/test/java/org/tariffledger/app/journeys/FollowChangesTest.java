package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;
import tools.jackson.databind.json.JsonMapper;

/// The page about following changes, typed.
class FollowChangesTest {

  @TempDir Path folder;

  @Test
  void its_commands_are_answered_as_the_page_says() throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      var lines =
          new ShellPage("how-to/follow-changes.md", folder).type(server.port()).lines().toList();
      var answers =
          lines.stream()
              .filter(line -> line.startsWith("[") || line.startsWith("{"))
              .map(line -> new JsonMapper().readTree(line))
              .toList();
      assertThat(answers).hasSize(6);
      assertThat(lines.stream().filter(line -> line.matches("(:|id|data|retry).*")))
          .hasSize(8)
          .startsWith(": ok", "retry: 2000", ":", "id: earliest", "id: " + "0".repeat(20));
      assertThat(answers.get(0).at("/0/sequence").asString()).isEqualTo("0".repeat(20));
      assertThat(answers.get(1).at("/0/sequence").asString()).isEqualTo("0".repeat(19) + "3");
      assertThat(answers.get(2).valueStream().map(change -> change.at("/subject").asString()))
          .isNotEmpty()
          .containsOnly("US-CN");
      assertThat(answers.get(3).size()).isZero();
      assertThat(answers.get(4).at("/title").asString()).isEqualTo("org.tariffledger.rate.changed");
      assertThat(answers.get(5).at("/items").valueStream().map(due -> due.at("/kind").asString()))
          .isNotEmpty();
    }
  }
}
