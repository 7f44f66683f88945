package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.domain.Duty.AdValorem;
import org.tariffledger.domain.Duty.AsWritten;
import org.tariffledger.domain.Duty.Compound;
import org.tariffledger.domain.Duty.Specific;

class DutyTextTest {

  @ParameterizedTest
  @CsvSource({
    "Free, 0",
    "free, 0",
    "Free 1/, 0",
    "6.8%, 6.8",
    "2.5% 1/, 2.5",
    "2.5%2/, 2.5",
    "2.5% 1/ 12/, 2.5",
    "35% /, 35",
    "7 %, 7",
    "5 percent, 5",
    "0.05%, 0.05",
    "33 1/3%, 33.333333",
    "66 2/3 %, 66.666667",
    "'1,000%', 1000"
  })
  void a_percentage_is_read_and_marks_of_footnotes_are_not(String text, String percent) {
    assertThat(DutyText.read(text)).isEqualTo(adValorem(percent));
  }

  @ParameterizedTest
  @CsvSource({
    "1.4¢/kg, 0.014, USD, kg",
    "1¢/kg 3/, 0.01, USD, kg",
    "$1.035/kg, 1.035, USD, kg",
    "50¢ each, 0.5, USD, No.",
    "$3/head, 3, USD, No.",
    "7.9¢/ liter, 0.079, USD, liters",
    "17.8¢/pf. liter, 0.178, USD, pf.liters",
    "10.5¢/bbl, 0.105, USD, bbl",
    "4.7¢/doz., 0.047, USD, doz.",
    "24¢/pr., 0.24, USD, prs.",
    "1.4¢/clean kg, 0.014, USD, cy kg",
    "3.7¢/m², 0.037, USD, m2",
    "89.6¢/1000, 0.000896, USD, No.",
    "0.3¢/line/ gross, 0.003, USD, gr.lines",
    "12 EUR/100 kg, 0.12, EUR, kg",
    "EUR 171.3/1000 kg, 0.1713, EUR, kg",
    "'$1,250/t', 1250, USD, t"
  })
  void an_amount_is_read_for_one_unit(String text, String amount, String currency, String unit) {
    assertThat(DutyText.read(text)).isEqualTo(specific(amount, currency, unit));
  }

  @Test
  void all_parts_of_a_sum_are_charged() {
    assertThat(DutyText.read("1.4¢/kg +3%"))
        .isEqualTo(new Compound(List.of(specific("0.014", "USD", "kg"), adValorem("3"))));
    assertThat(DutyText.read("50¢ each + 6% + 2¢/jewel"))
        .isEqualTo(
            new Compound(
                List.of(
                    specific("0.5", "USD", "No."),
                    adValorem("6"),
                    specific("0.02", "USD", "Jwls."))));
  }

  @Test
  void the_dollars_and_cents_of_another_schedule_are_its_own() {
    assertThat(DutyText.read("4.94¢/kg", "CAD")).isEqualTo(specific("0.0494", "CAD", "kg"));
    assertThat(DutyText.read("3 EUR/kg", "CAD")).isEqualTo(specific("3", "EUR", "kg"));
  }

  /// None of these is decided by a value and one quantity, or it is not a duty at all.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5¢/kg on drained weight",
        "0.5¢/kg on lead content",
        "6.5% on the entire set",
        "$1.61 each + 4.4% on the case",
        "9¢ each + 6¢/jewel over 7",
        "3.6¢/kg less 0.02¢/kg for each degree under 100 degrees",
        "The duty provided in the applicable subheading + 25%",
        "Free, under bond, as prescribed in U.S. note 1 to this subchapter",
        "No change",
        ":",
        "10¢/1,000 pins + 3.5%",
        "5¢/",
        "5 kg",
        "$5",
        "$5 EUR/kg",
        "$5¢/kg",
        "2,5%",
        "33 1/0%",
        "-3%",
        "99999%",
        "0.00000001%",
        "٣%",
        "3% +",
        "+"
      })
  void what_no_one_number_decides_is_left_as_written(String text) {
    assertThat(DutyText.read(text)).isEqualTo(new AsWritten(text));
  }

  @Test
  void printed_blanks_and_breaks_are_one_blank() {
    assertThat(DutyText.read(" 2.2¢/kg\u00a0 +\n 33.5%\u200b"))
        .isEqualTo(new Compound(List.of(specific("0.022", "USD", "kg"), adValorem("33.5"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "1/", "\u200b"})
  void nothing_written_is_no_duty_of_nought(String text) {
    assertThat(DutyText.read(text)).isInstanceOf(AsWritten.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void no_text_makes_it_fail(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 3_000; i++) {
      var text = nonsense(random);
      assertThat(DutyText.read(text)).as("seed %d: %s", seed, text).isNotNull();
    }
    assertThat(DutyText.read("9".repeat(5_000) + "%")).isInstanceOf(AsWritten.class);
  }

  private static String nonsense(RandomGenerator random) {
    var signs =
        List.of("1", "0", ".", ",", "%", "¢", "$", "/", "kg", " ", "+", "each", "Free", "X");
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(signs.get(random.nextInt(signs.size())));
    }
    return text.toString();
  }

  private static Duty adValorem(String percent) {
    return new AdValorem(Percent.of(percent));
  }

  private static Duty specific(String amount, String currency, String unit) {
    return new Specific(new BigDecimal(amount), currency, unit);
  }
}
