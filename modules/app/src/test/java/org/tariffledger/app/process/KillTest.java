package org.tariffledger.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.tariffledger.app.store.Store;

/// Kills a server again and again while clients write to it. Nothing acknowledged may be missing,
/// nothing may be there twice, and what was not acknowledged is there whole or not at all; the
/// verifiable log goes on from every checkpoint that was ever kept. A proposal is approved and has
/// its events or is open, and a file of entries is assessed to its end, each line once.
///
/// `-Dkills=200` runs a longer campaign, `-Dkills.seed=…` an earlier one again, as far as the
/// machine lets it be the same.
class KillTest {

  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final int KILLS_OF_POSTGRESQL = Math.max(2, KILLS / 5);
  private static final long SEED = Long.getLong("kills.seed", new SecureRandom().nextLong());
  private static final int WRITERS = 6;
  private static final int KILLED_AFTER_MS_MIN = 200;
  private static final int KILLED_AFTER_MS_MAX = 2_000;
  private static final Duration APPROVED_WITHIN = Duration.ofSeconds(30);
  private static final long BETWEEN_LOOKS_MS = 10;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Load load = new Load(WRITERS, random);
  private final List<Approvals> approvals =
      Stream.of("A", "B", "C").map(name -> new Approvals("KILL-" + name)).toList();
  private final EntriesOfAFile entries = new EntriesOfAFile();

  @TempDir Path folder;

  /// Opens the store past the server, while none runs where that is not possible beside one.
  private interface Past {
    void server(Consumer<DataSource> look) throws Exception;
  }

  @Test
  @Execution(CONCURRENT)
  void an_H2_file_keeps_what_was_acknowledged_when_the_server_is_killed() throws Exception {
    killServers(command(), this::pastH2);

    pastH2(this::audit);
  }

  private void pastH2(Consumer<DataSource> look) {
    String url = new Store.Embedded(folder.resolve("data")).jdbcUrl();
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
    try {
      look.accept(pool);
    } finally {
      pool.dispose();
    }
  }

  @Test
  @Execution(CONCURRENT)
  void PostgreSQL_keeps_what_was_acknowledged_when_the_server_is_killed() throws Exception {
    try (KillablePostgres postgres = new KillablePostgres(folder.resolve("postgres"))) {
      killServers(
          command().with(postgres.environment()), look -> look.accept(postgres.dataSource()));

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
        load.until(killing(postgres::kill), client, approving());
        postgres.startAgain();
      }
      load.until(killing(server::kill), client, approving());

      audit(postgres.dataSource());
    }
  }

  private int approved() {
    return approvals.stream().mapToInt(Approvals::approved).sum();
  }

  private Load.Beside[] approving() {
    return approvals.toArray(Load.Beside[]::new);
  }

  private Load.Beside[] approvingAndAssessing() {
    return Stream.concat(approvals.stream(), Stream.of(entries)).toArray(Load.Beside[]::new);
  }

  private void killServers(ServerCommand command, Past past) throws Exception {
    for (int i = 0; i < KILLS; i++) {
      try (ServerProcess server = command.start()) {
        LedgerClient client = client(server);
        assertThat(client.position()).isGreaterThanOrEqualTo(load.position());
        client.register();
        load.until(killing(server::kill), client, approvingAndAssessing());
        assertThat(server.output()).doesNotContain(" ERROR ");
      }
      past.server(EntriesOfAFile::letLeasesEnd);
    }
    auditThroughTheServer(command);
  }

  private void auditThroughTheServer(ServerCommand command) throws Exception {
    try (ServerProcess server = command.start()) {
      long kept = new LogAudit(server.awaitReady(), folder.resolve("data")).check();
      assertThat(kept).isGreaterThanOrEqualTo(KILLS / 2);
      System.out.println("Kill test, -Dkills.seed=" + SEED + ": " + entries.summary());
      entries.check(client(server));
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
    for (Approvals each : approvals) {
      System.out.println("Kill test, -Dkills.seed=" + SEED + ": " + each.summary());
      each.check(source);
    }
  }

  private ServerCommand command() {
    return ServerCommand.in(folder)
        .with("TARIFF_LEDGER_SCENARIO", "none")
        .with(Approvals.ENVIRONMENT);
  }

  private LedgerClient client(ServerProcess server) throws Exception {
    Path key = folder.resolve("data").resolve("bootstrap-admin-key");
    return new LedgerClient(server.awaitReady(), Files.readString(key).strip());
  }

  /// Once something was approved at this server too, so that others are being approved.
  private Load.Fault killing(Load.Fault kill) {
    int afterMs = random.nextInt(KILLED_AFTER_MS_MIN, KILLED_AFTER_MS_MAX);
    int before = approved();
    return () -> {
      long until = System.nanoTime() + APPROVED_WITHIN.toNanos();
      while (approved() == before && System.nanoTime() - until < 0) {
        Thread.sleep(BETWEEN_LOOKS_MS);
      }
      Thread.sleep(afterMs);
      kill.happen();
    };
  }
}
