package org.tariffledger.subscriptions.kafka;

import java.time.Instant;

/// What this server does for the topic now.
public sealed interface Phase {

  /// No server of Kafka is named.
  record Off() implements Phase {}

  /// Another server publishes, or none has begun.
  record Standby() implements Phase {}

  /// What is new is published, or is being caught up with.
  record Publishing() implements Phase {}

  /// Tried again and again since then, without success.
  record Failing(Instant since, Fault fault) implements Phase {}
}
