package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;

/// The page about writing safely, typed twice.
class WriteSafelyTest {

  private static final String EVENTS = "/v1/measures/us-reciprocal-jp/events";

  @TempDir Path folder;

  @Test
  void its_commands_are_accepted_and_the_one_with_a_key_is_done_once()
      throws IOException, InterruptedException {
    var page = new ShellPage("how-to/write-safely.md", folder);
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      var before = events(server);

      var first = page.type(server.port());
      assertThat(first).contains("tariff-paused", "duty-changed");
      assertThat(events(server)).isEqualTo(before + 2);

      var again = page.type(server.port());
      assertThat(again.lines().findFirst()).isEqualTo(first.lines().findFirst());
      assertThat(events(server)).isEqualTo(before + 2);
    }
  }

  private static int events(Server server) {
    return server.http().get(EVENTS).json().at("/items").size();
  }
}
