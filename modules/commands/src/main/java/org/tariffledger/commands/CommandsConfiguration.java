package org.tariffledger.commands;

import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Register;

/// What takes acts in and reads them back.
@Configuration(proxyBeanMethods = false)
@Import({
  StoreConfiguration.class,
  MeasureAggregate.class,
  ReferenceFacts.class,
  DiplomacyFacts.class
})
public class CommandsConfiguration {

  private static final int STREAM_LOCK_ATTEMPTS_MAX = 400;
  private static final int STREAM_LOCK_ATTEMPT_MS = 10;

  @Bean
  Ledger ledger(
      CommandBus commands,
      TransactionManager transactions,
      PlatformTransactionManager database,
      LedgerHead head,
      StoredContents contents) {
    return new Ledger(commands, transactions, database, head, contents);
  }

  @Bean
  StoredContents storedContents(JdbcClient jdbc) {
    return new StoredContents(jdbc);
  }

  @Bean
  EventReader eventReader(JdbcClient jdbc, EventSerializer serializer) {
    return new EventReader(jdbc, serializer);
  }

  @Bean
  Register storedRegister(EventStore store) {
    return new StoredRegister(store);
  }

  @Bean
  CommandTargetResolver streamOfCommand() {
    return message ->
        new VersionedAggregateIdentifier((Object) Streams.of((Command) message.getPayload()), null);
  }

  @Bean
  CorrelationDataProvider origins() {
    return new Origins();
  }

  /// Rivals of one program wait for each other here, those of several at the stream's unique index.
  @Bean
  LockFactory streamLocks() {
    return PessimisticLockFactory.builder()
        .acquireAttempts(STREAM_LOCK_ATTEMPTS_MAX)
        .lockAttemptTimeout(STREAM_LOCK_ATTEMPT_MS)
        .build();
  }

  @Bean
  StoreCheck storeCheck(EventBus events, TransactionManager transactions, DataSource dataSource) {
    return new StoreCheck(events, transactions, dataSource);
  }
}
