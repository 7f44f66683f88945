package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.audit.log.SignedCheckpoint;

/// The log of a running server, verified by the packages that Go verifies its modules with.
class GoVerifierTest {

  private static final Path PACKAGES = Path.of("/usr/share/gocode");
  private static final Path PROGRAM = Path.of("src/test/resources/go/verify.go");
  private static final int SECONDS_MAX = 300;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void Go_finds_everything_as_it_was_signed(Database database) throws Exception {
    assumeThereIsGo();
    var server = Server.ofTheDemonstration(database);
    var http = server.http();
    server.awaitMetric("tariff.ledger.log.lag", 0);
    var changes = SignedCheckpoint.parse(http.get("/v1/audit/checkpoint").text()).size();
    var key = http.get("/v1/audit/keys").json().at("/keys/0/vkey").asString();

    assertThat(run("http://127.0.0.1:" + server.port(), key))
        .startsWith(changes + " entries and receipts, ");
    assertThat(changes).isGreaterThan(2 * 256);
  }

  private static void assumeThereIsGo() {
    Assumptions.assumeTrue(
        Files.isDirectory(PACKAGES.resolve("src/golang.org/x/mod/sumdb/tlog"))
            && Files.isExecutable(Path.of("/usr/bin/go")),
        "Skipped: golang-go and golang-golang-x-mod-dev are not installed; .ci/run does.");
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(java.util.List.of("go", "run", PROGRAM.toString()));
    command.addAll(java.util.Arrays.asList(arguments));
    var output = folder.resolve("output");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("GO111MODULE", "off");
    builder.environment().put("GOPATH", PACKAGES.toString());
    builder.environment().put("GOCACHE", folder.resolve("cache").toString());
    builder.environment().put("GOFLAGS", "");
    var process = builder.start();
    try {
      var ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
      var text = Files.readString(output);
      assertThat(ended && process.exitValue() == 0).as("%s", text).isTrue();
      return text;
    } finally {
      process.destroyForcibly();
    }
  }
}
