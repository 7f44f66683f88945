package org.tariffledger.subscriptions.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/// Who may move the position, on both stores.
@ParameterizedClass
@EnumSource
class KafkaPositionTest {

  enum Store {
    H2,
    POSTGRESQL
  }

  private static final String H2_URL =
      "jdbc:h2:mem:positions;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";

  private static EmbeddedPostgres postgres;

  @Parameter Store store;

  private JdbcTemplate jdbc;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void makeTheTable() {
    var source =
        switch (store) {
          case H2 -> new DriverManagerDataSource(H2_URL, "sa", "");
          case POSTGRESQL -> postgres.getPostgresDatabase();
        };
    jdbc = new JdbcTemplate(source);
    jdbc.execute("drop table if exists kafka_position");
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V8__kafka.sql"))
        .execute(source);
  }

  @Test
  void the_first_who_asks_begins_before_the_first_change_and_nobody_else_does() {
    var one = position();
    var other = position();

    assertThat(one.take()).isEqualTo(OptionalLong.of(-1));
    assertThat(other.take()).isEmpty();
    assertThat(one.move(-1, 41)).isTrue();
    assertThat(one.take()).isEqualTo(OptionalLong.of(41));
    assertThat(other.move(41, 60)).isFalse();
    assertThat(other.keep()).isFalse();
    assertThat(other.read()).isEqualTo(41);
  }

  @Test
  void who_was_silent_too_long_cannot_move_it_any_more() {
    var silent = position();
    var other = position();
    silent.take();
    silent.move(-1, 10);
    jdbc.update("update kafka_position set held_until = current_timestamp - interval '1' second");

    assertThat(other.take()).isEqualTo(OptionalLong.of(10));
    assertThat(other.move(10, 30)).isTrue();

    assertThat(silent.keep()).isFalse();
    assertThat(silent.move(10, 20)).isFalse();
    assertThat(silent.take()).isEmpty();
    silent.release();
    assertThat(other.keep()).isTrue();
    assertThat(other.read()).isEqualTo(30);
  }

  @Test
  void it_is_moved_only_from_where_it_is() {
    var one = position();
    one.take();
    assertThat(one.move(-1, 10)).isTrue();
    assertThat(one.move(-1, 5)).isFalse();
    assertThat(one.read()).isEqualTo(10);
  }

  @Test
  void what_is_released_is_taken_at_once() {
    var one = position();
    one.take();
    one.release();
    assertThat(position().take()).isPresent();
    assertThat(one.keep()).isFalse();
  }

  @Test
  void every_topic_has_a_position_of_its_own() {
    position().take();
    assertThat(new KafkaPosition(jdbc, "another").take()).isEqualTo(OptionalLong.of(-1));
  }

  private KafkaPosition position() {
    return new KafkaPosition(jdbc, "changes");
  }
}
