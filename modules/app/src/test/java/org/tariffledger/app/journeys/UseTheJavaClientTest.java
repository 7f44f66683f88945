package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;

/// The page about the Java client, typed.
class UseTheJavaClientTest {

  @TempDir Path folder;

  @Test
  void its_programs_print_what_the_page_says() throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      var lines =
          new ShellPage("how-to/use-the-java-client.md", folder)
              .type(server.port())
              .lines()
              .toList();

      assertThat(lines)
          .startsWith("DETERMINED 245")
          .contains("us-reciprocal-cn applied 125", "a rate: 245")
          .contains(
              "duty-changed, repeated: false", "sent again, repeated: true", "then 15 as recorded")
          .endsWith("TOO_OLD", "a change: false");
      assertThat(lines).anyMatch(line -> line.matches("refused: \\[.*exporter: .*]"));
      assertThat(lines).anyMatch(line -> line.matches("rates that would change: [1-9]\\d*"));
      assertThat(lines).anyMatch(line -> line.matches("/commands/0/effectiveFrom: .*"));
      assertThat(lines.stream().filter(line -> line.startsWith("change ")))
          .hasSize(6)
          .doesNotHaveDuplicates();
    }
  }
}
