package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitOfQuantityTest {

  @ParameterizedTest
  @CsvSource({
    "kg, kg",
    "KG, kg",
    "Liter, liters",
    "pf. liter, pf.liters",
    "pr., prs.",
    "each, No.",
    "no., No.",
    "doz. prs., doz. prs.",
    "m², m2",
    "lin. m, m",
    "kg cmsc, kg cmsc"
  })
  void the_spellings_of_a_unit_are_one_unit(String text, String name) {
    assertThat(new UnitOfQuantity(text)).hasToString(name);
  }

  @ParameterizedTest
  @CsvSource({
    "2, doz., No., 24",
    "6, No., doz., 0.5",
    "2500, g, kg, 2.5",
    "3, t, kg, 3000",
    "5, thousands, No., 5000",
    "7, kg, kg, 7",
    "7, kg cmsc, kg cmsc, 7"
  })
  void a_quantity_is_counted_in_another_unit_of_the_same_kind(
      BigDecimal quantity, UnitOfQuantity from, UnitOfQuantity to, BigDecimal converted) {
    assertThat(from.convert(quantity, to))
        .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(converted));
  }

  @ParameterizedTest
  @CsvSource({"kg, No.", "prs., No.", "liters, pf.liters", "kg, kg cmsc", "cy kg, kg"})
  void what_counts_something_else_is_not_converted(UnitOfQuantity from, UnitOfQuantity to) {
    assertThat(from.convert(BigDecimal.ONE, to)).isEmpty();
  }

  @Test
  void a_third_of_a_dozen_is_exact_enough_for_a_rate() {
    assertThat(new UnitOfQuantity("No.").convert(BigDecimal.ONE, new UnitOfQuantity("doz.")))
        .hasValueSatisfying(
            value ->
                assertThat(value)
                    .isBetween(new BigDecimal("0.0833333333"), new BigDecimal("0.0833333334")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void a_unit_without_a_name_is_refused(String text) {
    assertThatThrownBy(() -> new UnitOfQuantity(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
