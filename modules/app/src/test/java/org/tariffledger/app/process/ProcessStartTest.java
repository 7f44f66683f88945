package org.tariffledger.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessStartTest {

  private static final int ENDED_BY_SIGTERM = 143;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void a_first_start_makes_what_it_needs_and_a_later_one_finds_it() throws Exception {
    try (ServerProcess server = ServerCommand.in(folder).start()) {
      URI url = server.awaitReady();

      assertThat(permissions("data")).isEqualTo("rwx------");
      assertThat(permissions("data/bootstrap-admin-key")).isEqualTo("rw-------");
      assertThat(server.output())
          .contains("Loading scenario april-2025: ")
          .contains("Scenario april-2025 is loaded: ")
          .contains("Document      " + url + "/v3/api-docs")
          .contains("Admin key     in " + folder.toRealPath().resolve("data/bootstrap-admin-key"))
          .doesNotContain(key())
          .doesNotContainIgnoringCase("axoniq");
      assertThat(statusOfWriting(url, key())).isEqualTo(400);
      assertThat(server.stop()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(server.output()).doesNotContain("ERROR", "WARN", "Exception");
      assertThat(folder.resolve("home")).isEmptyDirectory();
    }
    String oldKey = key();

    try (ServerProcess server = ServerCommand.in(folder).saying("--new-admin-key").start()) {
      URI url = server.awaitReady();

      assertThat(server.output()).contains("Scenario april-2025 is loaded already");
      assertThat(key()).isNotEqualTo(oldKey);
      assertThat(statusOfWriting(url, key())).isEqualTo(400);
      assertThat(statusOfWriting(url, oldKey)).isEqualTo(401);
      assertRefused(ServerCommand.in(folder), "Another process has the ledger open");
      assertRefused(
          ServerCommand.in(folder.resolve("other"))
              .with("TARIFF_LEDGER_PORT", String.valueOf(url.getPort()))
              .with("TARIFF_LEDGER_SCENARIO", "none"),
          "Port " + url.getPort() + " is in use by another process.");
      assertThat(server.stop()).isEqualTo(ENDED_BY_SIGTERM);
    }
  }

  @Test
  void an_address_that_others_can_reach_needs_a_key_first() {
    assertRefused(
        ServerCommand.in(folder).with("TARIFF_LEDGER_ADDRESS", "0.0.0.0"),
        "The server was told to listen on an address that others can reach");
  }

  @Test
  void the_environment_names_a_PostgreSQL_database() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        ServerProcess server =
            ServerCommand.in(folder)
                .with(
                    "TARIFF_LEDGER_DATABASE_URL",
                    "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres")
                .with("TARIFF_LEDGER_DATABASE_USER", "postgres")
                .with("TARIFF_LEDGER_DATABASE_PASSWORD", "any: it is not asked for")
                .start()) {
      URI url = server.awaitReady();

      assertThat(server.output())
          .contains("PostgreSQL at localhost:" + postgres.getPort() + "/postgres")
          .contains("Recorded      0 events");
      assertThat(statusOfWriting(url, key())).isEqualTo(400);
      assertThat(folder.resolve("data/ledger.mv.db")).doesNotExist();
      assertThat(server.stop()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(server.output()).doesNotContain("ERROR", "WARN", "Exception");
    }
  }

  private static void assertRefused(ServerCommand command, String reason) {
    try (ServerProcess server = command.start()) {
      assertThat(server.awaitEnd()).isEqualTo(1);
      assertThat(server.output())
          .containsOnlyOnce(reason)
          .containsOnlyOnce(" ERROR ")
          .doesNotContain("\tat ", "is ready", " WARN ");
    }
  }

  private String permissions(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
  }

  private String key() throws IOException {
    return Files.readString(folder.resolve("data/bootstrap-admin-key"), UTF_8).strip();
  }

  /// An empty object is no act: 400 with a key that counts, 401 with another.
  private static int statusOfWriting(URI url, String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/v1/acts"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
  }
}
