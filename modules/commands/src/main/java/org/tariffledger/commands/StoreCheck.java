package org.tariffledger.commands;

import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/// Looks, before anything starts, whether what is recorded would be kept and in order. A framework
/// that misses its database falls back to keeping nothing, and says nothing.
record StoreCheck(EventBus events, TransactionManager transactions, DataSource dataSource)
    implements SmartInitializingSingleton {

  @Override
  public void afterSingletonsInstantiated() {
    if (!(events instanceof EmbeddedEventStore)) {
      throw new StoreUnsound(
          "Events would not be stored: the event bus is " + nameOf(events) + ".");
    }
    if (transactions instanceof NoTransactionManager) {
      throw new StoreUnsound("Acts would not be all or nothing: there is no transaction manager.");
    }
    var jdbc = JdbcClient.create(dataSource);
    if (isPostgres() && lockTimeout(jdbc).equals("0")) {
      throw new StoreUnsound(
          "Whoever waits for the ledger would wait for ever: its connections set no lock_timeout.");
    }
    var head = head(jdbc);
    if (head.position() != head.newest()) {
      throw new StoreUnsound(
          "The head of the ledger is at position %d, its newest event at %d: restore a backup."
              .formatted(head.position(), head.newest()));
    }
  }

  private record Head(long position, long newest) {}

  /// Both at once, since another program may be recording.
  private static Head head(JdbcClient jdbc) {
    return jdbc.sql(
            "select position, (select coalesce(max(position), 0) from event) newest from"
                + " ledger_head")
        .query(Head.class)
        .single();
  }

  private boolean isPostgres() {
    try {
      var product =
          JdbcUtils.extractDatabaseMetaData(dataSource, meta -> meta.getDatabaseProductName());
      return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
    } catch (MetaDataAccessException e) {
      throw new StoreUnsound("The database does not say what it is: " + e.getMessage());
    }
  }

  private static String lockTimeout(JdbcClient jdbc) {
    return jdbc.sql("select current_setting('lock_timeout')").query(String.class).single();
  }

  private static String nameOf(Object bean) {
    return bean.getClass().getSimpleName();
  }
}
