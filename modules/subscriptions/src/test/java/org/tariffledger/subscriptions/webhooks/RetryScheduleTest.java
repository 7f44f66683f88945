package org.tariffledger.subscriptions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When it is tried again.
class RetryScheduleTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void delays_are_those_of_the_schedule_give_or_take_a_fifth_and_then_it_is_given_up() {
    var schedule = new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)));
    var random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 1_000; i++) {
      assertThat(schedule.delayAfter(1, random).orElseThrow())
          .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
      assertThat(schedule.delayAfter(2, random).orElseThrow())
          .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }
    assertThat(schedule.delayAfter(3, random)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | PT2M",
        "0 | PT0S",
        "999999999 | PT24H",
        "99999999999 | PT24H",
        "-5 | PT0S",
        "soon | PT0S",
        "Thu, 26 Nov 2026 12:10:00 GMT | PT10M",
        "Thu, 26 Nov 2026 11:00:00 GMT | PT0S",
        "Mon, 26 Nov 2029 12:00:00 GMT | PT24H"
      })
  void a_receiver_may_ask_for_patience_by_seconds_or_a_date_up_to_a_day(
      String header, Duration expected) {
    assertThat(RetrySchedule.retryAfter(header, NOW)).isEqualTo(expected);
  }

  @Test
  void who_asks_for_nothing_gets_nothing() {
    assertThat(RetrySchedule.retryAfter(null, NOW)).isZero();
  }
}
