package org.tariffledger.subscriptions.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator says of Kafka. Without servers nothing is published. `producer` are further
/// settings of Kafka's own producer, such as those of TLS and SASL.
@ConfigurationProperties("tariff-ledger.kafka")
record KafkaSettings(
    @DefaultValue List<String> servers,
    @DefaultValue("tariff-ledger.changes") String topic,
    @DefaultValue("6") int partitions,
    @DefaultValue Map<String, String> producer) {

  private static final int SERVERS_MAX = 20;
  private static final int PARTITIONS_MAX = 1_000;
  private static final String SERVER = "([^\\s,:/@\\[\\]]+|\\[[0-9a-fA-F:.]+]):\\d{1,5}";
  private static final String TOPIC = "(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}";

  /// On these depends that nothing is lost and that the order holds.
  private static final Set<String> OURS =
      Set.of(
          ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
          ProducerConfig.MAX_BLOCK_MS_CONFIG);

  private static final String MAX_BLOCK_MS = "5000";

  KafkaSettings {
    servers = servers.stream().map(String::strip).filter(server -> !server.isEmpty()).toList();
    producer = Map.copyOf(producer);
    require(servers.size() <= SERVERS_MAX, "At most 20 Kafka servers may be named.");
    for (var server : servers) {
      require(server.matches(SERVER), "\"" + server + "\" is no Kafka server: write host:port.");
    }
    require(
        topic.matches(TOPIC),
        "\"" + topic + "\" is no topic of Kafka: 1 to 249 letters, digits, dots, _ and -.");
    require(
        partitions >= 1 && partitions <= PARTITIONS_MAX, "A topic has 1 to 1,000 partitions here.");
    for (var name : producer.keySet()) {
      require(!OURS.contains(name), "\"" + name + "\" is not to be set: the ledger sets it.");
    }
  }

  boolean isOn() {
    return !servers.isEmpty();
  }

  /// Idempotent, acknowledged by all replicas, in transactions of which the id fences whoever had
  /// it before.
  Map<String, Object> ofProducer(String transactionalId) {
    var all = new HashMap<String, Object>();
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    all.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "15000");
    all.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "60000");
    all.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "5000");
    all.put(ProducerConfig.CLIENT_ID_CONFIG, "tariff-ledger");
    all.putAll(producer);
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
    all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return all;
  }

  /// The same way to the same brokers, for looking after the topic.
  Map<String, Object> ofAdmin() {
    var all = new HashMap<String, Object>();
    all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, MAX_BLOCK_MS);
    all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, MAX_BLOCK_MS);
    all.put(AdminClientConfig.CLIENT_ID_CONFIG, "tariff-ledger-topic");
    for (var setting : producer.entrySet()) {
      var name = setting.getKey();
      if (name.startsWith("ssl.") || name.startsWith("sasl.") || name.startsWith("security.")) {
        all.put(name, setting.getValue());
      }
    }
    all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    return all;
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /// Without the secrets among the settings.
  @Override
  public String toString() {
    return "KafkaSettings[servers=" + servers + ", topic=" + topic + "]";
  }
}
