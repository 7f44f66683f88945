package org.tariffledger.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.tariffledger.app.store.Store;

/// Kills a server again and again while clients write to it. Nothing acknowledged may be missing,
/// nothing may be there twice, and what was not acknowledged is there whole or not at all; the
/// verifiable log goes on from every checkpoint that was ever kept.
///
/// `-Dkills=200` runs a longer campaign, `-Dkills.seed=…` an earlier one again, as far as the
/// machine lets it be the same.
class KillTest {

  private static final int KILLS = Integer.getInteger("kills", 6);
  private static final int KILLS_OF_POSTGRESQL = Math.max(2, KILLS / 5);
  private static final long SEED = Long.getLong("kills.seed", new SecureRandom().nextLong());
  private static final int WRITERS = 6;
  private static final int KILLED_AFTER_MS_MIN = 200;
  private static final int KILLED_AFTER_MS_MAX = 2_000;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Load load = new Load(WRITERS, random);

  @TempDir Path folder;

  @Test
  @Execution(CONCURRENT)
  void an_H2_file_keeps_what_was_acknowledged_when_the_server_is_killed() throws Exception {
    ServerCommand command = command();

    killServers(command);

    String url = new Store.Embedded(folder.resolve("data")).jdbcUrl();
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
    try {
      audit(pool);
    } finally {
      pool.dispose();
    }
  }

  @Test
  @Execution(CONCURRENT)
  void PostgreSQL_keeps_what_was_acknowledged_when_the_server_is_killed() throws Exception {
    try (KillablePostgres postgres = new KillablePostgres(folder.resolve("postgres"))) {
      killServers(command().with(postgres.environment()));

      audit(postgres.dataSource());
    }
  }

  @Test
  @Execution(CONCURRENT)
  void the_server_outlives_a_killed_PostgreSQL_and_loses_nothing() throws Exception {
    try (KillablePostgres postgres = new KillablePostgres(folder.resolve("postgres"));
        ServerProcess server = command().with(postgres.environment()).start()) {
      LedgerClient client = client(server);
      client.register();
      for (int i = 0; i < KILLS_OF_POSTGRESQL; i++) {
        load.until(killing(postgres::kill), client);
        postgres.startAgain();
      }
      load.until(killing(server::kill), client);

      audit(postgres.dataSource());
    }
  }

  private void killServers(ServerCommand command) throws Exception {
    for (int i = 0; i < KILLS; i++) {
      try (ServerProcess server = command.start()) {
        LedgerClient client = client(server);
        assertThat(client.position()).isGreaterThanOrEqualTo(load.position());
        client.register();
        load.until(killing(server::kill), client);
        assertThat(server.output()).doesNotContain(" ERROR ");
      }
    }
    auditLog(command);
  }

  private void auditLog(ServerCommand command) throws Exception {
    try (ServerProcess server = command.start()) {
      long kept = new LogAudit(server.awaitReady(), folder.resolve("data")).check();
      assertThat(kept).isGreaterThanOrEqualTo(KILLS / 2);
      server.stop();
      assertThat(server.output()).doesNotContain(" ERROR ");
    }
  }

  private void audit(DataSource source) {
    Audit audit =
        new Audit(
            StoredRow.all(source),
            StoredRow.contents(source),
            load.acknowledged(),
            load.unanswered());
    System.out.println("Kill test, -Dkills.seed=" + SEED + ": " + audit.summary());
    audit.check();
  }

  private ServerCommand command() {
    return ServerCommand.in(folder).with("TARIFF_LEDGER_SCENARIO", "none");
  }

  private LedgerClient client(ServerProcess server) throws Exception {
    Path key = folder.resolve("data").resolve("bootstrap-admin-key");
    return new LedgerClient(server.awaitReady(), Files.readString(key).strip());
  }

  private Load.Fault killing(Load.Fault kill) {
    int afterMs = random.nextInt(KILLED_AFTER_MS_MIN, KILLED_AFTER_MS_MAX);
    return () -> {
      Thread.sleep(afterMs);
      kill.happen();
    };
  }
}
