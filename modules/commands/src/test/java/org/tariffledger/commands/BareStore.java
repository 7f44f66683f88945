package org.tariffledger.commands;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureId;

/// The tables and what writes them, with no application around.
record BareStore(HikariDataSource dataSource, DataSourceTransactionManager database)
    implements AutoCloseable {

  static BareStore on(Database database) {
    var dataSource = new HikariDataSource();
    dataSource.setJdbcUrl(database.newUrl());
    dataSource.setMaximumPoolSize(20);
    dataSource.setMinimumIdle(1);
    Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load().migrate();
    return new BareStore(dataSource, new DataSourceTransactionManager(dataSource));
  }

  LedgerHead head(Clock clock) {
    return new LedgerHead(jdbc(), database, clock);
  }

  LedgerStorageEngine engine(Clock clock) {
    return new LedgerStorageEngine(
        connections(), transactions(), new EventSerializer(), head(clock));
  }

  ConnectionProvider connections() {
    return new UnitOfWorkAwareConnectionProviderWrapper(
        new SpringDataSourceConnectionProvider(dataSource));
  }

  TransactionManager transactions() {
    return new SpringTransactionManager(database);
  }

  JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  EventReader reader() {
    return new EventReader(jdbc(), new EventSerializer());
  }

  /// An entry of a stream whose message was stamped at that time.
  static DomainEventMessage<?> entry(String measure, long version, Instant stamped) {
    var id = new MeasureId(measure);
    return new GenericDomainEventMessage<>(
        MeasureAggregate.KIND,
        Streams.measure(id),
        version,
        new TariffLifted(id, Facts.JULY_9, Announcement.at(Facts.JULY_9)),
        MetaData.from(
            Map.of("act", "a", "actor", "tester", "correlationId", "a", "causationId", "c")),
        UUID.randomUUID().toString(),
        stamped);
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
