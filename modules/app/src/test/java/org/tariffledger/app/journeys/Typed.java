package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tariffledger.app.journeys.Database.Place;

/// A page of the guide, typed as it is printed, on the demonstration.
record Typed(String answers) {

  private static final Path GUIDE = Path.of("../../docs/guide");
  private static final Pattern BLOCK = Pattern.compile("```shell\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PERCENT = Pattern.compile("\"additionalPercent\":\"([^\"]*)\"");
  private static final int SECONDS_MAX = 120;

  /// The server for a page that is typed in the folder.
  static Server server(Path folder) {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    return Server.start(place, Server.DEMONSTRATION.toString());
  }

  /// Every command but the start of the server. One that is refused is a failure.
  static Typed page(String name, Path folder, Server server)
      throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var shell =
        new ProcessBuilder("bash", "-c", script(GUIDE.resolve(name), server.port()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    var ended = shell.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    shell.destroyForcibly();
    var text = Files.readString(output);
    assertThat(ended).as("%s", text).isTrue();
    assertThat(shell.exitValue()).as("%s", text).isZero();
    return new Typed(text);
  }

  /// Before it reads it waits as long as a person does at least, so that what was recorded can be
  /// read.
  private static String script(Path page, int port) throws IOException {
    var commands =
        BLOCK
            .matcher(Files.readString(page))
            .results()
            .map(block -> block.group(1))
            .filter(block -> !block.startsWith("mvn"))
            .collect(Collectors.joining("\n"));
    return """
    set -e
    curl() {
      case "$*" in *POST*) ;; *) sleep 1 ;; esac
      command curl -sS --fail-with-body "$@"; echo
    }
    """
        + commands.replace("127.0.0.1:8080", "127.0.0.1:" + port);
  }

  List<String> percents() {
    return PERCENT.matcher(answers).results().map(found -> found.group(1)).toList();
  }
}
