package org.tariffledger.subscriptions.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.tariffledger.subscriptions.ToldChange;

/// One producer, until its first failure. Changes are published in transactions: readers of what is
/// committed see a batch whole or not at all, and whoever was stopped in the middle and goes on
/// later is refused, since another has begun under the same id.
final class Publisher implements AutoCloseable {

  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(1);

  private final Producer<String, byte[]> producer;
  private final String topic;

  private Publisher(Producer<String, byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  /// Whoever published under this id before cannot any more.
  static Publisher connect(KafkaSettings settings, String id) {
    var publisher = new Publisher(new KafkaProducer<>(settings.ofProducer(id)), settings.topic());
    try {
      publisher.producer.initTransactions();
      return publisher;
    } catch (RuntimeException e) {
      publisher.close();
      throw e;
    }
  }

  /// Returns when every change is acknowledged and the transaction committed. `heartbeat` is called
  /// now and then while that lasts.
  void publish(List<ToldChange> changes, Runnable heartbeat) throws InterruptedException {
    producer.beginTransaction();
    var sent =
        changes.stream().map(change -> producer.send(ChangeRecord.of(change, topic))).toList();
    for (var acknowledgement : sent) {
      await(acknowledgement, heartbeat);
    }
    producer.commitTransaction();
  }

  private static void await(Future<?> acknowledgement, Runnable heartbeat)
      throws InterruptedException {
    while (true) {
      try {
        acknowledgement.get(BETWEEN_BEATS.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException _) {
        heartbeat.run();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e);
      }
    }
  }

  /// Whatever is under way is left to be aborted by who comes next.
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
