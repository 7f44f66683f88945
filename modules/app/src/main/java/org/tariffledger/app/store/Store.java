package org.tariffledger.app.store;

import java.nio.file.Path;

/// Where the ledger is kept.
public sealed interface Store {

  /// The default: a file beside the program, for one process at a time.
  record Embedded(Path folder) implements Store {

    /// WRITE_DELAY=0: a commit that was answered survives the process being killed.
    /// DB_CLOSE_ON_EXIT=FALSE: the pool closes the file, after the last request has ended.
    @Override
    public String jdbcUrl() {
      return "jdbc:h2:file:"
          + folder.toAbsolutePath().normalize().resolve("ledger")
          + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000"
          + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    @Override
    public String describe() {
      return "H2 file in " + folder.toAbsolutePath().normalize();
    }
  }

  /// For production and for several nodes. An empty user or password leaves it to the URL.
  record Postgres(String jdbcUrl, String user, String password) implements Store {

    /// Without the parameters: a password may stand there.
    @Override
    public String describe() {
      return "PostgreSQL at "
          + jdbcUrl.replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
      return describe();
    }
  }

  String jdbcUrl();

  /// For people: which store, and nothing secret.
  String describe();
}
