package org.tariffledger.audit.log;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.tariffledger.audit.doctor.Examination;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.secrets.MasterKey;

/// Keeps the verifiable log. By the real clock, whatever the ledger's says: when a checkpoint was
/// signed is compared with the clocks of others.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSettings.class)
public class LogConfiguration {

  private static final Clock CLOCK = Clock.systemUTC();

  @Bean
  @DependsOnDatabaseInitialization
  LogStore logStore(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    return new LogStore(jdbc, transactions);
  }

  @Bean
  LogKeeper logKeeper(
      JdbcTemplate jdbc,
      LogStore store,
      MasterKey master,
      ChangeFeed feed,
      LogSettings settings,
      CheckpointFolder folder,
      @Value("${tariff-ledger.change-log:true}") boolean isWriting) {
    var identity = new LogIdentity(settings.origin(), feed::ledger);
    return new LogKeeper(
        store,
        new KeyStore(jdbc, store, master, identity, CLOCK),
        feed,
        identity,
        settings,
        folder,
        CLOCK,
        isWriting);
  }

  @Bean
  VerifiableLog verifiableLog(LogKeeper keeper, LogStore store, ChangeFeed feed) {
    return new VerifiableLog(keeper, store, feed);
  }

  @Bean
  TreeReplay treeReplay(LogStore store, ChangeFeed feed) {
    return new TreeReplay(store, feed);
  }

  @Bean
  LogVerifier logVerifier(LogStore store, LogKeeper keeper, ChangeFeed feed) {
    return new LogVerifier(store, keeper, feed, CLOCK);
  }

  @Bean
  @Order(50)
  Examination treeExamination(
      LogStore store, LogKeeper keeper, LogVerifications verifications, ChangeFeed feed) {
    return new TreeExamination(store, keeper, verifications, feed);
  }

  @Bean
  LogVerifications logVerifications(LogVerifier verifier, LogKeeper keeper, LogSettings settings) {
    return new LogVerifications(verifier, keeper, settings.verifyEvery());
  }
}
