package org.tariffledger.subscriptions;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/// Where a test keeps its ledger: always a new, empty database.
public enum Database {
  H2 {
    @Override
    public String newUrl() {
      return "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1;USER=sa;PASSWORD="
          .formatted(UUID.randomUUID());
    }
  },
  POSTGRESQL {
    @Override
    public String newUrl() {
      var name = "t" + UUID.randomUUID().toString().replace("-", "");
      try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return Server.RUNNING.getJdbcUrl("postgres", name) + "&options=-c%20lock_timeout=10000";
    }
  };

  public abstract String newUrl();

  /// One server for all tests of the run.
  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            .setPGStartupWait(Duration.ofMinutes(1))
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
