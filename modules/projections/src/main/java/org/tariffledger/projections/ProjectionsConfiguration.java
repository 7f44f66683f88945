package org.tariffledger.projections;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.domain.Contents;

/// Builds the rate book at start and keeps it current.
@Configuration(proxyBeanMethods = false)
public class ProjectionsConfiguration {

  @Bean
  RateBook rateBook(Contents contents) {
    return new RateBook(contents);
  }

  @Bean
  Nomenclatures nomenclatures(RateBook book) {
    return new Nomenclatures(book);
  }

  @Bean
  BookReplay bookReplay(RateBook book, EventReader reader, Contents contents) {
    return new BookReplay(book, reader, contents);
  }

  @Bean
  RateBookKeeper rateBookKeeper(
      RateBook book,
      EventReader reader,
      LedgerHead head,
      EventStore store,
      TransactionManager transactions) {
    return new RateBookKeeper(book, reader, head, store, transactions);
  }
}
