package org.tariffledger.subscriptions.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that the topic is there. One that we make keeps its records for ever, as the change
/// log does; the number of replicas is the brokers' default.
final class Topic {

  private static final Logger log = LoggerFactory.getLogger(Topic.class);

  private Topic() {}

  static void require(KafkaSettings settings) throws InterruptedException {
    try (var admin = Admin.create(settings.ofAdmin())) {
      if (!exists(admin, settings.topic())) {
        create(admin, settings);
      }
    }
  }

  private static boolean exists(Admin admin, String topic) throws InterruptedException {
    try {
      get(admin.describeTopics(List.of(topic)).allTopicNames());
      return true;
    } catch (UnknownTopicOrPartitionException _) {
      return false;
    }
  }

  private static void create(Admin admin, KafkaSettings settings) throws InterruptedException {
    var topic =
        new NewTopic(settings.topic(), Optional.of(settings.partitions()), Optional.empty())
            .configs(
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.RETENTION_MS_CONFIG, "-1",
                    TopicConfig.RETENTION_BYTES_CONFIG, "-1"));
    try {
      get(admin.createTopics(List.of(topic)).all());
      log.info("Made the topic {} with {} partitions.", settings.topic(), settings.partitions());
    } catch (TopicExistsException _) {
      // Another server was faster.
    } catch (KafkaException e) {
      throw new TopicMissing(e);
    }
  }

  private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e);
    }
  }

  /// There is none, and it could not be made.
  static final class TopicMissing extends KafkaException {

    private static final long serialVersionUID = 1L;

    TopicMissing(KafkaException cause) {
      super(cause);
    }
  }
}
