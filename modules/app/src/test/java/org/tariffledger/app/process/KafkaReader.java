package org.tariffledger.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A topic on a broker that is killed and halted, read at the end.
final class KafkaReader implements Channel {

  private static final String TOPIC = "nothing-lost";
  private static final int AWAY_MS_MAX = 4_000;
  private static final int HALTED_MS_MAX = 8_000;
  private static final long BETWEEN_LOOKS_MS = 500;

  private final KafkaBroker broker;

  KafkaReader(Path folder) {
    broker = new KafkaBroker(folder);
  }

  @Override
  public String name() {
    return "topic";
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "TARIFF_LEDGER_KAFKA_SERVERS",
        broker.servers(),
        "TARIFF_LEDGER_KAFKA_TOPIC",
        TOPIC,
        "TARIFFLEDGER_KAFKA_PRODUCER_REQUEST_TIMEOUT_MS",
        "3000",
        "TARIFFLEDGER_KAFKA_PRODUCER_DELIVERY_TIMEOUT_MS",
        "8000");
  }

  @Override
  public void listen(Servers servers) {
    // The broker keeps it all.
  }

  @Override
  public void disturb(RandomGenerator random) throws Exception {
    if (random.nextBoolean()) {
      broker.kill();
      Thread.sleep(random.nextInt(AWAY_MS_MAX));
      broker.startAgain();
      broker.awaitReady();
    } else {
      Servers.signal("STOP", broker.pid());
      Thread.sleep(random.nextInt(HALTED_MS_MAX));
      Servers.signal("CONT", broker.pid());
    }
  }

  @Override
  public List<Heard> heard(long upTo, Duration atMost) throws Exception {
    long until = System.nanoTime() + atMost.toNanos();
    List<Heard> heard = read();
    while (heard.stream().noneMatch(change -> change.sequence() >= upTo)
        && System.nanoTime() - until < 0) {
      Thread.sleep(BETWEEN_LOOKS_MS);
      heard = read();
    }
    // Partitions are not looked at all at one moment.
    return read();
  }

  private List<Heard> read() {
    return new KafkaTopic(broker, TOPIC).read().stream().map(KafkaReader::heard).toList();
  }

  private static Heard heard(ConsumerRecord<String, byte[]> record) {
    String sequence = new String(record.headers().lastHeader("ce_sequence").value(), UTF_8);
    return new Heard(record.key(), Long.parseLong(sequence), new String(record.value(), UTF_8));
  }

  @Override
  public void close() {
    broker.close();
  }
}
