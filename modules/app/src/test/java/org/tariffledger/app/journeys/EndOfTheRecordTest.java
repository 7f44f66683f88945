package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The demonstration holds April 2025. What came after it is not in it, and every answer says so.
@OnEachDatabase
class EndOfTheRecordTest {

  @Parameter Database database;

  @ParameterizedTest(name = "{0} on {1}: {2}, then at least that")
  @CsvSource({
    "US, CN, 145, 2025-05-01T04:00:00Z",
    "US, JP, 10, 2025-05-01T04:00:00Z",
    "US, MX, 25, 2025-05-01T04:00:00Z",
    "CN, US, 125, 2025-04-30T16:00:00Z",
    "JP, US, 0, 2025-04-30T15:00:00Z"
  })
  void a_rate_is_known_to_the_end_of_april_and_open_from_then_on(
      String importer, String exporter, String percent, Instant end) {
    var asked = new Asked(importer, exporter, null, null);

    assertThat(asked.rate(http(), "2025-04-30", null)).isEqualTo(percent);
    assertThat(asked.rate(http(), end.minusNanos(1_000), null)).isEqualTo(percent);
    assertThat(asked.rate(http(), end, null)).isEqualTo(percent + "+");
  }

  @Test
  void a_question_for_today_is_told_that_the_record_is_partial_whatever_was_known() {
    for (var known : List.of("", "&knownAt=2025-04-23", "&knownAt=2025-05-01")) {
      var today = http().get("/v1/rates?importer=US&exporter=CN" + known);

      assertThat(today.at("/status")).isEqualTo("undetermined");
      assertThat(today.at("/additionalPercent")).isEqualTo("null");
      assertThat(today.at("/range/lowPercent")).isEqualTo("145");
      assertThat(today.at("/range/highPercent")).isEqualTo("null");
      assertThat(today.at("/needs/0/fact")).isEqualTo("coverage");
      assertThat(today.at("/needs/0/why")).isEqualTo("The record of US is partial.");
      assertThat(today.at("/coverage/since")).isEqualTo("2025-05-01T00:00:00-04:00");
    }
  }

  @Test
  void the_matrix_of_today_says_of_each_open_rate_what_is_recorded_and_whose_record_ended() {
    var matrix = http().get("/v1/matrix").json();

    var us = row(matrix, "US");
    assertThat(us.at("/coverage/state").asString()).isEqualTo("partial");
    assertThat(us.at("/coverage/since").asString()).isEqualTo("2025-05-01T00:00:00-04:00");
    var china = cell(us, "CN");
    assertThat(china.at("/status").asString()).isEqualTo("undetermined");
    assertThat(china.at("/percent").isNull()).isTrue();
    assertThat(china.at("/range").toString())
        .isEqualTo("{\"lowPercent\":\"145\",\"highPercent\":null}");
    assertThat(row(matrix, "JP").at("/others/range").toString())
        .isEqualTo("{\"lowPercent\":\"0\",\"highPercent\":null}");
  }

  @Test
  void the_matrix_of_april_says_of_rates_that_are_known_nothing_more() {
    var matrix = http().get("/v1/matrix?validAt=2025-04-30").json();

    for (var importer : List.of("US", "CN", "JP")) {
      assertThat(row(matrix, importer).has("coverage")).isFalse();
      assertThat(row(matrix, importer).findValues("range")).isEmpty();
    }
    assertThat(cell(row(matrix, "US"), "CN").at("/percent").asString()).isEqualTo("145");
    var canada = row(matrix, "CA");
    assertThat(canada.at("/coverage/state").asString()).isEqualTo("partial");
    assertThat(cell(canada, "US").at("/range/lowPercent").asString()).isEqualTo("0");
  }

  @Test
  void the_calendar_has_the_end_of_each_record_once() {
    var due = http().get("/v1/calendar?validAt=2025-04-29&limit=1000").json().at("/items");

    assertThat(
            due.valueStream().filter(one -> one.at("/kind").asString().equals("coverageChanges")))
        .extracting(one -> one.at("/importer").asString() + " " + one.at("/at").asString())
        .containsExactly(
            "JP 2025-05-01T00:00:00+09:00",
            "CN 2025-05-01T00:00:00+08:00",
            "US 2025-05-01T00:00:00-04:00");
  }

  /// Section 301 has lists of which the demonstration knows next to nothing.
  @ParameterizedTest(name = "{0} on {1}: {2} to {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "84541000, 2025-03-10, 20, 45",
        "84541000, 2025-04-23, 145, 170",
        "72083900, 2025-02-20, 10, 35",
        "85171300, 2025-04-12, 20, 20",
        "85423100, 2025-04-23, 70, 70",
        "90183100, 2025-04-23, 245, 245",
        "-, 2025-04-23, 145, 145"
      })
  void goods_of_china_that_a_list_may_have_pay_between_both_rates(
      @Nullable String product, String day, String low, String high) {
    var answer = http().get(new Asked("US", "CN", product, null).at(day, null));

    assertThat(answer.at("/range/lowPercent")).isEqualTo(low);
    assertThat(answer.at("/range/highPercent")).isEqualTo(high);
    assertThat(answer.at("/status")).isEqualTo(low.equals(high) ? "determined" : "undetermined");
    if (!low.equals(high)) {
      assertThat(answer.at("/needs/0/fact")).isEqualTo("productList");
      assertThat(answer.at("/needs/0/why")).contains("only a part", "US-301-L1");
    }
  }

  private static JsonNode row(JsonNode matrix, String importer) {
    return found(matrix.at("/rows").valueStream(), "/importer", importer);
  }

  private static JsonNode cell(JsonNode row, String exporter) {
    return found(row.at("/cells").valueStream(), "/exporter", exporter);
  }

  private static JsonNode found(Stream<JsonNode> among, String field, String value) {
    return among.filter(one -> one.at(field).asString().equals(value)).findFirst().orElseThrow();
  }

  private Http http() {
    return Server.ofTheDemonstration(database).http();
  }
}
