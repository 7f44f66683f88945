package org.tariffledger.subscriptions.kafka;

import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/// How far a topic has got, in one row that one server at a time holds. A holder that stays silent
/// loses it, and cannot move the position any more then. Time is that of the database, so the
/// clocks of the servers do not matter.
final class KafkaPosition {

  /// Longer than a holder can be busy with one step.
  static final int HELD_SECONDS = 15;

  static final long BEFORE_THE_FIRST = -1;

  private static final String FROM_NOW =
      "current_timestamp + interval '" + HELD_SECONDS + "' second";

  private final JdbcTemplate jdbc;
  private final String topic;
  private final String holder = UUID.randomUUID().toString();

  KafkaPosition(JdbcTemplate jdbc, String topic) {
    this.jdbc = jdbc;
    this.topic = topic;
  }

  /// The position, which is ours to move from now on; empty if another server holds it.
  OptionalLong take() {
    var taken =
        jdbc.update(
            "update kafka_position set holder = ?, held_until = "
                + FROM_NOW
                + " where topic = ? and (holder is null or holder = ? or held_until <"
                + " current_timestamp)",
            holder,
            topic,
            holder);
    if (taken == 1) {
      return OptionalLong.of(read());
    }
    return insert() ? take() : OptionalLong.empty();
  }

  private boolean insert() {
    return jdbc.update(
            "insert into kafka_position (topic, position, held_until)"
                + " values (?, ?, current_timestamp) on conflict do nothing",
            topic,
            BEFORE_THE_FIRST)
        == 1;
  }

  /// Whoever holds it.
  long read() {
    return jdbc
        .queryForList("select position from kafka_position where topic = ?", Long.class, topic)
        .stream()
        .findFirst()
        .orElse(BEFORE_THE_FIRST);
  }

  /// False if it is ours no more.
  boolean keep() {
    return jdbc.update(
            "update kafka_position set held_until = "
                + FROM_NOW
                + " where topic = ? and holder = ?",
            topic,
            holder)
        == 1;
  }

  /// False if it is ours no more; it stays where it is then.
  boolean move(long from, long to) {
    return jdbc.update(
            "update kafka_position set position = ?, held_until = "
                + FROM_NOW
                + " where topic = ? and holder = ? and position = ?",
            to,
            topic,
            holder,
            from)
        == 1;
  }

  /// So that another server need not wait.
  void release() {
    jdbc.update(
        "update kafka_position set holder = null where topic = ? and holder = ?", topic, holder);
  }
}
