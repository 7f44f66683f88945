package org.tariffledger.app.journeys;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// What a ledger is kept in.
enum Database {
  H2 {
    @Override
    List<String> arguments(UUID ledger) {
      return List.of("--tariff-ledger.store.url=");
    }
  },
  POSTGRESQL {
    @Override
    List<String> arguments(UUID ledger) {
      return List.of(
          "--tariff-ledger.store.url=" + Running.SERVER.getJdbcUrl("postgres", create(ledger)),
          "--tariff-ledger.store.user=postgres");
    }
  };

  abstract List<String> arguments(UUID ledger);

  /// Room for a ledger that outlives the servers that keep it.
  record Place(Path folder, List<String> arguments) {}

  Place newPlace() {
    try {
      var folder = Files.createDirectories(Path.of("target/ledgers"));
      return new Place(Files.createTempDirectory(folder, "ledger"), arguments(UUID.randomUUID()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The last thing that a run of tests does.
  static void stop() {
    try {
      Running.SERVER.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String create(UUID ledger) {
    var name = "t" + ledger.toString().replace("-", "");
    try (var connection = Running.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// One server for all tests of the run.
  private static final class Running {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            .setPGStartupWait(Duration.ofMinutes(1))
            .setRegisterShutdownHook(false)
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
