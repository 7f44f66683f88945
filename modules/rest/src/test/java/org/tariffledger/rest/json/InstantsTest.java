package org.tariffledger.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantsTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void a_day_ends_at_its_last_microsecond_where_the_goods_are_entered() {
    assertThat(Instants.endOfDay("2025-04-23", NEW_YORK))
        .isEqualTo(Instant.parse("2025-04-24T03:59:59.999999Z"));
    assertThat(Instants.at(Instants.endOfDay("2025-04-23", NEW_YORK), NEW_YORK))
        .hasToString("2025-04-23T23:59:59.999999-04:00");
  }

  @Test
  void an_offset_of_seconds_as_before_standard_time_is_written_in_utc() {
    assertThat(Instants.at(Instant.parse("1880-01-01T00:00:00Z"), NEW_YORK))
        .hasToString("1880-01-01T00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-04-23T00:00:00 02:00 | write %2B",
        "2025-04-23T00:00:00 | has no offset",
        "2025-04-23T00:00 | has no offset",
        "2025-04-23 | is a day, not an instant",
        "2025-02-30T00:00:00Z | in any calendar",
        "9999-12-31T23:59:59-01:00 | years 1 to 9998",
        "yesterday | is not an instant"
      })
  void the_sentence_names_the_slip(String text, String sentence) {
    assertThatThrownBy(() -> Instants.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
