package org.tariffledger.subscriptions.kafka;

import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessException;

/// Why a topic does not get on, in a sentence that names no host: whoever may see the health of the
/// server need not know where the brokers are.
public enum Fault {
  TOPIC_MISSING("The topic does not exist, and the brokers did not let this server make it."),
  REFUSED_ENTRY("The brokers do not let this server in, or not write to the topic."),
  FENCED("Another server publishes under this ledger's id, but from another database."),
  TOO_LARGE("The topic does not take records as large as a change may be."),
  SETTINGS("The producer does not accept its settings."),
  STORE("The store does not answer."),
  NO_BROKER("The brokers do not answer in time."),
  OTHER("The brokers refused what was published.");

  private final String sentence;

  Fault(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /// By the first of what caused the failure that says anything.
  static Fault of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .map(Fault::named)
        .filter(fault -> fault != OTHER)
        .findFirst()
        .orElse(OTHER);
  }

  private static Fault named(Throwable failure) {
    return switch (failure) {
      case Topic.TopicMissing _ -> TOPIC_MISSING;
      case AuthenticationException _ -> REFUSED_ENTRY;
      case AuthorizationException _ -> REFUSED_ENTRY;
      case ProducerFencedException _ -> FENCED;
      case InvalidProducerEpochException _ -> FENCED;
      case RecordTooLargeException _ -> TOO_LARGE;
      case ConfigException e when isUnresolved(e) -> NO_BROKER;
      case ConfigException _ -> SETTINGS;
      case DataAccessException _ -> STORE;
      case RetriableException _ -> NO_BROKER;
      default -> OTHER;
    };
  }

  /// Kafka says so of names that nobody knows now; they may be known later.
  private static boolean isUnresolved(ConfigException failure) {
    return String.valueOf(failure.getMessage()).contains("No resolvable bootstrap urls");
  }
}
