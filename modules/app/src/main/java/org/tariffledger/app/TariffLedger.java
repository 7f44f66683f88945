package org.tariffledger.app;

import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.MicrometerMetricsAutoConfiguration;
import org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.tariffledger.audit.doctor.DoctorConfiguration;
import org.tariffledger.audit.exports.ExportsConfiguration;
import org.tariffledger.audit.log.LogConfiguration;
import org.tariffledger.audit.replays.ReplaysConfiguration;
import org.tariffledger.commands.CommandsConfiguration;
import org.tariffledger.projections.ProjectionsConfiguration;
import org.tariffledger.rest.RestConfiguration;
import org.tariffledger.subscriptions.SubscriptionsConfiguration;
import org.tariffledger.subscriptions.kafka.KafkaConfiguration;
import org.tariffledger.subscriptions.webhooks.WebhooksConfiguration;

/// Starts the server.
///
/// Left out of Axon's own wiring: what would stand in silently for a missing store or transaction
/// manager, what makes a second meter registry, and what calls home.
@SpringBootApplication(
    exclude = {
      JdbcAutoConfiguration.class,
      NoOpTransactionAutoConfiguration.class,
      MicrometerMetricsAutoConfiguration.class,
      UpdateCheckerAutoConfiguration.class
    })
@ConfigurationPropertiesScan
@Import({
  CommandsConfiguration.class,
  ProjectionsConfiguration.class,
  SubscriptionsConfiguration.class,
  KafkaConfiguration.class,
  WebhooksConfiguration.class,
  LogConfiguration.class,
  ExportsConfiguration.class,
  ReplaysConfiguration.class,
  DoctorConfiguration.class,
  RestConfiguration.class
})
public class TariffLedger {

  public static void main(String[] args) {
    // Axon reads this from nowhere but the system properties.
    System.setProperty("disable-axoniq-console-message", "true");
    SpringApplication.run(TariffLedger.class, args);
  }
}
