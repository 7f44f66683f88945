package org.tariffledger.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;
import org.tariffledger.subscriptions.kafka.KafkaChannel;
import org.tariffledger.subscriptions.kafka.Phase;

/// What a monitor is to watch of the topic, where there is one.
@Component
class KafkaMetrics implements MeterBinder {

  private final KafkaChannel channel;

  KafkaMetrics(KafkaChannel channel) {
    this.channel = channel;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    if (!channel.isOn()) {
      return;
    }
    Gauge.builder("tariff.ledger.kafka.position", channel, c -> c.status().position())
        .description("Sequence of the last change that Kafka has acknowledged")
        .register(registry);
    Gauge.builder("tariff.ledger.kafka.lag", channel, c -> c.status().lag())
        .description("Changes that Kafka has not acknowledged")
        .register(registry);
    Gauge.builder("tariff.ledger.kafka.failing", channel, KafkaMetrics::failing)
        .description("1 while this server tries in vain to publish to Kafka")
        .register(registry);
    FunctionCounter.builder("tariff.ledger.kafka.published", channel, c -> c.status().published())
        .description("Changes that this server has published to Kafka")
        .register(registry);
    FunctionCounter.builder("tariff.ledger.kafka.failures", channel, c -> c.status().failures())
        .description("Attempts of this server to publish to Kafka that failed")
        .register(registry);
  }

  private static int failing(KafkaChannel channel) {
    return channel.status().phase() instanceof Phase.Failing ? 1 : 0;
  }
}
