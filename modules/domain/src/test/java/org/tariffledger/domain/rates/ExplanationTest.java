package org.tariffledger.domain.rates;

import static org.assertj.core.api.Assertions.assertThat;
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
import static org.tariffledger.domain.Facts.paused;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.Facts.residual;
import static org.tariffledger.domain.Facts.withdrawn;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Exemption.Effect;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Predicate.MeltedIn;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.domain.SmallLedger;
import org.tariffledger.domain.Trigger;

/// An answer told in sentences.
class ExplanationTest {

  private static final NumericFact STEEL = new NumericFact("share.steel");

  private final SmallLedger record =
      SmallLedger.of(
          complete(US),
          programme(US, "RECIPROCAL"),
          imposed("world", US, "RECIPROCAL", at("WORLD"), "10"),
          imposed("china", US, "RECIPROCAL", at("CN"), "34"),
          granted(
              "china",
              exemption("usmca", Effect.PROGRAMME_ANSWERS_ZERO, claim("USMCA")),
              2,
              5,
              null));

  @Test
  void each_part_each_assumption_and_the_sum_have_their_sentence() {
    assertThat(told(query(new ProductCode("72081015"), Map.of())))
        .containsExactly(
            "Goods of 72081015 of CN are entered into US at 2025-04-14T20:00:00-04:00, judged by"
                + " what was announced by 2025-04-29T20:00:00-04:00.",
            "The base duty is open.",
            "china answers for RECIPROCAL and adds 34%.",
            "world (10%) does not answer: china does, in its place.",
            "Assumed: claims.USMCA not made; otherwise the additional duty would be 0%.",
            "Open: No schedule of US is loaded, so the total is open.",
            "Together the measures add 34%.");
  }

  @Test
  void general_goods_have_no_base_duty_to_tell_of() {
    assertThat(told())
        .contains("General goods have no line in a schedule, and so no base duty.")
        .doesNotContain("The base duty is open.");
  }

  @Test
  void a_day_is_told_as_a_day_at_the_customs_of_the_importer() {
    var end = java.time.Instant.parse("2025-04-24T03:59:59.999999Z");
    var query = new RateQuery(US, CN, null, end, end, record.position(), Claims.UNSAID);
    assertThat(told(query).getFirst())
        .isEqualTo(
            "General goods of CN are entered into US on 2025-04-23, judged by what was announced by"
                + " the end of 2025-04-23.");
  }

  @Test
  void what_a_pause_leaves_and_a_court_annulled_is_refundable() {
    record.add(paused("china", residual("10"), 3, 10, null));
    record.add(annulled("china", 20, 25));
    assertThat(told())
        .contains(
            "china is paused: instead of 34% it charges 10%, which adds 10%. It was annulled since,"
                + " and is refundable.");
  }

  @Test
  void what_is_charged_on_a_part_says_on_which_and_why() {
    record.add(programme(US, "STEEL"));
    record.add(on(imposed("steel", US, "STEEL", at("CN"), "50"), new Basis.Content(STEEL)));
    record.add(rule("STEEL", "RECIPROCAL", STEEL));
    record.add(paused("china", residual("10"), 3, 10, null));
    var told = told(query(null, Map.of(STEEL, new BigDecimal("0.4"))));
    assertThat(told)
        .contains(
            "steel answers for STEEL and adds 20%: 50% on 0.4 of the value (its share.steel).",
            "china is paused: instead of 34% it charges 10% on 0.6 of the value (rule sparing"
                + " spares a share), which adds 6%.");
    assertThat(told())
        .contains(
            "What china (10% while it is paused, instead of 34%) charges is open: it hangs on"
                + " share.steel.");
  }

