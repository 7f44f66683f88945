package org.tariffledger.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.app.start.CannotStart;

class StoreOpenerTest {

  private static EmbeddedPostgres postgres;

  private final StoreOpener opener = new StoreOpener(2);

  @TempDir Path home;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void the_embedded_store_makes_its_folder_and_its_file() {
    DataFolder folder = new DataFolder(home.resolve("data"));

    try (HikariDataSource pool = opener.open(new Store.Embedded(folder.path()), folder)) {
      assertThat(JdbcClient.create(pool).sql("SELECT 1").query(Integer.class).single())
          .isEqualTo(1);
    }

    assertThat(folder.file("ledger.mv.db")).exists();
  }

  @Test
  void a_PostgreSQL_connection_does_not_wait_for_ever_and_makes_no_folder() {
    try (HikariDataSource pool = open(postgres.getPort(), "postgres")) {
      JdbcClient jdbc = JdbcClient.create(pool);
      assertThat(setting(jdbc, "lock_timeout")).isEqualTo("5s");
      assertThat(setting(jdbc, "statement_timeout")).isEqualTo("1min");
      assertThat(setting(jdbc, "idle_in_transaction_session_timeout")).isEqualTo("1min");
      assertThat(setting(jdbc, "application_name")).isEqualTo("tariff-ledger");
    }
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void a_database_that_is_not_there_is_named() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> open(postgres.getPort(), "nowhere"))
        .withMessageContaining("no database of that name")
        .withMessageContaining("/nowhere");
  }

  @Test
  void a_server_that_is_not_there_is_named() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> open(port, "postgres"))
        .withMessageContaining("cannot be reached");
  }

  @Test
  void what_the_databases_say_is_told_in_words() {
    Store h2 = new Store.Embedded(home);
    Store postgresql = new Store.Postgres("jdbc:postgresql://db/ledger", "u", "p");

    assertThat(StoreFailures.explain(h2, new SQLException("locked", "90020", 90020)))
        .hasMessageContaining("Another process has the ledger open");
    assertThat(StoreFailures.explain(h2, new SQLException("corrupt", "90030", 90030)))
        .hasMessageContaining("cannot be opened: corrupt");
    assertThat(StoreFailures.explain(postgresql, new SQLException("password", "28P01")))
        .hasMessageContaining("refused the user or the password");
    assertThat(StoreFailures.tooOld(postgresql, 14, 15)).hasMessageContaining("version 14");
  }

  private HikariDataSource open(int port, String database) {
    String url = "jdbc:postgresql://localhost:" + port + "/" + database;
    return opener.open(
        new Store.Postgres(url, "postgres", ""), new DataFolder(home.resolve("data")));
  }

  private static String setting(JdbcClient jdbc, String name) {
    return jdbc.sql("SELECT current_setting(?)").param(name).query(String.class).single();
  }
}
