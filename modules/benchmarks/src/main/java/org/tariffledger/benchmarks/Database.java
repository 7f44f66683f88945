package org.tariffledger.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A new, empty place for a ledger.
sealed interface Database extends AutoCloseable {

  /// What the server has to be told to keep its ledger here.
  List<String> arguments();

  @Override
  void close() throws IOException;

  /// The file beside the server.
  record H2(Path folder) implements Database {

    @Override
    public List<String> arguments() {
      return List.of("--tariff-ledger.store.folder=" + folder, "--tariff-ledger.store.url=");
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
      return "H2";
    }
  }

  /// A server of its own on the loopback that waits for the disk, as it does by default; the
  /// embedded one would not.
  record PostgreSql(EmbeddedPostgres server, Path folder) implements Database {

    static PostgreSql start(Path folder) throws IOException {
      return new PostgreSql(
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start(),
          folder);
    }

    String url() {
      return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public List<String> arguments() {
      return List.of(
          "--tariff-ledger.store.folder=" + folder, "--tariff-ledger.store.url=" + url());
    }

    @Override
    public void close() throws IOException {
      server.close();
    }

    @Override
    public String toString() {
      return "PostgreSQL";
    }
  }
}
