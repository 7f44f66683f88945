package org.tariffledger.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.Faults;

class ParametersTest {

  private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @Test
  void days_are_read_where_the_importer_tells_the_time() {
    var times = new TimeParameters("2025-04-23", "2025-04-02T00:00:00-04:00", null);
    var resolved = times.resolve(TOKYO, NOW, new Faults());
    assertThat(resolved.validAt()).isEqualTo("2025-04-23T14:59:59.999999Z");
    assertThat(resolved.knownAt()).isEqualTo("2025-04-02T04:00:00Z");
    assertThat(resolved.recordedAt()).isNull();
    assertThat(times.isComplete()).isFalse();
  }

  @Test
  void a_record_time_in_the_future_is_refused_and_so_is_a_day_that_has_not_ended() {
    for (var recordedAt : List.of("2999-01-01T00:00:00Z", "2025-06-01")) {
      var faults = new Faults();
      new TimeParameters(null, null, recordedAt).resolve(TOKYO, NOW, faults);
      var refused = catchThrowableOfType(BadInput.class, faults::throwIfAny);
      assertThat(refused.faults())
          .extracting(BadInput.Fault::code)
          .containsExactly("future-record-time");
    }
  }

  @ParameterizedTest
  @CsvSource(
      value = {"wait=10, 10", "'respond-async, wait=3', 3", "wait=900, 30", "wait=0, 0", "x, 5"})
  void a_caller_may_say_how_long_to_wait(String prefer, long seconds) {
    assertThat(ReadPositions.patience(prefer)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "newest", "9999999999999999999", ""})
  void a_position_is_digits(String text) {
    var faults = new Faults();
    ReadPositions.asked(text, null, faults);

    assertThatThrownBy(faults::throwIfAny).isInstanceOf(BadInput.class);
    assertThat(ReadPositions.asked("3", "12", new Faults())).isEqualTo(12);
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition() {
    var all = List.of("a", "b", "c", "d", "e");
    var first = page(all, new Page.Parameters("2", null));
    var second = page(all, new Page.Parameters("2", first.nextCursor()));
    var third = page(all, new Page.Parameters("2", second.nextCursor()));
    assertThat(first.items()).containsExactly("a", "b");
    assertThat(second.items()).containsExactly("c", "d");
    assertThat(third.items()).containsExactly("e");
    assertThat(third.nextCursor()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "-1", "many", "99999999999"})
  void a_page_has_1_to_1000_items(String limit) {
    var page = new Page.Parameters(limit, "%");
    var refused = catchThrowableOfType(BadInput.class, () -> page(List.of("a"), page));
    assertThat(refused.faults())
        .extracting(BadInput.Fault::code)
        .containsExactly("bad-limit", "bad-cursor");
  }

  private static Page<String> page(List<String> all, Page.Parameters asked) {
    var from = new ReadPosition(0, Duration.ZERO, new Faults());
    return Page.of(all, Function.identity(), asked, from);
  }
}
