package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a first start gives, and what may be asked while it is under way.
class StartTest {

  private static final int ATTEMPTS_MAX = 300;
  private static final String QUESTION = "/v1/rates?importer=US&exporter=CN&validAt=2025-04-23";
  private static final String PROGRAMME =
      "{\"id\": \"START\", \"imposer\": \"US\", \"name\": \"The first\"}";

  @Test
  void reading_is_open_and_writing_needs_the_key_that_the_first_start_wrote_for_its_owner()
      throws IOException {
    try (var server = Server.empty(Database.H2)) {
      var nobody = server.withKey("tl_" + "x".repeat(43));
      var refused = nobody.post("/v1/programmes", PROGRAMME);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
      assertThat(nobody.get("/v1/programmes").status()).isEqualTo(200);

      assertThat(server.http().post("/v1/programmes", PROGRAMME).status()).isEqualTo(201);
      var file = server.place().folder().resolve("bootstrap-admin-key");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(server.store().sql("select hash from api_key").query(String.class).single())
          .doesNotContain(server.key());
    }
  }

  @Test
  void a_server_that_is_still_loading_says_so_and_answers_once_it_is_ready()
      throws IOException, SQLException, InterruptedException {
    var place = Database.POSTGRESQL.newPlace();
    Server.start(place, "none").close();
    var port = freePort();
    CompletableFuture<Server> starting;
    try (var lock = holdTheHead(place.arguments().getFirst().replaceFirst("^[^=]*=", ""))) {
      starting =
          CompletableFuture.supplyAsync(
              () -> Server.startAt(port, place, Server.DEMONSTRATION.toString()));
      assertStillLoading(awaitListening(port, Server.key(place)));
      lock.rollback();
    }
    try (var server = starting.join()) {
      var http = server.http();
      assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200);
      assertThat(http.get(QUESTION).at("/additionalPercent")).isEqualTo("145");
    }
  }

  private static void assertStillLoading(Http http) {
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(503);
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
    for (var early : List.of(http.get(QUESTION), http.post("/v1/programmes", PROGRAMME))) {
      assertThat(early.status()).isEqualTo(503);
      assertThat(early.at("/code")).isEqualTo("catching-up");
      assertThat(early.header("Retry-After")).isNotEmpty();
    }
  }

  @Test
  void the_page_and_the_document_are_there_and_run_no_script_of_others() {
    var http = Server.ofTheDemonstration(Database.H2).http();

    var page = http.get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).isEqualTo("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(http.get("/swagger-ui/index.html").status()).isEqualTo(200);
    assertThat(http.get("/v3/api-docs").at("/openapi")).startsWith("3.1");
  }

  @Test
  void every_link_of_the_page_leads_somewhere() {
    var http = Server.ofTheDemonstration(Database.H2).http();
    var links =
        Pattern.compile("href=\"([^\":]+)\"")
            .matcher(http.get("/").text())
            .results()
            .map(found -> "/" + found.group(1).replace("&amp;", "&"))
            .toList();
    assertThat(links).hasSizeGreaterThan(8);
    assertThat(links).allSatisfy(l -> assertThat(http.get(l).status()).isIn(200, 302));
  }

  @Test
  void what_operates_the_server_is_for_its_admin() {
    var http = Server.ofTheDemonstration(Database.H2).http();

    assertThat(http.get("/actuator/prometheus").status()).isEqualTo(401);
    assertThat(http.get("/actuator/env").status()).isEqualTo(401);
    assertThat(http.get("/actuator/health/readiness").at("/components/ledger/details/position"))
        .matches("[1-9][0-9]*");
  }

  private static Connection holdTheHead(String url) throws SQLException {
    var connection = DriverManager.getConnection(url, "postgres", "");
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("select * from ledger_head for update");
    }
    return connection;
  }

  private static Http awaitListening(int port, String key) throws InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        var http = new Http(port, key);
        http.get("/actuator/health/liveness");
        return http;
      } catch (UncheckedIOException e) {
        if (attempt == ATTEMPTS_MAX) {
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
