package org.tariffledger.app.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.Yaml;

/// Runs as plain processes what `deploy` says: the jar is taken apart as the image does it, and the
/// server is started, asked for its health and stopped with the commands of the Dockerfile and the
/// environment of the compose file. Only host and ports differ. It needs the packaged jar, so it
/// runs after `package`.
class DeployIT {

  /// Tests run in the folder of their module.
  private static final Path DEPLOY = Path.of("../../deploy");

  private static final String PASSWORD = "a-password-of-this-test";
  private static final String KEY = "an-admin-key-of-this-test-0123456789";
  private static final Duration START_MAX = Duration.ofMinutes(2);
  private static final long COMMAND_SECONDS_MAX = 120;
  private static final long BETWEEN_CHECKS_MS = 250;

  @TempDir Path build;
  @TempDir Path ledger;

  @Test
  void the_image_starts_becomes_healthy_and_stops() throws Exception {
    Dockerfile image = Dockerfile.read(DEPLOY.resolve("Dockerfile"));
    takeApart(image);
    int port = freePort();
    List<String> healthCheck =
        image.healthCheck().stream().map(word -> word.replace("8080", "" + port)).toList();

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      createLedger(postgres);
      ServerCommand command =
          new ServerCommand(ledger, withOurJava(image.entrypoint()), Map.of(), List.of())
              .with(image.environment())
              .with(composeEnvironment(postgres.getPort()))
              .with("TARIFF_LEDGER_PORT", "" + port);
      try (ServerProcess server = command.start()) {
        assertThat(run(healthCheck)).as("health before the start").isNotZero();
        awaitHealth(healthCheck, server);

        assertThat(server.output())
            .contains("is ready after")
            .contains("PostgreSQL at localhost:" + postgres.getPort() + "/ledger")
            .doesNotContain("(unpackaged)", "ERROR", "WARN");
        assertThat(server.stop()).isEqualTo(143);
        assertThat(run(healthCheck)).as("health after the end").isNotZero();
      }
    }
    assertThat(ledger.resolve("data"))
        .isDirectoryContaining("glob:**/checkpoints-*")
        .as("a key that is brought is not written")
        .isDirectoryNotContaining("glob:**/bootstrap-admin-key");
  }

  private void takeApart(Dockerfile image) throws Exception {
    Files.createDirectories(build.resolve("modules/app"));
    Files.createSymbolicLink(
        build.resolve("modules/app/target"), Path.of("target").toAbsolutePath());
    assertThat(run(List.of("bash", "-c", image.command("-Djarmode=tools")))).isZero();
    assertThat(image.layers()).hasSize(4);
    for (String layer : image.layers()) {
      FileSystemUtils.copyRecursively(build.resolve(layer), ledger);
    }
  }

  private static void createLedger(EmbeddedPostgres postgres) throws Exception {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE USER ledger PASSWORD '" + PASSWORD + "'");
      statement.execute("CREATE DATABASE ledger OWNER ledger");
    }
  }

  /// What compose would set, with its variables filled in.
  private static Map<String, String> composeEnvironment(int postgresPort) throws IOException {
    Map<String, Map<String, Map<String, Map<String, String>>>> compose =
        new Yaml().load(Files.readString(DEPLOY.resolve("compose.yaml")));
    return compose.get("services").get("server").get("environment").entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                variable ->
                    variable
                        .getValue()
                        .replace("postgres:5432", "localhost:" + postgresPort)
                        .replaceAll("\\$\\{TARIFF_LEDGER_DATABASE_PASSWORD:[^}]*}", PASSWORD)
                        .replaceAll("\\$\\{TARIFF_LEDGER_ADMIN_KEY:[^}]*}", KEY)));
  }

  private void awaitHealth(List<String> healthCheck, ServerProcess server) throws Exception {
    long until = System.nanoTime() + START_MAX.toNanos();
    while (run(healthCheck) != 0) {
      assertThat(server.process().isAlive()).as(server.output()).isTrue();
      assertThat(System.nanoTime() - until).as(server.output()).isNegative();
      Thread.sleep(BETWEEN_CHECKS_MS);
    }
  }

  private int run(List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(build.toFile())
            .redirectErrorStream(true)
            .redirectOutput(build.resolve("output.txt").toFile());
    String ourJava = Path.of(ServerCommand.java()).getParent().toString();
    builder.environment().merge("PATH", ourJava, (path, first) -> first + ":" + path);
    Process process = builder.start();
    assertThat(process.waitFor(COMMAND_SECONDS_MAX, SECONDS)).as("%s ends", command).isTrue();
    return process.exitValue();
  }

  private static List<String> withOurJava(List<String> command) {
    return command.stream().map(word -> word.equals("java") ? ServerCommand.java() : word).toList();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
