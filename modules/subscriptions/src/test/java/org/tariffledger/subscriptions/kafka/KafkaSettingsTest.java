package org.tariffledger.subscriptions.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// What an operator may say of Kafka, and what becomes of it.
class KafkaSettingsTest {

  @Test
  void without_a_server_the_channel_is_off() {
    assertThat(settings(List.of(), Map.of()).isOn()).isFalse();
    assertThat(settings(List.of(" "), Map.of()).isOn()).isFalse();
    assertThat(settings(List.of("one:9092", "[::1]:9092"), Map.of()).isOn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "one:", ":9092", "kafka://one:9092", "a:b@one:9092", "one:999999"})
  void what_is_no_server_is_refused_with_how_to_write_it(String server) {
    assertThatThrownBy(() -> settings(List.of(server), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host:port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a topic", "ä", "a/b"})
  void what_is_no_topic_is_refused(String topic) {
    assertThatThrownBy(() -> new KafkaSettings(List.of("one:9092"), topic, 6, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("topic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acks", "enable.idempotence", "transactional.id", "max.block.ms"})
  void what_order_and_completeness_depend_on_is_not_to_be_set(String name) {
    assertThatThrownBy(() -> settings(List.of("one:9092"), Map.of(name, "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void the_producers_settings_come_from_the_environment_and_reach_it() {
    var environment =
        new SystemEnvironmentPropertySource(
            "systemEnvironment",
            Map.of(
                "TARIFFLEDGER_KAFKA_SERVERS", "one:9092,two:9092",
                "TARIFFLEDGER_KAFKA_PRODUCER_SECURITY_PROTOCOL", "SASL_SSL",
                "TARIFFLEDGER_KAFKA_PRODUCER_SASL_JAAS_CONFIG", "secret",
                "TARIFFLEDGER_KAFKA_PRODUCER_LINGER_MS", "20"));
    var settings =
        new Binder(ConfigurationPropertySources.from(environment))
            .bind("tariff-ledger.kafka", KafkaSettings.class)
            .get();

    assertThat(settings.servers()).containsExactly("one:9092", "two:9092");
    assertThat(settings.ofProducer("an-id"))
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("linger.ms", "20")
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true")
        .containsEntry("transactional.id", "an-id");
    assertThat(settings.ofAdmin())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.jaas.config", "secret")
        .doesNotContainKeys("linger.ms", "acks");
    assertThat(settings.toString()).doesNotContain("secret");
  }

  private static KafkaSettings settings(List<String> servers, Map<String, String> producer) {
    return new KafkaSettings(servers, "tariff-ledger.changes", 6, producer);
  }
}
