package org.tariffledger.subscriptions.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tariffledger.projections.RateBook;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.secrets.MasterKey;

/// Sends changes to webhooks. By the real clock, whatever the ledger's says: receivers compare the
/// time of a call with theirs.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
public class WebhooksConfiguration {

  private static final Clock CLOCK = Clock.systemUTC();

  @Bean
  Places places(WebhookSettings settings) {
    return new Places(settings.allow());
  }

  @Bean
  SecretStore secretStore(JdbcTemplate jdbc, MasterKey master) {
    return new SecretStore(jdbc, master, CLOCK);
  }

  @Bean(destroyMethod = "close")
  Caller webhookCaller(Places places, WebhookSettings settings) {
    return new Caller(places, settings.timeout(), CLOCK);
  }

  @Bean
  WebhookMeters webhookMeters(ObjectProvider<MeterRegistry> registry) {
    return new WebhookMeters(registry.getIfAvailable(() -> Metrics.globalRegistry));
  }

  @Bean
  Webhooks webhooks(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      SecretStore secrets,
      ObjectProvider<Dispatcher> dispatcher) {
    return new Webhooks(
        jdbc,
        new TransactionTemplate(transactions),
        secrets,
        () -> dispatcher.getObject().wake(),
        CLOCK);
  }

  @Bean
  Deliveries deliveries(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      ChangeFeed feed,
      ObjectProvider<Dispatcher> dispatcher) {
    return new Deliveries(
        jdbc,
        new TransactionTemplate(transactions),
        feed,
        () -> dispatcher.getObject().wake(),
        CLOCK);
  }

  @Bean
  Trial trial(ChangeFeed feed, SecretStore secrets, Caller caller) {
    return new Trial(feed, secrets, caller, CLOCK);
  }

  @Bean
  SurveyTaker surveyTaker(
      JdbcTemplate jdbc, Webhooks webhooks, MasterKey master, WebhookMeters meters) {
    var taker = new SurveyTaker(jdbc, webhooks, master, CLOCK);
    meters.watch(taker);
    return taker;
  }

  @Bean
  @DependsOnDatabaseInitialization
  Dispatcher webhookDispatcher(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      ChangeFeed feed,
      RateBook book,
      SecretStore secrets,
      Caller caller,
      SurveyTaker survey,
      WebhookSettings settings,
      WebhookMeters meters) {
    var transaction = new TransactionTemplate(transactions);
    return new Dispatcher(
        new Queue(jdbc, transaction, feed, secrets, settings, CLOCK),
        new Recorder(jdbc, transaction, feed, settings, meters, CLOCK),
        caller,
        feed,
        book,
        survey,
        meters,
        CLOCK);
  }
}
