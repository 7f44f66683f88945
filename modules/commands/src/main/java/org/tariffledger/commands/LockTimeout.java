package org.tariffledger.commands;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/// How long a transaction waits for the ledger's head. PostgreSQL would wait for ever and is told
/// each time; H2 is told once, in its URL.
record LockTimeout(boolean toldEachTime, Duration atMost) {

  static LockTimeout of(DataSource dataSource, Duration atMost) throws MetaDataAccessException {
    var product =
        JdbcUtils.extractDatabaseMetaData(dataSource, meta -> meta.getDatabaseProductName());
    return new LockTimeout(
        DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL, atMost);
  }

  /// For the rest of the current transaction.
  void set(JdbcClient jdbc) {
    if (toldEachTime) {
      jdbc.sql("set local lock_timeout = " + atMost.toMillis()).update();
    }
  }
}