  @Test
  void a_measure_that_is_silenced_rests_on_the_order_of_the_rule() {
    record.add(programme(US, "AUTOS"));
    record.add(imposed("autos", US, "AUTOS", at("CN"), "25"));
    record.add(rule("AUTOS", "RECIPROCAL", null));
    var query = query(null, Map.of());
    assertThat(Explanation.of(query, Rates.answer(query, record)))
        .contains(
            new Explanation.Sentence(
                "china (34%) charges nothing: stacking rule sparing suppresses its programme.",
                List.of(new LegalBasis("EO 14289", null, null))));
  }

  @Test
  void what_charges_comes_first_and_what_never_did_last() {
    record.add(programme(US, "AAA"));
    record.add(imposed("vain", US, "AAA", at("CN"), "7"));
    record.add(withdrawn("vain", 3));
    record.add(programme(US, "BBB"));
    record.add(imposed("later", US, "BBB", at("CN"), Products.ALL, percent("9"), 2, 25, null));
    var parts = told();
    assertThat(parts.subList(2, 6))
        .containsExactly(
            "china answers for RECIPROCAL and adds 34%.",
            "world (10%) does not answer: china does, in its place.",
            "later (9%) charges nothing: it is announced, but not in force then.",
            "vain (7%) charges nothing: it never came into force.");
  }

  @Test
  void goods_that_may_turn_out_to_be_kept_out_are_said_to_be() {
    record.add(programme(US, "BAN"));
    var ban = imposed("ban", US, "BAN", at("CN"), Products.ALL, new Duty.Prohibited(), 2, 5, null);
    record.add(with(ban, Basis.FULL_VALUE, new MeltedIn(List.of(new EconomyCode("RU")))));
    assertThat(told()).contains("Assumed: meltedIn not in RU; otherwise the goods may not enter.");
    var nothing =
        new Shipment(Claims.UNSAID, null, null, null, null, null, Map.of(), Assume.NOTHING);
    assertThat(told(query(null, nothing)))
        .contains(
            "Whether ban keeps the goods from entering is open: it hangs on meltedIn.",
            "Together the measures add 0% or more, or the goods may not enter at all: what is open"
                + " decides.");
  }

  @Test
  void what_changes_something_only_together_says_so() {
    record.add(
        granted(
            "china",
            exemption("both", Effect.PROGRAMME_ANSWERS_ZERO, claim("A"), claim("B")),
            2,
            5,
            null));
    assertThat(told())
        .contains(
            "Assumed: claims.A not made; that changes nothing alone, but if claims.B (not made)"
                + " were otherwise too, the additional duty would be 0%.");
  }

  private static TariffImposed on(TariffImposed measure, Basis basis) {
    return with(measure, basis);
  }

  private static TariffImposed with(TariffImposed measure, Basis basis, Predicate... conditions) {
    return new TariffImposed(
        measure.measure(),
        measure.imposer(),
        measure.programme(),
        measure.targets(),
        measure.products(),
        measure.duty(),
        basis,
        List.of(conditions),
        measure.effectiveFrom(),
        measure.expiresAt(),
        measure.inResponseTo(),
        measure.announcement());
  }

  private static StackingRuleSet rule(String when, String suppresses, @Nullable NumericFact share) {
    return new StackingRuleSet(
        new RuleId("sparing"),
        US,
        programmeId(when),
        Trigger.COVERED,
        programmeId(suppresses),
        share,
        april(1),
        null,
        new Announcement(
            april(1), List.of(new LegalBasis("EO 14289", null, null)), null, null, null));
  }

  private RateQuery query(@Nullable ProductCode product, Map<NumericFact, BigDecimal> shares) {
    return query(
        product,
        new Shipment(Claims.UNSAID, null, null, null, null, null, shares, Assume.ORDINARY));
  }

  private RateQuery query(@Nullable ProductCode product, Shipment shipment) {
    return new RateQuery(US, CN, product, april(15), april(30), record.position(), shipment);
  }

  private List<String> told() {
    return told(query(null, Map.of()));
  }

  private List<String> told(RateQuery query) {
    return Explanation.of(query, Rates.answer(query, record)).stream()
        .map(Explanation.Sentence::text)
        .toList();
  }
}
