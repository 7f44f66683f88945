package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;
import tools.jackson.databind.json.JsonMapper;

/// The page about entries, typed.
class AssessEntriesTest {

  @TempDir Path folder;

  @Test
  void its_commands_find_what_the_page_says() throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      var page = new ShellPage("how-to/assess-entries.md", folder);
      var lines = page.type(server.port()).lines().filter(line -> !line.isBlank()).toList();

      var one = new JsonMapper().readTree(lines.get(1));
      assertThat(one.at("/then/verdict").asString()).isEqualTo("matches");
      assertThat(one.at("/now/verdict").asString()).isEqualTo("matches");
      assertThat(one.at("/now/money/refundable/value").asString()).isEqualTo("1450.00");
      assertThat(one.at("/events").size()).isEqualTo(2);

      var told = String.join("\n", lines.subList(2, lines.size()));
      assertThat(told).contains("3 of 3 lines assessed").containsPattern("overcharged +2");
      assertThat(lines.subList(lines.size() - 4, lines.size()))
          .containsExactly(
              "line,reference,charged,thenVerdict,nowVerdict",
              "2,entry 4711,2450.00,matches,matches",
              "3,entry 4712,300.00,matches,overcharged",
              "4,entry 4713,400.00,undercharged,overcharged");
      assertThat(Files.readAllLines(folder.resolve("entries-assessed.csv"))).hasSize(4);
    }
  }
}
