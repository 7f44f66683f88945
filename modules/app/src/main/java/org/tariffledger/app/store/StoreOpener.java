package org.tariffledger.app.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.util.StringUtils;

/// Opens the pool of connections. Appends take turns, so more connections would not write faster:
/// they serve those who read or wait.
record StoreOpener(int connectionsMax) {

  private static final int POSTGRES_VERSION_MIN = 15;
  private static final long CONNECTION_WAIT_MS_MAX = 10_000;

  /// Who waits for a lock is told so before a client gives up, and a transaction that its owner
  /// forgot does not hold the ledger's head for ever.
  private static final String POSTGRES_LIMITS =
      "SET lock_timeout = '5s'; SET statement_timeout = '60s';"
          + " SET idle_in_transaction_session_timeout = '60s'";

  HikariDataSource open(Store store, DataFolder folder) {
    HikariConfig config =
        switch (store) {
          case Store.Embedded embedded -> {
            folder.create();
            yield embedded(embedded);
          }
          case Store.Postgres postgres -> postgres(postgres);
        };
    try {
      HikariDataSource pool = new HikariDataSource(config);
      return checked(pool, store);
    } catch (PoolInitializationException e) {
      throw StoreFailures.explain(store, e);
    }
  }

  private HikariConfig embedded(Store.Embedded store) {
    HikariConfig config = pool(store);
    config.setUsername("sa");
    config.setPassword("");
    return config;
  }

  private HikariConfig postgres(Store.Postgres store) {
    HikariConfig config = pool(store);
    if (StringUtils.hasText(store.user())) {
      config.setUsername(store.user());
    }
    if (StringUtils.hasText(store.password())) {
      config.setPassword(store.password());
    }
    config.setConnectionInitSql(POSTGRES_LIMITS);
    config.addDataSourceProperty("ApplicationName", "tariff-ledger");
    config.addDataSourceProperty("connectTimeout", "10");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return config;
  }

  private HikariConfig pool(Store store) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("ledger");
    config.setJdbcUrl(store.jdbcUrl());
    config.setMaximumPoolSize(connectionsMax);
    config.setConnectionTimeout(CONNECTION_WAIT_MS_MAX);
    return config;
  }

  private static HikariDataSource checked(HikariDataSource pool, Store store) {
    try (Connection connection = pool.getConnection()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (store instanceof Store.Postgres && version < POSTGRES_VERSION_MIN) {
        throw StoreFailures.tooOld(store, version, POSTGRES_VERSION_MIN);
      }
      return pool;
    } catch (SQLException e) {
      pool.close();
      throw StoreFailures.explain(store, e);
    }
  }
}
