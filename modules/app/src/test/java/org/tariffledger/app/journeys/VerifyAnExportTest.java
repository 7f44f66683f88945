package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.journeys.Database.Place;

/// The page about verifying an export, typed.
class VerifyAnExportTest {

  @TempDir Path folder;

  @Test
  void its_commands_verify_as_the_page_says() throws IOException, InterruptedException {
    var place = new Place(folder.resolve("data"), Database.H2.newPlace().arguments());
    Files.createDirectories(folder.resolve("docs/guide/how-to"));
    Files.copy(Verdicts.FILE, folder.resolve("docs/guide/how-to/Verify.java"));
    try (var server = Server.start(place, Server.DEMONSTRATION.toString())) {
      var output = new ShellPage("how-to/verify-an-export.md", folder).type(server.port());

      assertThat(output).doesNotContain("FAULT", "came with the bundle");
      assertThat(output.lines().filter("VERIFIED"::equals)).as(output).hasSize(2);
      assertThat(output.lines().filter("Verified."::equals)).as(output).hasSize(5);
      assertThat(output).contains("its first ", "each at its place", "is as it was exported");
      assertThat(folder.resolve("seen")).isNotEmptyFile();
    }
  }
}
