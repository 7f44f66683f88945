package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar as people run it. It needs the packaged jar, so it runs after `package`.
class JarIT {

  private static final Path JAR = Path.of("target/tariff-ledger.jar").toAbsolutePath();
  private static final int SECONDS_MAX = 60;

  @TempDir Path folder;

  @Test
  void it_brings_all_that_it_takes_to_read_yaml_and_to_speak_with_a_server() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/bootstrap-admin-key"), "k");
    Files.createDirectories(folder.resolve("story"));
    Files.writeString(folder.resolve("story/1.yaml"), "acts: [{id: a, commands: []}]");
    try (var ledger = new FakeLedger().answers(201, "{\"position\": 1, \"events\": [{}]}")) {
      assertThat(type("import", "scenario", "story", "--server", ledger.url()))
          .isEqualTo("0: story: recorded 1 of 1 act (1 event); ledger position 1.\n");
      assertThat(ledger.onlyAsked().header("Authorization")).isEqualTo("Bearer k");
    }
    assertThat(type("--version")).startsWith("0: tariff-ledger ");
    assertThat(type("rates")).startsWith("2: tariff-ledger: Missing required options");
  }

  private String type(String... words) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(words));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().remove("TARIFF_LEDGER_KEY");
    var process = builder.start();
    var ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    process.destroyForcibly();
    var output = Files.readString(folder.resolve("output"));
    assertThat(ended).as(output).isTrue();
    return process.exitValue() + ": " + output;
  }
}
