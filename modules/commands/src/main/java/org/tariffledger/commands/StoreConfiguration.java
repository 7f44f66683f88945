package org.tariffledger.commands;

import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/// Wires Axon to the store by hand: on Spring Boot 4 its own wiring stores nothing.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  private static final int FETCH_DELAY_MS = 50;

  @Bean
  TransactionManager axonTransactions(PlatformTransactionManager database) {
    return new SpringTransactionManager(database);
  }

  @Bean
  ConnectionProvider connectionProvider(DataSource dataSource) {
    return new UnitOfWorkAwareConnectionProviderWrapper(
        new SpringDataSourceConnectionProvider(dataSource));
  }

  @Bean
  @DependsOnDatabaseInitialization
  LedgerHead ledgerHead(
      DataSource dataSource, PlatformTransactionManager database, ObjectProvider<Clock> clock) {
    return new LedgerHead(
        JdbcClient.create(dataSource), database, clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  EventStorageEngine eventStorageEngine(
      ConnectionProvider connections,
      TransactionManager transactions,
      LedgerHead head,
      @Qualifier("eventSerializer") Serializer serializer) {
    return new LedgerStorageEngine(connections, transactions, serializer, head);
  }

  @Bean
  EmbeddedEventStore eventBus(
      EventStorageEngine engine, org.axonframework.config.Configuration axon) {
    return EmbeddedEventStore.builder()
        .storageEngine(engine)
        .fetchDelay(FETCH_DELAY_MS)
        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
        .spanFactory(axon.getComponent(EventBusSpanFactory.class))
        .build();
  }

  @Bean
  @Qualifier("eventSerializer")
  EventSerializer eventSerializer() {
    return new EventSerializer();
  }

  /// For what Axon keeps for itself. Its tokens hold objects that Jackson refuses unless told.
  @Bean
  @Primary
  Serializer serializer() {
    var ofAxon =
        BasicPolymorphicTypeValidator.builder().allowIfSubType("org.axonframework.").build();
    return Jackson3Serializer.builder()
        .jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(ofAxon))
        .build();
  }

  /// What follows the events is in memory, so its place is too: it starts over with the program.
  @Bean
  TokenStore tokenStore() {
    return new InMemoryTokenStore();
  }
}
