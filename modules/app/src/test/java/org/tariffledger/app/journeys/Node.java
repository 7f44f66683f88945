package org.tariffledger.app.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Runs a script with other people's packages, which `.ci/run` installs; without them, and without
/// Node, a test is skipped.
final class Node {

  private static final Path PACKAGES = Path.of("../../.ci/node_modules");
  private static final Path SCRIPTS = Path.of("src/test/resources/node");

  /// What the script prints. `folder` is where it may write.
  static String run(Path folder, String needs, String script, int secondsMax, String... arguments)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.isDirectory(PACKAGES.resolve(needs)),
        () -> "Skipped: npm has not installed " + needs + "; .ci/run does.");
    var copy = folder.resolve(script);
    Files.copy(SCRIPTS.resolve(script), copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    var packages = folder.resolve("node_modules");
    if (!Files.exists(packages)) {
      Files.createSymbolicLink(packages, PACKAGES.toRealPath());
    }
    var command = new ArrayList<>(List.of("node", copy.toString()));
    command.addAll(Arrays.asList(arguments));
    var output = folder.resolve(script + ".output");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      var ended = process.waitFor(secondsMax, TimeUnit.SECONDS);
      var text = Files.readString(output);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError((ended ? "" : "Too slow. ") + text);
      }
      return text;
    } finally {
      process.destroyForcibly();
    }
  }

  private Node() {}
}
