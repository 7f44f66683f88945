package org.tariffledger.app.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// H2 commits every statement that makes a table. A process killed within a migration leaves half
/// of it, and the next start has to be able to finish it.
class InterruptedMigrationTest {

  /// The first so many statements of a script were run when the process was killed.
  record Interrupted(String previous, String script, int statements) {

    @Override
    public String toString() {
      return script + " after " + statements;
    }
  }

  static Stream<Interrupted> interrupted() {
    return Stream.of(flyway(database(), "latest").info().all())
        .flatMap(
            migration ->
                IntStream.rangeClosed(1, statements(migration.getScript()).size())
                    .mapToObj(n -> new Interrupted(previous(migration), migration.getScript(), n)));
  }

  @ParameterizedTest
  @MethodSource("interrupted")
  void the_next_start_finishes_a_migration(Interrupted migration) {
    JdbcDataSource database = database();
    JdbcClient jdbc = JdbcClient.create(database);
    flyway(database, "latest").baseline();
    flyway(database, migration.previous()).migrate();
    statements(migration.script()).stream()
        .limit(migration.statements())
        .forEach(statement -> jdbc.sql(statement).update());

    flyway(database, "latest").migrate();

    assertThat(jdbc.sql("SELECT position FROM ledger_head").query(Long.class).list())
        .containsExactly(0L);
  }

  /// The question mark: that there is no version 0 is no fault.
  private static String previous(MigrationInfo migration) {
    return Integer.parseInt(migration.getVersion().toString()) - 1 + "?";
  }

  /// As comments stand on lines of their own here and no text holds a semicolon, this will do.
  private static List<String> statements(String script) {
    try (InputStream file =
        InterruptedMigrationTest.class.getResourceAsStream("/db/migration/" + script)) {
      String text = new String(file.readAllBytes(), UTF_8).replaceAll("(?m)^\\s*--.*$", "");
      return Stream.of(text.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Flyway flyway(JdbcDataSource database, String target) {
    return Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .baselineVersion("0")
        .target(target)
        .load();
  }

  private static JdbcDataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setUrl(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    return database;
  }
}
