package org.tariffledger.projections;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tariffledger.commands.EventReader;

/// Builds the rate book at start and keeps it current.
@Configuration(proxyBeanMethods = false)
public class ProjectionsConfiguration {

  @Bean
  RateBook rateBook() {
    return new RateBook();
  }

  @Bean
  RateBookKeeper rateBookKeeper(
      RateBook book, EventReader reader, EventStore store, TransactionManager transactions) {
    return new RateBookKeeper(book, reader, store, transactions);
  }
}
