package org.tariffledger.subscriptions.kafka;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tariffledger.subscriptions.ChangeFeed;

/// Publishes the change log to Kafka.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
public class KafkaConfiguration {

  @Bean
  @DependsOnDatabaseInitialization
  KafkaChannel kafkaChannel(
      ChangeFeed feed, KafkaSettings settings, JdbcTemplate jdbc, ObjectProvider<Clock> clock) {
    return new KafkaChannel(
        feed,
        settings,
        new KafkaPosition(jdbc, settings.topic()),
        clock.getIfAvailable(Clock::systemUTC));
  }
}
