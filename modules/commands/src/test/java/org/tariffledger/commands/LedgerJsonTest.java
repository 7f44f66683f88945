package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Trigger;
import tools.jackson.core.JacksonException;

class LedgerJsonTest {

  @Test
  void a_measure_that_steps_aside_is_written_as_none() {
    Residual residual = new Residual.StepsAside();

    assertThat(LedgerJson.mapper().writeValueAsString(residual)).isEqualTo("\"none\"");
    assertThat(read("\"none\"", Residual.class)).isEqualTo(residual);
  }

  @Test
  void a_rate_may_be_a_number_and_is_taken_by_its_digits() {
    assertThat(read("0.1", Percent.class)).isEqualTo(Percent.of("0.1"));
    assertThat(read("{\"type\":\"adValorem\",\"percent\":24.0}", Duty.class))
        .isEqualTo(Facts.percent("24"));
  }

  @Test
  void what_may_be_absent_may_be_left_out_or_null() {
    var basis = new LegalBasis("EO 14257", null, null);

    assertThat(read("{\"instrument\":\"EO 14257\"}", LegalBasis.class)).isEqualTo(basis);
    assertThat(read("{\"instrument\":\"EO 14257\",\"url\":null}", LegalBasis.class))
        .isEqualTo(basis);
    assertThat(LedgerJson.mapper().writeValueAsString(basis))
        .isEqualTo("{\"instrument\":\"EO 14257\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-04-09T00:01:00-04:00, 2025-04-09T04:01:00Z",
    "2025-04-09t04:01:00.000001z, 2025-04-09T04:01:00.000001Z",
    "2025-04-09T04:01:00Z, 2025-04-09T04:01:00Z"
  })
  void an_instant_is_read_with_its_offset(String text, Instant instant) {
    assertThat(read('"' + text + '"', Instant.class)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2025-04-09\"",
        "\"2025-04-09T04:01:00\"",
        "\"2025-04-09T04:01Z\"",
        "\"2025-02-30T04:01:00Z\"",
        "\"2025-04-09T04:01:00 04:00\"",
        "\"\"",
        "1744171260"
      })
  void what_is_no_instant_is_refused(String json) {
    refuses(json, Instant.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"percent\":\"24\"}",
        "{\"type\":\"adValorem\"}",
        "{\"type\":\"adValorem\",\"percent\":null}",
        "{\"type\":\"adValorem\",\"percent\":\"-1\"}",
        "{\"type\":\"adValorem\",\"percent\":\"1e3\"}",
        "{\"type\":\"adValorem\",\"percent\":\"24\",\"unit\":\"%\"}",
        "{\"type\":\"prohibited\",\"percent\":\"24\"}",
        "{\"type\":\"specific\"}",
        "\"24\""
      })
  void what_is_no_duty_is_refused(String json) {
    refuses(json, Duty.class);
    refuses(json, Residual.class);
  }

  @Test
  void nonsense_inside_is_refused_with_the_domain_s_own_sentence() {
    assertThatThrownBy(() -> read("{\"economy\":\"XX\"}", Membership.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("\"XX\" is no economy known here.");
    refuses("{\"include\":[null],\"exclude\":[]}", Products.class);
    refuses("{\"include\":[],\"exclude\":[]}", Products.class);
    refuses("\"COVERED\"", Trigger.class);
    refuses("1", Trigger.class);
  }

  private static <T> T read(String json, Class<T> type) {
    return LedgerJson.mapper().readValue(json, type);
  }

  private static void refuses(String json, Class<?> type) {
    assertThatThrownBy(() -> read(json, type)).isInstanceOf(JacksonException.class);
  }
}
