package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;

/// The first quarter of an hour, typed as it is printed.
class TutorialTest {

  private static final Path PAGE = Path.of("../../docs/guide/tutorial/first-quarter-hour.md");
  private static final Pattern BLOCK = Pattern.compile("```shell\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PERCENT = Pattern.compile("\"additionalPercent\":\"([^\"]*)\"");
  private static final int SECONDS_MAX = 60;

  @TempDir Path folder;

  @Test
  void every_command_answers_what_the_page_says() throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      var answers = run(script(server.port()));

      assertThat(PERCENT.matcher(answers).results().map(found -> found.group(1)))
          .as("%s", answers)
          .containsExactly("24", "10", "26", "25", "30", "5", "30", "30");
      assertThat(answers).contains("programme-registered", "tariff-imposed", "tariff-paused");
      assertThat(rate(server, "2025-04-20")).isEqualTo("0");
      assertThat(rate(server, "2025-04-23&knownAt=2025-04-13")).isEqualTo("0");
    }
  }

  /// Without the start of the server. A command that is refused ends it; between two commands it
  /// waits as long as a person does at least, so that what was recorded can be read.
  private static String script(int port) throws IOException {
    var commands =
        BLOCK
            .matcher(Files.readString(PAGE))
            .results()
            .map(block -> block.group(1))
            .filter(block -> !block.startsWith("mvn"))
            .collect(Collectors.joining("\n"));
    return "set -e\ncurl() { command curl -sS --fail-with-body \"$@\"; echo; sleep 1; }\n"
        + commands.replace("127.0.0.1:8080", "127.0.0.1:" + port);
  }

  private String run(String script) throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var shell =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    var ended = shell.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    shell.destroyForcibly();
    var text = Files.readString(output);
    assertThat(ended).as("%s", text).isTrue();
    assertThat(shell.exitValue()).as("%s", text).isZero();
    return text;
  }

  private static String rate(Server server, String validAt) {
    return server
        .http()
        .get("/v1/rates?importer=JP&exporter=US&product=8703.23&validAt=" + validAt)
        .at("/additionalPercent");
  }
}
