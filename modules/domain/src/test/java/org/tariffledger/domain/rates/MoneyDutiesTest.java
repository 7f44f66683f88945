package org.tariffledger.domain.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.complete;
import static org.tariffledger.domain.Facts.goods;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.paused;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.Quantity;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.SmallLedger;
import org.tariffledger.domain.UnitOfQuantity;
import org.tariffledger.domain.rates.RateAnswer.Need;
import org.tariffledger.domain.rates.RateAnswer.Range;
import org.tariffledger.domain.rates.RateAnswer.Status;

/// Measures that charge an amount, or what only a reader understands: never silently nothing.
class MoneyDutiesTest {

  private static final Duty TEN_CENTS = new Duty.Specific(new BigDecimal("0.1"), "USD", "kg");
  private static final Shipment FIFTY_KG = shipment("200", "50", "kg");

  private final SmallLedger record =
      SmallLedger.of(
          complete(US),
          programme(US, "SAFEGUARD"),
          programme(US, "LOW", Selection.LOWEST),
          programme(US, "RECIPROCAL"),
          imposed("world", US, "RECIPROCAL", at("WORLD"), "10"));

  @Test
  void an_amount_leaves_the_rate_open_until_value_and_quantity_are_said() {
    record.add(charging("kilos", "SAFEGUARD", TEN_CENTS));
    var answer = ask(Shipment.UNSAID);
    assertThat(answer.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(answer.additional()).isNull();
    assertThat(answer.range()).isEqualTo(new Range(Percent.of("10"), null));
    assertThat(answer.needs())
        .containsExactly(
            need(
                "customsValue",
                "The duty of kilos is money: its percentage depends on the customs value in USD."),
            need("quantity", "The duty of kilos is charged per kg: give the quantity."));
    assertThat(parts(answer)).contains("kilos OPEN null customsValue");
    assertThat(ask(shipment("200", "3", "doz.")).needs())
        .containsExactly(
            need(
                "quantity",
                "The duty of kilos is charged per kg: a quantity in doz. tells nothing."));
  }

  @Test
  void the_peak_is_the_highest_rate_that_can_be_told_and_says_that_an_amount_may_be_more() {
    var both = new Duty.Compound(List.of(percent("6"), TEN_CENTS));
    record.add(imposed("pens", US, "SAFEGUARD", at("WORLD"), goods("9608"), both, 2, 5, null));
    var peak = Rates.peak(query(Shipment.UNSAID), record);
    assertThat(peak.answer().additional()).isEqualTo(Percent.of("10"));
    assertThat(peak.range()).isEqualTo(new Range(Percent.of("16"), null));
    var told = Rates.peak(query(FIFTY_KG), record);
    assertThat(told.answer().additional()).isEqualTo(Percent.of("18.5"));
    assertThat(told.range()).isEqualTo(new Range(Percent.of("18.5"), Percent.of("18.5")));
  }

  @Test
  void goods_that_may_not_enter_have_no_rate_that_could_be_the_peak() {
    var ban = new Duty.Prohibited();
    record.add(imposed("pens", US, "SAFEGUARD", at("WORLD"), goods("9608"), ban, 2, 5, null));
    var peak = Rates.peak(query(Shipment.UNSAID), record);
    assertThat(peak.answer().additional()).isEqualTo(Percent.of("10"));
    assertThat(peak.range()).isEqualTo(new Range(Percent.of("10"), Percent.of("10")));
  }

  @Test
  void with_value_and_quantity_an_amount_is_a_percentage_and_adds_like_one() {
    record.add(charging("kilos", "SAFEGUARD", TEN_CENTS));
    var answer = ask(FIFTY_KG);
    assertThat(answer.status()).isEqualTo(Status.DETERMINED);
    assertThat(answer.additional()).isEqualTo(Percent.of("12.5"));
    assertThat(parts(answer)).contains("kilos APPLIED 2.5 null");
    assertThat(answer.components())
        .filteredOn(part -> part.measure().value().equals("kilos"))
        .extracting(RateAnswer.Component::duty)
        .containsExactly(TEN_CENTS);
  }

  @Test
  void of_a_compound_duty_the_percentage_is_the_least_that_is_charged() {
    record.add(charging("both", "SAFEGUARD", new Duty.Compound(List.of(percent("6"), TEN_CENTS))));
    assertThat(ask(Shipment.UNSAID).range()).isEqualTo(new Range(Percent.of("16"), null));
    assertThat(ask(FIFTY_KG).additional()).isEqualTo(Percent.of("18.5"));
  }

  @Test
  void amounts_are_added_exactly_and_rounded_once_half_up() {
    var third = new Duty.Specific(new BigDecimal("0.000000000001"), "USD", "No.");
    var thirds = new Duty.Compound(List.of(third, third, third));
    record.add(charging("thirds", "SAFEGUARD", thirds));
    // 3 × 10⁻¹² × 5,000 × 100 / 3 = 0.0000005 percent, of which each part alone would be lost.
    assertThat(ask(shipment("3", "5000", "No.")).additional()).isEqualTo(Percent.of("10.000001"));
  }

  @Test
  void a_unit_of_the_same_kind_is_converted_without_loss() {
    record.add(
        charging("dozens", "SAFEGUARD", new Duty.Specific(new BigDecimal("0.12"), "USD", "doz.")));
    assertThat(ask(shipment("1", "1", "No.")).additional()).isEqualTo(Percent.of("11"));
  }

  @Test
  void a_duty_as_written_and_one_in_other_money_are_open_whatever_is_said() {
    record.add(charging("words", "SAFEGUARD", new Duty.AsWritten("the minimum price")));
    var answer = ask(FIFTY_KG);
    assertThat(answer.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(answer.range()).isEqualTo(new Range(Percent.of("10"), null));
    assertThat(answer.needs())
        .containsExactly(
            need("duty", "The duty of words is as written: no percentage can be told from it."));
    assertThat(parts(answer)).contains("words OPEN null duty");

    var euro = new Duty.Specific(BigDecimal.ONE, "EUR", "kg");
    record.add(imposed("euro", US, "LOW", at("WORLD"), Products.ALL, euro, 2, 5, null));
    assertThat(ask(FIFTY_KG).needs())
        .contains(need("duty", "The duty of euro is in EUR, the customs value in USD."));
  }

  @Test
  void an_amount_of_nothing_is_nothing() {
    record.add(charging("nothing", "SAFEGUARD", new Duty.Specific(BigDecimal.ZERO, "EUR", "kg")));
    assertThat(ask(Shipment.UNSAID).additional()).isEqualTo(Percent.of("10"));
  }

  @Test
  void what_a_pause_charges_may_be_an_amount_too() {
    record.add(charging("china", "SAFEGUARD", percent("34")));
    record.add(paused("china", new Residual.Charges(TEN_CENTS), 6, 8, null));
    assertThat(ask(Shipment.UNSAID).status()).isEqualTo(Status.UNDETERMINED);
    assertThat(ask(FIFTY_KG).additional()).isEqualTo(Percent.of("12.5"));
    assertThat(parts(ask(FIFTY_KG))).contains("china PAUSED 2.5 null");
  }

  @Test
  void which_of_a_rate_and_an_amount_is_the_lowest_only_the_shipment_tells() {
    record.add(charging("rate", "LOW", percent("3")));
    record.add(charging("kilos", "LOW", TEN_CENTS));
    var open = ask(Shipment.UNSAID);
    assertThat(open.range()).isEqualTo(new Range(Percent.of("10"), Percent.of("13")));
    assertThat(open.needs()).extracting(Need::fact).containsExactly("customsValue", "quantity");
    assertThat(ask(FIFTY_KG).additional()).isEqualTo(Percent.of("12.5"));
    assertThat(ask(shipment("100", "50", "kg")).additional()).isEqualTo(Percent.of("13"));
  }

  @Test
  void nothing_is_lower_than_nothing_whatever_an_amount_turns_out_to_be() {
    record.add(charging("rate", "LOW", percent("0")));
    record.add(charging("kilos", "LOW", TEN_CENTS));
    assertThat(ask(Shipment.UNSAID).additional()).isEqualTo(Percent.of("10"));
    assertThat(parts(ask(Shipment.UNSAID))).contains("kilos REPLACED_BY 0 rate");
  }

  @Test
  void measures_that_fit_equally_well_are_a_question_if_one_of_them_is_an_amount() {
    record.add(charging("rate", "SAFEGUARD", percent("2.5")));
    record.add(charging("kilos", "SAFEGUARD", TEN_CENTS));
    assertThat(ask(Shipment.UNSAID).needs())
        .extracting(Need::fact)
        .containsExactly("customsValue", "quantity", "duty");
    assertThat(ask(FIFTY_KG).additional()).isEqualTo(Percent.of("12.5"));
  }

  @Test
  void a_shorter_code_asks_for_the_longer_one_where_an_amount_is_charged_below() {
    record.add(imposed("some", US, "SAFEGUARD", at("CN"), goods("170199"), TEN_CENTS, 2, 5, null));
    var answer = ask("1701", Shipment.UNSAID);
    assertThat(answer.needs()).extracting(Need::fact).containsExactly("product");
    assertThat(answer.range()).isEqualTo(new Range(Percent.of("10"), null));
    assertThat(ask("170114", Shipment.UNSAID).additional()).isEqualTo(Percent.of("10"));
  }

  private static TariffImposed charging(String id, String programme, Duty duty) {
    return imposed(id, US, programme, at("CN"), Products.ALL, duty, 2, 5, null);
  }

  private static Need need(String fact, String why) {
    return new Need(fact, why, List.of());
  }

  private RateAnswer ask(Shipment shipment) {
    return ask(null, shipment);
  }

  private RateAnswer ask(@Nullable String product, Shipment shipment) {
    var code = product == null ? null : org.tariffledger.domain.Facts.code(product);
    return Rates.answer(query(shipment).on(code), record);
  }

  private RateQuery query(Shipment shipment) {
    return new RateQuery(US, CN, null, april(10), april(30), record.position(), shipment);
  }

  private static Shipment shipment(String value, String quantity, String unit) {
    return Shipment.of(
        Claims.UNSAID,
        CustomsValue.of(value),
        new Quantity(new BigDecimal(quantity), new UnitOfQuantity(unit)));
  }

  private static List<String> parts(RateAnswer answer) {
    return answer.components().stream()
        .map(p -> p.measure() + " " + p.outcome() + " " + p.percent() + " " + p.because())
        .toList();
  }
}
