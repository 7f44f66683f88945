package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The demonstration answers what its page promises.
@OnEachDatabase
class ScenarioTest {

  @Parameter Database database;

  @ParameterizedTest(name = "{0} on {1}, {2}, claiming {3}, {4} as known {5}: {6} {7}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          US | CN | -          | -     | 2025-04-23 | -          | determined   | 145
          US | CN | 9018.31.00 | -     | 2025-04-23 | -          | determined   | 245
          US | CN | 8517.13.00 | -     | 2025-04-06 | 2025-04-06 | determined   | 30
          US | CN | 8517.13.00 | -     | 2025-04-06 | 2025-04-12 | determined   | 20
          CN | US | -          | -     | 2025-04-11 | -          | determined   | 84
          CN | US | -          | -     | 2025-04-23 | -          | determined   | 125
          CN | US | 1201.90.19 | -     | 2025-04-11 | 2025-04-05 | determined   | 44
          CN | US | 1201.90.19 | -     | 2025-04-11 | 2025-04-11 | determined   | 94
          US | JP | -          | -     | 2025-04-04 | -          | determined   | 0
          US | JP | -          | -     | 2025-04-08 | -          | determined   | 10
          US | JP | -          | -     | 2025-04-09 | -          | determined   | 24
          US | JP | -          | -     | 2025-04-10 | -          | determined   | 10
          US | JP | -          | -     | 2025-04-23 | -          | determined   | 10
          US | JP | 8703.23    | -     | 2025-04-23 | -          | determined   | 25
          US | KR | -          | -     | 2025-04-09 | 2025-04-02 | determined   | 26
          US | KR | -          | -     | 2025-04-09 | 2025-04-03 | determined   | 25
          US | DE | -          | -     | 2025-04-09 | -          | determined   | 20
          US | CA | -          | -     | 2025-03-10 | -          | determined   | 25
          US | CA | -          | USMCA | 2025-03-10 | -          | determined   | 0
          US | CA | 7208       | -     | 2025-04-15 | 2025-04-20 | determined   | 50
          US | CA | 7208       | -     | 2025-04-15 | 2025-04-30 | determined   | 25
          JP | US | -          | -     | 2025-04-23 | -          | determined   | 0
          DE | US | -          | -     | 2025-04-23 | -          | undetermined | null
          BR | US | -          | -     | 2025-04-23 | -          | undetermined | null
          """)
  void the_rate_is(
      String importer,
      String exporter,
      String product,
      String claims,
      String validAt,
      String knownAt,
      String status,
      String percent) {
    var answer = http().get(new Asked(importer, exporter, product, claims).at(validAt, knownAt));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/status")).isEqualTo(status);
    assertThat(answer.at("/additionalPercent")).isEqualTo(percent);
  }

  @Test
  void on_cars_the_reciprocal_tariff_is_suppressed_by_its_rule() {
    var answer = http().get(new Asked("US", "JP", "8703.23", null).at("2025-04-23", null));

    var reciprocal = component(answer, "us-reciprocal-jp");
    assertThat(reciprocal.at("/outcome").asString()).isEqualTo("suppressedBy");
    assertThat(reciprocal.at("/because").asString()).isEqualTo("232-autos-displace-reciprocal");
  }

  @Test
  void smartphones_of_china_are_exempt_from_the_reciprocal_tariff_alone() {
    var asked = new Asked("US", "CN", "8517.13.00", null);
    var answer = http().get(asked.at("2025-04-23", null));

    var reciprocal = component(answer, "us-reciprocal-cn");
    assertThat(reciprocal.at("/outcome").asString()).isEqualTo("exempt");
    assertThat(reciprocal.at("/because").asString()).isEqualTo("electronics");
    assertThat(component(answer, "us-fentanyl-cn").at("/percent").asString()).isEqualTo("20");
  }

  @Test
  void the_claim_that_would_free_canadas_goods_is_assumed_not_to_be_made_and_named() {
    var answer = http().get(new Asked("US", "CA", null, null).at("2025-03-10", null));

    assertThat(answer.json().at("/assumptions")).hasSize(1);
    assertThat(answer.at("/assumptions/0/fact")).isEqualTo("claims.USMCA");
    assertThat(answer.at("/assumptions/0/value")).isEqualTo("not made");
    assertThat(answer.at("/assumptions/0/otherwise")).isEqualTo("0");
  }

  @Test
  void the_german_customs_are_those_of_the_union() {
    var answer = http().get(new Asked("DE", "US", null, null).at("2025-04-23", null));

    assertThat(answer.at("/importer")).isEqualTo("EU");
    assertThat(answer.at("/requestedImporter")).isEqualTo("DE");
  }

  @Test
  void japan_charges_nothing_because_its_record_is_complete() {
    var complete = http().get(new Asked("JP", "US", null, null).at("2025-04-23", null));
    var absent = http().get(new Asked("BR", "US", null, null).at("2025-04-23", null));

    assertThat(complete.at("/coverage/state")).isEqualTo("complete");
    assertThat(complete.json().at("/components").isEmpty()).isTrue();
    assertThat(absent.at("/coverage/state")).isEqualTo("absent");
    assertThat(absent.json().at("/needs").isEmpty()).isFalse();
  }

  @Test
  void between_the_united_states_and_china_the_baseline_is_145_and_the_peak_245() {
    var relation = http().get("/v1/relations/US/CN?validAt=2025-04-23");

    assertThat(relation.at("/directions/0/importer")).isEqualTo("US");
    assertThat(relation.at("/directions/0/baselinePercent")).isEqualTo("145");
    assertThat(relation.at("/directions/0/peakPercent")).isEqualTo("245");
    assertThat(relation.at("/directions/0/peakRange/lowPercent")).isEqualTo("245");
    assertThat(relation.at("/directions/0/peakRange/highPercent")).isEqualTo("245");
    assertThat(relation.at("/directions/1/importer")).isEqualTo("CN");
    assertThat(relation.at("/directions/1/baselinePercent")).isEqualTo("125");
  }

  @Test
  void the_pause_for_japan_lapses_on_9_july_without_an_act() {
    var answer = http().get(new Asked("US", "JP", null, null).at("2025-05-01", "2025-04-23"));

    assertThat(answer.at("/nextChange/at")).isEqualTo("2025-07-09T00:01:00-04:00");
    assertThat(answer.at("/nextChange/measure")).isEqualTo("us-reciprocal-jp");
  }

  @Test
  void it_is_loaded_once_however_often_the_server_starts() {
    var place = database.newPlace();
    var scenario = Server.DEMONSTRATION.toString();
    long position;
    try (var first = Server.start(place, scenario)) {
      position = first.http().get("/v1/measures").position();
    }
    try (var second = Server.start(place, scenario)) {
      assertThat(position).isGreaterThan(100);
      assertThat(second.http().get("/v1/measures").position()).isEqualTo(position);
    }
  }

  private static JsonNode component(Answer answer, String measure) {
    return answer
        .json()
        .at("/components")
        .valueStream()
        .filter(component -> component.at("/measure").asString().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private Http http() {
    return Server.ofTheDemonstration(database).http();
  }
}
