package org.tariffledger.domain.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.annulled;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.claim;
import static org.tariffledger.domain.Facts.complete;
import static org.tariffledger.domain.Facts.exemption;
import static org.tariffledger.domain.Facts.granted;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.programme;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.ChargedDuty;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Exemption.Effect;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.domain.SmallLedger;
import org.tariffledger.domain.rates.EntryCharge.Covers;
import org.tariffledger.domain.rates.EntryFinding.Verdict;

/// What was charged beside what is due, where that is open, void or forbidden.
class EntryAssessmentTest {

  private final SmallLedger record =
      SmallLedger.of(
          complete(US),
          programme(US, "RECIPROCAL"),
          programme(US, "OTHER"),
          imposed("world", US, "RECIPROCAL", at("WORLD"), "34"),
          imposed("china", US, "RECIPROCAL", at("CN"), "34"),
          imposed("other", US, "OTHER", at("CN"), "20"),
          granted(
              "china", exemption("usmca", Effect.MEASURE_STEPS_ASIDE, claim("USMCA")), 2, 5, null));

  @Test
  void what_was_annulled_since_is_still_due_and_comes_back() {
    record.add(annulled("china", 20, 25));
    var found = assess(Assume.ORDINARY, "1000", "540", null);

    assertThat(found.then().verdict()).isEqualTo(Verdict.MATCHES);
    assertThat(figures(found.then()).refundable().one()).hasValue(BigDecimal.ZERO.setScale(2));
    assertThat(found.now().verdict()).isEqualTo(Verdict.MATCHES);
    assertThat(figures(found.now()).refundable().one()).hasValue(new BigDecimal("340.00"));
    assertThat(figures(found.now()).balance().one()).hasValue(new BigDecimal("340.00"));
    assertThat(found.now().refundable())
        .extracting(part -> part.component().measure().value())
        .containsExactly("china");
    assertThat(found.difference().causes()).isNotEmpty();
  }

  @Test
  void a_fact_that_changes_only_who_charges_leaves_open_what_comes_back() {
    record.add(annulled("china", 20, 25));
    var found = assess(Assume.NOTHING, "1000", "540", null).now();

    // 34 by one or by the other, and 20.
    assertThat(figures(found).due().one()).hasValue(new BigDecimal("540.00"));
    assertThat(found.verdict()).isEqualTo(Verdict.MATCHES);
    assertThat(figures(found).refundable())
        .isEqualTo(new Span(new BigDecimal("0.00"), new BigDecimal("340.00")));
    assertThat(figures(found).balance())
        .isEqualTo(new Span(new BigDecimal("0.00"), new BigDecimal("340.00")));
  }

  @Test
  void what_is_charged_less_comes_back_less() {
    record.add(annulled("china", 20, 25));
    var found = assess(Assume.ORDINARY, "1000", "500", null).now();

    assertThat(found.verdict()).isEqualTo(Verdict.UNDERCHARGED);
    assertThat(figures(found).difference().one()).hasValue(new BigDecimal("-40.00"));
    assertThat(figures(found).balance().one()).hasValue(new BigDecimal("300.00"));
  }

  @Test
  void a_percentage_that_was_charged_is_compared_as_a_percentage() {
    var found = assess(Assume.ORDINARY, null, null, "54.5").now();

    assertThat(found.money()).isNull();
    assertThat(found.verdict()).isEqualTo(Verdict.OVERCHARGED);
    assertThat(Objects.requireNonNull(found.percent()).difference().one())
        .hasValue(new BigDecimal("0.5"));
    // Eleven cents of either, but not the same percentage.
    assertThat(assess(Assume.ORDINARY, "0.2", null, "54.5").now().verdict())
        .isEqualTo(Verdict.OVERCHARGED);
    assertThat(assess(Assume.ORDINARY, "0.2", "0.11", null).now().verdict())
        .isEqualTo(Verdict.MATCHES);
  }

  @Test
  void goods_that_may_not_enter_are_charged_nothing_that_could_be_compared() {
    record.add(
        imposed("never", US, "BANS", at("CN"), Products.ALL, new Duty.Prohibited(), 2, 5, null));
    var found = assess(Assume.ORDINARY, "1000", "0", null).now();

    assertThat(found.verdict()).isEqualTo(Verdict.PROHIBITED);
    assertThat(found.percent()).isNull();
    assertThat(found.money()).isNull();
  }

  @Test
  void something_was_charged_if_only_nothing() {
    assertThatThrownBy(() -> new EntryCharge(Covers.TOTAL, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ChargedDuty.of("-0.01")).hasMessageContaining("not less than 0");
    assertThat(assess(Assume.ORDINARY, "1000", "0", null).now().verdict())
        .isEqualTo(Verdict.UNDERCHARGED);
  }

  private static EntryFinding.Figures figures(EntryFinding found) {
    return Objects.requireNonNull(found.money());
  }

  private EntryAssessment assess(
      Assume assume, @Nullable String value, @Nullable String duty, @Nullable String percent) {
    var shipment =
        new Shipment(
            Claims.UNSAID,
            value == null ? null : CustomsValue.of(value),
            null,
            null,
            null,
            null,
            Map.of(),
            assume);
    var now = new RateQuery(US, CN, null, april(15), april(30), record.position(), shipment);
    var charge =
        new EntryCharge(
            Covers.ADDITIONAL,
            duty == null ? null : ChargedDuty.of(duty),
            percent == null ? null : Percent.of(percent));
    return EntryAssessment.of(now.knowing(april(15)), now, charge, record);
  }
}
