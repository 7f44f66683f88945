package org.tariffledger.subscriptions;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.projections.RateBook;

/// Writes the public change log and reads it.
@Configuration(proxyBeanMethods = false)
public class SubscriptionsConfiguration {

  @Bean
  @DependsOnDatabaseInitialization
  ChangeStore changeStore(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    return new ChangeStore(jdbc, transactions);
  }

  @Bean
  ChangeFeed changeFeed(JdbcTemplate jdbc, ChangeStore store, RateBook book) {
    return new ChangeFeed(jdbc, store, book);
  }

  @Bean
  ChangeReplay changeReplay(JdbcTemplate jdbc, ChangeFeed feed, RateBook book, EventReader reader) {
    return new ChangeReplay(jdbc, feed, book, reader);
  }

  @Bean
  ChangeWriter changeWriter(
      ChangeStore store,
      ChangeFeed feed,
      RateBook book,
      EventReader reader,
      LedgerHead head,
      ObjectProvider<Clock> clock,
      @Value("${tariff-ledger.change-log:true}") boolean isOn) {
    return new ChangeWriter(
        store, feed, book, reader, head, clock.getIfAvailable(Clock::systemUTC), isOn);
  }
}
