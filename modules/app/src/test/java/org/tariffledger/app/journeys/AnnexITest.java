package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Annex I of the reciprocal tariff as it was printed on 2 April and again on 3 April.
class AnnexITest {

  /// In the order of the annex. China's rates count the fentanyl duty of 20.
  private static final String PARTNERS =
      """
      DZ | 30 | 30
      AO | 32 | 32
      BD | 37 | 37
      BA | 36 | 35
      BW | 38 | 37
      BN | 24 | 24
      KH | 49 | 49
      CM | 12 | 11
      TD | 13 | 13
      CN | 54 | 54
      CI | 21 | 21
      CD | 11 | 11
      GQ | 13 | 13
      EU | 20 | 20
      FK | 42 | 41
      FJ | 32 | 32
      GY | 38 | 38
      IN | 27 | 26
      ID | 32 | 32
      IQ | 39 | 39
      IL | 17 | 17
      JP | 24 | 24
      JO | 20 | 20
      KZ | 27 | 27
      LA | 48 | 48
      LS | 50 | 50
      LY | 31 | 31
      LI | 37 | 37
      MG | 47 | 47
      MW | 18 | 17
      MY | 24 | 24
      MU | 40 | 40
      MD | 31 | 31
      MZ | 16 | 16
      MM | 45 | 44
      NA | 21 | 21
      NR | 30 | 30
      NI | 19 | 18
      NG | 14 | 14
      MK | 33 | 33
      NO | 16 | 15
      PK | 30 | 29
      PH | 18 | 17
      RS | 38 | 37
      ZA | 31 | 30
      KR | 26 | 25
      LK | 44 | 44
      CH | 32 | 31
      SY | 41 | 41
      TW | 32 | 32
      TH | 37 | 36
      TN | 28 | 28
      VU | 23 | 22
      VE | 15 | 15
      VN | 46 | 46
      ZM | 17 | 17
      ZW | 18 | 18
      """;

  @ParameterizedTest(name = "{0}: {1}, then {2}")
  @CsvSource(delimiter = '|', textBlock = PARTNERS)
  void a_partner_pays_its_rate_for_a_day_and_the_10_from_then_on(
      String partner, String printed, String reissued) {
    var http = Server.ofTheDemonstration(Database.H2).http();
    var asked = new Asked("US", partner, null, null);

    assertThat(asked.rate(http, "2025-04-09", "2025-04-02")).isEqualTo(printed);
    assertThat(asked.rate(http, "2025-04-09", "2025-04-03")).isEqualTo(reissued);
    assertThat(asked.rate(http, "2025-04-23", "2025-04-23"))
        .isEqualTo(partner.equals("CN") ? "145" : "10");
  }

  @Test
  void seventeen_of_57_were_reissued_a_point_lower() {
    var rows = PARTNERS.lines().map(line -> line.split("\\s*\\|\\s*")).toList();

    assertThat(rows).hasSize(57);
    assertThat(rows.stream().filter(row -> !row[1].equals(row[2])))
        .hasSize(17)
        .allMatch(row -> Integer.parseInt(row[1]) == Integer.parseInt(row[2]) + 1);
  }

  @Test
  void the_reissued_rates_are_those_of_the_schedule() throws IOException {
    var official = SharedData.file("us/us_annexI_official_htsus_note2.csv");
    assumeThat(official).as("the schedule's own rates").exists();

    var rates = PARTNERS.lines().map(line -> line.replaceFirst("CN .*", "CN | 34 | 34"));
    assertThat(rates.map(line -> line.replaceFirst(".*\\| ", "")))
        .containsExactlyElementsOf(
            Files.readAllLines(official).stream()
                .skip(1)
                .map(line -> line.replaceFirst(".*,", ""))
                .toList());
  }
}
