package org.tariffledger.subscriptions.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.tariffledger.subscriptions.kafka.Topic.TopicMissing;

/// What an operator is told of a failure.
class FaultTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new TimeoutException("5000 ms have passed"), Fault.NO_BROKER),
        Arguments.of(
            new KafkaException(
                "Failed to construct",
                new ConfigException("No resolvable bootstrap urls given in bootstrap.servers")),
            Fault.NO_BROKER),
        Arguments.of(
            new KafkaException("Failed to construct", new ConfigException("bad")), Fault.SETTINGS),
        Arguments.of(new TopicMissing(new PolicyViolationException("no")), Fault.TOPIC_MISSING),
        Arguments.of(new TopicMissing(new TopicAuthorizationException("no")), Fault.TOPIC_MISSING),
        Arguments.of(new SaslAuthenticationException("who?"), Fault.REFUSED_ENTRY),
        Arguments.of(new TopicAuthorizationException("no"), Fault.REFUSED_ENTRY),
        Arguments.of(new ProducerFencedException("newer"), Fault.FENCED),
        Arguments.of(
            new KafkaException("aborted", new InvalidProducerEpochException("old")), Fault.FENCED),
        Arguments.of(new RecordTooLargeException("1 MB"), Fault.TOO_LARGE),
        Arguments.of(new DataAccessResourceFailureException("gone"), Fault.STORE),
        Arguments.of(new IllegalStateException("?"), Fault.OTHER));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_is_told_in_a_sentence_of_ours(RuntimeException failure, Fault fault) {
    assertThat(Fault.of(failure)).isEqualTo(fault);
  }
}
