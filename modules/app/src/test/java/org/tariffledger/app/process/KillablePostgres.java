package org.tariffledger.app.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// A PostgreSQL of our own that can be killed and started again on the same files and port.
final class KillablePostgres implements AutoCloseable {

  private final Path data;
  private EmbeddedPostgres running;

  KillablePostgres(Path data) throws IOException {
    this.data = data;
    this.running = start(0);
  }

  Map<String, String> environment() {
    return Map.of(
        "TARIFF_LEDGER_DATABASE_URL",
        "jdbc:postgresql://localhost:" + running.getPort() + "/postgres",
        "TARIFF_LEDGER_DATABASE_USER",
        "postgres");
  }

  DataSource dataSource() {
    return running.getPostgresDatabase();
  }

  /// SIGKILL to the postmaster and to every process that serves a connection.
  void kill() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> servers = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    servers.forEach(ProcessHandle::destroyForcibly);
    servers.forEach(server -> server.onExit().join());
    postmaster.onExit().join();
  }

  void startAgain() throws IOException {
    int port = running.getPort();
    close();
    running = start(port);
  }

  @Override
  public void close() throws IOException {
    running.close();
  }

  /// Commits wait for the log, as they do by default, and not as this library has it for speed.
  private EmbeddedPostgres start(int port) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("synchronous_commit", "on");
    return (port == 0 ? builder : builder.setPort(port)).start();
  }
}
