package org.tariffledger.app;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.tariffledger.subscriptions.kafka.KafkaChannel;
import org.tariffledger.subscriptions.kafka.Phase;

/// `kafka` in `/actuator/health/readiness`, named after this class: how far the topic has got. Up
/// in any case, since without brokers everything else goes on.
@Component
class KafkaHealthIndicator extends AbstractHealthIndicator {

  private final KafkaChannel channel;

  KafkaHealthIndicator(KafkaChannel channel) {
    this.channel = channel;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var status = channel.status();
    health.up();
    switch (status.phase()) {
      case Phase.Off() -> health.withDetail("state", "off");
      case Phase.Standby() -> health.withDetail("state", "standby");
      case Phase.Publishing() -> health.withDetail("state", "publishing");
      case Phase.Failing(var since, var fault) ->
          health
              .withDetail("state", "failing")
              .withDetail("since", since.toString())
              .withDetail("reason", fault.sentence());
    }
    if (!(status.phase() instanceof Phase.Off)) {
      health.withDetail("position", status.position()).withDetail("lag", status.lag());
    }
  }
}
