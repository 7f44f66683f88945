package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.code;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;

class ValuesTest {

  @ParameterizedTest
  @CsvSource({"24, 24", "24.50, 24.5", "0.000001, 0.000001", "100, 100", "0.0, 0", "10000, 10000"})
  void a_rate_is_written_without_trailing_zeros(String text, String written) {
    assertThat(Percent.of(text)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "10001", "0.0000001", "1e3", "NaN", "", " 5", "٥", "999999999999"})
  void a_rate_out_of_bounds_is_refused(String text) {
    assertThatThrownBy(() -> Percent.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"9018.31.00, 90183100", "87, 87", "8703.23.01.40, 8703230140"})
  void dots_in_a_code_are_for_people(String text, String code) {
    assertThat(code(text)).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "901", "90183", "90183100001", "90A8", "", "٨٧"})
  void a_code_of_odd_length_or_with_other_signs_is_refused(String text) {
    assertThatThrownBy(() -> code(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"us", "USA", "XX", "", "U", "ÜS"})
  void an_economy_must_be_known(String text) {
    assertThatThrownBy(() -> new EconomyCode(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"XXQ, kg, ISO 4217", "usd, kg, ISO 4217", "USD, bananas, 'there are kg, g, t, No.'"})
  void money_is_charged_in_a_currency_and_per_unit_that_there_are(
      String currency, String unit, String sentence) {
    assertThatThrownBy(() -> new Duty.Specific(BigDecimal.ONE, currency, unit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void nothing_is_entered_before_it_is_loaded() {
    assertThatThrownBy(() -> new Predicate.InTransit(april(9), april(8)))
        .hasMessage(
            "Goods are loaded before they are entered: enteredBefore is not before loadedBefore.");
  }

  @Test
  void a_share_that_is_no_number_is_told_what_a_share_is() {
    assertThatThrownBy(() -> new NumericFact("share.steel").read("abc"))
        .hasMessageContaining("is not a share: write a decimal of 0 to 1, such as 0.4.");
    assertThatThrownBy(() -> NumericFact.CUSTOMS_VALUE.read("abc"))
        .hasMessageContaining("is not an amount");
  }

  @Test
  void excluded_goods_are_not_covered_however_long_the_heading() {
    var products = new Products(Facts.goods("ALL", "8703").include(), List.of(Goods.of("8703.10")));
    assertThat(products.matchedDigits(code("8703.23"), ListContents.EMPTY)).hasValue(4);
    assertThat(products.matchedDigits(code("8703.10.50"), ListContents.EMPTY)).isEmpty();
    assertThat(products.matchedDigits(code("2701"), ListContents.EMPTY)).hasValue(0);
    assertThat(products.matchedDigits(null, ListContents.EMPTY)).hasValue(0);
  }

  @Test
  void the_union_has_27_members_today_and_had_28_with_the_united_kingdom() {
    var members =
        Economies.memberships().stream()
            .filter(m -> m.holdsAt(april(1)))
            .map(m -> m.member().value());
    assertThat(members).hasSize(27).contains("DE", "HR").doesNotContain("GB");
  }

  @Test
  void every_economy_has_a_name_and_a_customs_time_zone() {
    assertThat(Economies.all()).hasSizeGreaterThan(240).allMatch(e -> !e.name().isBlank());
    assertThat(Economies.zoneOf(new EconomyCode("US"))).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(Economies.zoneOf(new EconomyCode("EU"))).isEqualTo(ZoneId.of("Europe/Brussels"));
  }

  @Test
  void texts_have_a_length_that_the_store_can_hold() {
    var endless = "x".repeat(20_000);
    assertThatThrownBy(() -> new Announcement(april(1), List.of(), endless, null, null))
        .hasMessage("A reason has at most 10000 characters.");
    assertThatThrownBy(() -> new LegalBasis(endless, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    var crowd = Collections.nCopies(301, new Membership(Facts.JP, null, null));
    assertThatThrownBy(() -> new RegisterGroup(new GroupId("CROWD"), "Crowd", crowd, Facts.on(1)))
        .hasMessage("At most 300 memberships at once.");
  }
}
