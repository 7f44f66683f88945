package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;
import tools.jackson.databind.json.JsonMapper;

/// The page about four eyes, typed.
class HaveCommandsApprovedTest {

  @TempDir Path folder;

  @Test
  void its_commands_have_a_pause_approved() throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    var settings = List.of("--tariff-ledger.four-eyes.kinds=imposeTariff,pause");
    try (var server = Server.start(place, Server.DEMONSTRATION.toString(), settings)) {
      var answers =
          new ShellPage("how-to/have-commands-approved.md", folder)
              .type(server.port())
              .lines()
              .filter(line -> !line.isBlank())
              .map(line -> new JsonMapper().readTree(line))
              .toList();

      assertThat(answers).hasSize(4);
      assertThat(answers.get(0).at("/items")).hasSize(1);
      assertThat(answers.get(1).at("/state").asString()).isEqualTo("open");
      assertThat(answers.get(1).at("/commands/0/reason").asString()).isEqualTo("As the order says");
      assertThat(answers.get(2).at("/events/0/name").asString()).isEqualTo("tariff-paused");
      assertThat(answers.get(3).at("/items")).hasSize(1);
      var by = answers.get(3).at("/items/0/recordedBy");
      assertThat(by.at("/actor").asString()).isEqualTo("desk-1");
      assertThat(by.at("/approval/approver").asString()).isEqualTo("chief");
    }
  }
}
