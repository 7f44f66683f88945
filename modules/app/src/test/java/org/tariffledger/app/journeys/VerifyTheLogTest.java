package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;

/// The page about verifying the log, typed.
class VerifyTheLogTest {

  @TempDir Path folder;

  @Test
  void its_commands_verify_what_the_server_says_without_trusting_it() throws Exception {
    for (var program : List.of("python3", "openssl")) {
      Assumptions.assumeTrue(isThere(program), "Skipped: there is no " + program + " here.");
    }
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      server.awaitMetric("tariff.ledger.log.lag", 0);
      var http = server.http();
      var text = new ShellPage("how-to/verify-the-log.md", folder).type(server.port());
      assertThat(text)
          .contains(http.get("/v1/audit/checkpoint").text())
          .contains(http.get("/v1/audit/keys").text())
          .contains("c2sp.org/tlog-proof@v1\nindex 0\n")
          .contains("\"toRoot\"")
          .containsPattern("change 0 of tariffledger.org/log/\\S+ is among the first \\d{3,}")
          .contains("Signature Verified Successfully");

      var change = folder.resolve("change.json");
      Files.writeString(change, Files.readString(change).replaceFirst("US", "UK"));
      assertThat(run("python3", "verify.py")).contains("IS NOT among the first");
      var signed = folder.resolve("text");
      Files.writeString(signed, Files.readString(signed).replaceFirst("\n", "\n1"));
      assertThat(
              run(
                  "openssl",
                  "pkeyutl",
                  "-verify",
                  "-pubin",
                  "-inkey",
                  "key.der",
                  "-keyform",
                  "DER",
                  "-rawin",
                  "-in",
                  "text",
                  "-sigfile",
                  "signature"))
          .contains("Signature Verification Failure");
    }
  }

  private String run(String... command) throws Exception {
    var output = folder.resolve("output-of-one");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).isNotZero();
    return Files.readString(output);
  }

  private static boolean isThere(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
