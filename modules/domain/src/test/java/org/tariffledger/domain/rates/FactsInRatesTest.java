package org.tariffledger.domain.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.claim;
import static org.tariffledger.domain.Facts.code;
import static org.tariffledger.domain.Facts.complete;
import static org.tariffledger.domain.Facts.exemption;
import static org.tariffledger.domain.Facts.goods;
import static org.tariffledger.domain.Facts.granted;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.rates.Schedules.line;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.AllInColumn;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Exemption.Effect;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Predicate.Comparison;
import org.tariffledger.domain.Predicate.Measured;
import org.tariffledger.domain.Predicate.Ordinarily;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.domain.SmallLedger;
import org.tariffledger.domain.Trigger;
import org.tariffledger.domain.rates.RateAnswer.Assumed;
import org.tariffledger.domain.rates.RateAnswer.Assumption;
import org.tariffledger.domain.rates.RateAnswer.Need;
import org.tariffledger.domain.rates.RateAnswer.Range;
import org.tariffledger.domain.rates.RateAnswer.Status;

/// What measures ask of a shipment: assumed as it ordinarily is, or open, and never silently
/// nothing.
class FactsInRatesTest {

  private static final NumericFact STEEL = new NumericFact("share.steel");
  private static final NumericFact COPPER = new NumericFact("share.copper");
  private static final NumericFact OWN = new NumericFact("share.usContent");
  private static final NumericFact METAL = new NumericFact("weightShare.metal");

  private final SmallLedger record =
      SmallLedger.of(
          complete(US),
          programme(US, "METALS"),
          programme(US, "RECIPROCAL"),
          imposed("world", US, "RECIPROCAL", at("WORLD"), "10"));

  @Test
  void a_content_basis_without_a_share_is_open_between_nothing_and_all_of_it() {
    record.add(on(imposed("steel", US, "METALS", at("WORLD"), "50"), new Basis.Content(STEEL)));
    var answer = ask(Shipment.UNSAID);
    assertThat(answer.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(answer.range()).isEqualTo(range("10", "60"));
    assertThat(answer.needs())
        .containsExactly(
            new Need(
                "share.steel",
                "The share of steel in the customs value decides what steel charges.",
                List.of("0", "1")));
    assertThat(ask(shares(Map.of(STEEL, "0.4"))).additional()).isEqualTo(Percent.of("30"));
  }

  @Test
  void what_a_rule_spares_on_a_share_is_charged_once_on_each_part() {
    record.add(on(imposed("steel", US, "METALS", at("WORLD"), "50"), new Basis.Content(STEEL)));
    record.add(rule("METALS", "RECIPROCAL", STEEL));
    assertThat(ask(Shipment.UNSAID).range()).isEqualTo(range("10", "50"));
    var answer = ask(shares(Map.of(STEEL, "0.4")));
    assertThat(answer.additional()).isEqualTo(Percent.of("26"));
    assertThat(parts(answer)).containsExactly("steel APPLIED 20 null", "world APPLIED 6 spare");
  }

  @Test
  void open_shares_are_at_most_the_whole_together() {
    record.add(on(imposed("steel", US, "METALS", at("WORLD"), "50"), new Basis.Content(STEEL)));
    record.add(programme(US, "COPPER"));
    record.add(on(imposed("copper", US, "COPPER", at("WORLD"), "30"), new Basis.Content(COPPER)));
    assertThat(ask(Shipment.UNSAID).range()).isEqualTo(range("10", "60"));
    assertThat(ask(shares(Map.of(STEEL, "0.5"))).range()).isEqualTo(range("35", "50"));
  }

  @Test
  void an_own_content_counts_from_its_threshold_on_and_is_ordinarily_below_it() {
    record.add(
        on(
            imposed("own", US, "METALS", at("WORLD"), "20"),
            new Basis.Remainder(OWN, new BigDecimal("0.2"))));
    var answer = ask(Shipment.UNSAID);
    assertThat(answer.additional()).isEqualTo(Percent.of("30"));
    assertThat(answer.assumptions())
        .containsExactly(new Assumption("share.usContent", "below 0.2", null, null));
    assertThat(ask(shares(Map.of(OWN, "0.19"))).additional()).isEqualTo(Percent.of("30"));
    assertThat(ask(shares(Map.of(OWN, "0.2"))).additional()).isEqualTo(Percent.of("26"));
    assertThat(ask(nothingAssumed()).range()).isEqualTo(range("10", "30"));
  }

  @Test
  void a_condition_that_is_not_met_leaves_the_field_to_others_and_one_that_is_comes_first() {
    record.add(
        when(imposed("quota", US, "RECIPROCAL", at("WORLD"), "3"), new Predicate.QuotaInHand()));
    var answer = ask(Shipment.UNSAID);
    assertThat(answer.additional()).isEqualTo(Percent.of("10"));
    assertThat(answer.assumptions())
        .containsExactly(new Assumption("quotaInHand", "false", Percent.of("3"), null));
    assertThat(ask(quota(true)).additional()).isEqualTo(Percent.of("3"));
    assertThat(parts(ask(quota(true))))
        .containsExactly("quota APPLIED 3 null", "world REPLACED_BY 0 quota");
    assertThat(ask(nothingAssumed()).range()).isEqualTo(range("3", "10"));
    assertThat(ask(nothingAssumed()).needs())
        .extracting(Need::fact, Need::values)
        .containsExactly(tuple("quotaInHand", List.of("true", "false")));
  }

  @Test
  void what_changes_something_only_with_others_says_with_which_and_no_outcome_of_its_own() {
    var metal = new Measured(METAL, Comparison.BELOW, new BigDecimal("0.15"), Ordinarily.UNMET);
    record.add(
        granted(
            "world",
            exemption("light", Effect.PROGRAMME_ANSWERS_ZERO, claim("LIGHT"), metal),
            2,
            5,
            null));
    assertThat(ask(Shipment.UNSAID).assumptions())
        .containsExactly(
            together("claims.LIGHT", "not made", "weightShare.metal", "at least 0.15"),
            together("weightShare.metal", "at least 0.15", "claims.LIGHT", "not made"));
    assertThat(ask(shares(Map.of(METAL, "0.1"))).assumptions())
        .containsExactly(new Assumption("claims.LIGHT", "not made", Percent.ZERO, null));
  }

  private static Assumption together(String fact, String value, String other, String taken) {
    return new Assumption(
        fact, value, List.of(new Assumed(other, taken)), Status.DETERMINED, Percent.ZERO, null);
  }

  @Test
  void an_assumption_tells_that_the_goods_may_not_enter_otherwise() {
    record.add(programme(US, "BAN"));
    record.add(
        when(
            imposed("ban", US, "BAN", at("WORLD"), Products.ALL, new Duty.Prohibited(), 2, 5, null),
            new Predicate.MeltedIn(List.of(new EconomyCode("RU")))));
    assertThat(ask(Shipment.UNSAID).assumptions())
        .containsExactly(
            new Assumption("meltedIn", "not in RU", List.of(), Status.PROHIBITED, null, null));
  }

  @Test
  void a_met_condition_comes_first_whatever_the_selection() {
    record.add(programme(US, "LOW", Selection.LOWEST));
    record.add(imposed("low", US, "LOW", at("WORLD"), "1"));
    record.add(when(imposed("transshipped", US, "LOW", at("WORLD"), "40"), claim("MOVED")));
    assertThat(ask(Shipment.UNSAID).additional()).isEqualTo(Percent.of("11"));
    assertThat(ask(claiming("MOVED")).additional()).isEqualTo(Percent.of("50"));
  }

  @Test
  void goods_on_their_way_keep_the_old_duty_until_the_window_closes() {
    record.add(imposed("new", US, "RECIPROCAL", at("CN"), "34"));
    record.add(
        granted(
            "new",
            exemption(
                "in-transit",
                Effect.MEASURE_STEPS_ASIDE,
                new Predicate.InTransit(april(9), april(20))),
            2,
            5,
            null));
    var answer = ask(Shipment.UNSAID);
    assertThat(answer.additional()).isEqualTo(Percent.of("34"));
    assertThat(answer.assumptions())
        .containsExactly(
            new Assumption(
                "loadedOn", "not before 2025-04-08T20:00:00-04:00", Percent.of("10"), null));
    assertThat(answer.nextChange())
        .isEqualTo(
            new RateAnswer.NextChange(
                april(20), org.tariffledger.domain.Facts.measureId("new"), "transitEnds"));
    assertThat(ask(loaded(8)).additional()).isEqualTo(Percent.of("10"));
    assertThat(ask(loaded(9)).additional()).isEqualTo(Percent.of("34"));
    assertThat(Rates.answer(query(loaded(8)).at(april(20)), record).additional())
        .isEqualTo(Percent.of("34"));
  }

  @Test
  void goods_loaded_before_an_early_window_closed_are_within_the_later_ones_too() {
    record.add(imposed("new", US, "RECIPROCAL", at("CN"), "34"));
    record.add(stepsAside("new", "late", 12));
    record.add(stepsAside("world", "early", 9));
    assertThat(ask(Shipment.UNSAID).assumptions())
        .extracting(RateAnswer.Assumption::value, RateAnswer.Assumption::otherwise)
        .containsExactly(
            tuple("not before 2025-04-08T20:00:00-04:00", Percent.of("0")),
            tuple("not before 2025-04-11T20:00:00-04:00", Percent.of("10")));
  }

  private static org.tariffledger.domain.MeasureEvent.ExemptionGranted stepsAside(
      String measure, String exemption, int loadedBefore) {
    return granted(
        measure,
        exemption(
            exemption,
            Effect.MEASURE_STEPS_ASIDE,
            new Predicate.InTransit(april(loadedBefore), april(20))),
        2,
        5,
        null);
  }

  @Test
  void a_number_without_an_ordinary_value_is_open_and_one_with_it_is_assumed() {
    record.add(when(imposed("heavy", US, "METALS", at("WORLD"), "25"), metal(Ordinarily.MET)));
    assertThat(ask(Shipment.UNSAID).additional()).isEqualTo(Percent.of("35"));
    assertThat(ask(Shipment.UNSAID).assumptions())
        .containsExactly(
            new Assumption("weightShare.metal", "at least 0.15", Percent.of("10"), null));
    assertThat(ask(shares(Map.of(METAL, "0.149999"))).additional()).isEqualTo(Percent.of("10"));
    record.add(when(imposed("open", US, "METALS", at("CN"), "40"), metal(null)));
    var answer = ask(Shipment.UNSAID);
    assertThat(answer.status()).isEqualTo(Status.DETERMINED);
    assertThat(ask(nothingAssumed()).range()).isEqualTo(range("10", "50"));
  }

  @Test
  void where_it_was_melted_is_elsewhere_unless_it_is_said() {
    record.add(imposed("steel", US, "METALS", at("WORLD"), "50"));
    record.add(
        granted(
            "steel",
            exemption("own", Effect.PROGRAMME_ANSWERS_ZERO, new Predicate.MeltedIn(List.of(US))),
            2,
            5,
            null));
    assertThat(ask(Shipment.UNSAID).additional()).isEqualTo(Percent.of("60"));
    assertThat(ask(melted(US)).additional()).isEqualTo(Percent.of("10"));
    assertThat(ask(melted(CN)).additional()).isEqualTo(Percent.of("60"));
  }

  @Test
  void where_it_was_melted_may_be_answered_by_an_economy_that_no_rule_names() {
    record.add(imposed("steel", US, "METALS", at("WORLD"), "50"));
    record.add(
        when(
            imposed("melted", US, "METALS", at("WORLD"), "5"),
            new Predicate.MeltedIn(List.of(US, new EconomyCode("MX")))));
    var need = ask(nothingAssumed()).needs().getFirst();
    assertThat(need)
        .isEqualTo(
            new Need(
                "meltedIn",
                "Where the metal was melted and poured decides what melted charges. CN stands for"
                    + " every economy that no rule names.",
                List.of("CN", "US")));
    assertThat(need.values())
        .extracting(economy -> ask(melted(new EconomyCode(economy))).additional())
        .containsExactly(Percent.of("60"), Percent.of("15"));
  }

  @Test
  void elsewhere_is_an_economy_of_its_own_also_if_the_exporter_is_named_and_never_a_union() {
    record.add(
        when(
            imposed("melted", US, "METALS", at("WORLD"), "5"),
            new Predicate.MeltedIn(List.of(CN, new EconomyCode("AD")))));
    assertThat(ask(nothingAssumed()).needs())
        .extracting(Need::values)
        .containsExactly(List.of("AE", "CN"));
    var ofTheUnion =
        new RateQuery(
            US,
            new EconomyCode("EU"),
            null,
            april(15),
            april(30),
            record.position(),
            nothingAssumed());
    assertThat(Rates.answer(ofTheUnion, record).needs())
        .extracting(Need::values)
        .containsExactly(List.of("AE", "CN"));
  }

  @Test
  void where_all_economies_are_named_nowhere_is_elsewhere() {
    var all = Economies.all().stream().map(e -> new EconomyCode(e.code())).toList();
    record.add(
        when(imposed("melted", US, "METALS", at("WORLD"), "5"), new Predicate.MeltedIn(all)));
    var answer = ask(nothingAssumed());
    assertThat(answer.needs()).isEmpty();
    assertThat(answer.additional()).isEqualTo(Percent.of("15"));
  }

  @Test
  void an_all_in_duty_without_a_schedule_is_open_up_to_itself() {
    record.add(allIn("floor"));
    var answer = ask(Shipment.UNSAID);
    assertThat(answer.range()).isEqualTo(range("10", "25"));
    assertThat(answer.needs())
        .contains(
            new Need(
                "baseDuty",
                "The duty of floor is all-in: it depends on the base duty of the goods. No"
                    + " parameter gives that: a schedule does, once loaded. No schedule of US is"
                    + " loaded, so the total is open.",
                List.of()));
    var general = Rates.answer(query(Shipment.UNSAID).on(null), record);
    assertThat(general.range()).isEqualTo(range("10", "25"));
    assertThat(general.needs()).extracting(Need::fact).containsExactly("product");
    assertThat(general.allIn()).isEqualTo(Percent.of("25"));
  }

  @Test
  void a_measure_for_whose_share_the_ordinary_ones_leave_no_room_has_no_part() {
    record.add(when(imposed("own", US, "RECIPROCAL", at("CN"), "5"), above(OWN, "0.6", null)));
    record.add(
        when(
            imposed("metal", US, "METALS", at("WORLD"), "50"),
            above(STEEL, "0.4", Ordinarily.MET)));
    assertThat(parts(ask(Shipment.UNSAID)))
        .containsExactly("metal APPLIED 50 null", "world APPLIED 10 null");
    assertThat(parts(ask(shares(Map.of(STEEL, "0.3")))))
        .containsExactlyInAnyOrder(
            "own OPEN null share.usContent", "world OPEN null share.usContent");
  }

  @Test
  void a_longer_code_is_asked_for_once_whatever_it_would_settle() {
    record.take(
        Schedules.whole(
            "HTS-2025", 1, 2, line("72081015", 0, "5%", ""), line("72081030", 0, "2%", "")));
    record.add(allIn("floor"));
    record.add(programme(US, "PARTS"));
    record.add(
        imposed("part", US, "PARTS", at("CN"), goods("7208101510"), percent("7"), 2, 5, null));
    var answer = Rates.answer(query(Shipment.UNSAID).on(code("7208")), record);
    assertThat(answer.range()).isEqualTo(range("20", "27"));
    assertThat(Need.merged(Stream.concat(answer.needs().stream(), answer.base().needs().stream())))
        .containsExactly(
            new Need(
                "product",
                "Below 7208 not all goods are charged alike; give a longer code. The duty of floor"
                    + " is all-in: it depends on the base duty of the goods. Below 7208 the"
                    + " schedule has 2 lines that do not all charge alike; give a longer code.",
                List.of("72081015", "7208101510", "72081030")));
  }

  @Test
  void twelve_open_facts_of_one_programme_and_of_linked_ones_have_an_exact_range() {
    IntStream.rangeClosed(1, 12)
        .forEach(
            i -> {
              record.add(programme(US, "P" + i));
              record.add(
                  when(
                      imposed("m" + i, US, "P" + i, at("WORLD"), String.valueOf(1 << i)),
                      claim("C" + i)));
              record.add(rule("P" + i, "RECIPROCAL", null, "r" + i));
            });
    assertThat(ask(nothingAssumed()).range()).isEqualTo(range("2", "8190"));
    assertThat(ask(nothingAssumed()).needs()).hasSize(12);
  }

  @Test
  void twelve_open_numbers_between_two_thresholds_each_have_an_exact_range() {
    chain(
        12,
        i -> {
          var share = new NumericFact("weightShare.w" + i);
          return List.of(
              new Measured(share, Comparison.AT_LEAST, new BigDecimal("0.2"), null),
              new Measured(share, Comparison.BELOW, new BigDecimal("0.6"), null));
        });
    var answer = ask(Shipment.UNSAID);
    assertThat(answer.range()).isEqualTo(range("10", "106"));
    assertThat(answer.needs())
        .extracting(Need::fact, Need::values)
        .hasSize(12)
        .contains(tuple("weightShare.w7", List.of("0", "0.2")));
  }

  @Test
  void thirteen_open_claims_have_an_exact_range_and_of_more_the_answer_says_that_it_is_not() {
    chain(13, i -> List.of(claim("C" + i)));
    assertThat(ask(nothingAssumed()).range()).isEqualTo(range("10", "115"));
    record.add(programme(US, "P14"));
    record.add(when(imposed("m14", US, "P14", at("WORLD"), "1"), claim("C14")));
    record.add(charged("P13", "P14", "r13"));
    var answer = ask(nothingAssumed());
    assertThat(answer.range()).isEqualTo(new Range(Percent.of("10"), null));
    assertThat(answer.needs())
        .allSatisfy(need -> assertThat(need.why()).contains("too many cases to try them all"));
  }

  /// Each programme silences the next one while it is charged itself; the first charges 21, each
  /// other one less.
  private void chain(int length, IntFunction<List<Predicate>> conditions) {
    for (int i = 1; i <= length; i++) {
      record.add(programme(US, "P" + i));
      record.add(
          when(
              imposed("m" + i, US, "P" + i, at("WORLD"), String.valueOf(22 - i)),
              conditions.apply(i).toArray(Predicate[]::new)));
    }
    for (int i = 1; i < length; i++) {
      record.add(charged("P" + i, "P" + (i + 1), "r" + i));
    }
  }

  private static StackingRuleSet charged(String when, String suppresses, String id) {
    return new StackingRuleSet(
        new RuleId(id),
        US,
        programmeId(when),
        Trigger.CHARGED,
        programmeId(suppresses),
        april(1),
        null,
        org.tariffledger.domain.Facts.on(1));
  }

  @Test
  void of_values_that_come_to_the_same_one_is_asked_for() {
    record.add(
        when(
            imposed("middle", US, "RECIPROCAL", at("WORLD"), "3"),
            new Measured(METAL, Comparison.ABOVE, new BigDecimal("0.2"), null),
            new Measured(METAL, Comparison.BELOW, new BigDecimal("0.6"), null)));
    var answer = ask(Shipment.UNSAID);
    assertThat(answer.needs())
        .extracting(Need::fact, Need::values)
        .containsExactly(tuple("weightShare.metal", List.of("0", "0.4")));
    assertThat(ask(shares(Map.of(METAL, "0.4"))).additional()).isEqualTo(Percent.of("3"));
  }

  private static final AllInColumn GENERAL = new AllInColumn("general");

  private RateAnswer ask(Shipment shipment) {
    return Rates.answer(query(shipment), record);
  }

  private RateQuery query(Shipment shipment) {
    return new RateQuery(
        US,
        CN,
        new org.tariffledger.domain.ProductCode("72081015"),
        april(15),
        april(30),
        record.position(),
        shipment);
  }

  private static List<String> parts(RateAnswer answer) {
    return answer.components().stream()
        .map(c -> "%s %s %s %s".formatted(c.measure(), c.outcome(), c.percent(), c.because()))
        .toList();
  }

  private static Range range(String low, String high) {
    return new Range(Percent.of(low), Percent.of(high));
  }

  private static TariffImposed on(TariffImposed measure, Basis basis) {
    return with(measure, basis, List.of());
  }

  private static TariffImposed when(TariffImposed measure, Predicate... conditions) {
    return with(measure, Basis.FULL_VALUE, Arrays.asList(conditions));
  }

  private static TariffImposed with(
      TariffImposed measure, Basis basis, List<Predicate> conditions) {
    return new TariffImposed(
        measure.measure(),
        measure.imposer(),
        measure.programme(),
        measure.targets(),
        measure.products(),
        measure.duty(),
        basis,
        conditions,
        measure.effectiveFrom(),
        measure.expiresAt(),
        measure.inResponseTo(),
        measure.announcement());
  }

  private static TariffImposed allIn(String id) {
    var measure = imposed(id, US, "METALS", at("CN"), "1");
    return new TariffImposed(
        measure.measure(),
        measure.imposer(),
        measure.programme(),
        measure.targets(),
        measure.products(),
        new Duty.TopUpTo(Percent.of("15"), GENERAL),
        measure.effectiveFrom(),
        measure.expiresAt(),
        measure.inResponseTo(),
        measure.announcement());
  }

  private static Predicate above(
      NumericFact share, String threshold, @Nullable Ordinarily ordinarily) {
    return new Measured(share, Comparison.ABOVE, new BigDecimal(threshold), ordinarily);
  }

  private static Predicate metal(@Nullable Ordinarily ordinarily) {
    return new Measured(METAL, Comparison.AT_LEAST, new BigDecimal("0.15"), ordinarily);
  }

  private static StackingRuleSet rule(String when, String suppresses, NumericFact share) {
    return rule(when, suppresses, share, "spare");
  }

  private static StackingRuleSet rule(
      String when, String suppresses, @Nullable NumericFact share, String id) {
    return new StackingRuleSet(
        new RuleId(id),
        US,
        programmeId(when),
        Trigger.COVERED,
        programmeId(suppresses),
        share,
        april(1),
        null,
        org.tariffledger.domain.Facts.on(1));
  }

  private static Shipment shares(Map<NumericFact, String> shares) {
    var numbers = new HashMap<NumericFact, BigDecimal>();
    shares.forEach((fact, share) -> numbers.put(fact, new BigDecimal(share)));
    return new Shipment(Claims.UNSAID, null, null, null, null, null, numbers, Assume.ORDINARY);
  }

  private static Shipment quota(boolean inHand) {
    return new Shipment(Claims.UNSAID, null, null, null, inHand, null, Map.of(), Assume.ORDINARY);
  }

  private static Shipment loaded(int day) {
    return new Shipment(
        Claims.UNSAID, null, null, april(day), null, null, Map.of(), Assume.ORDINARY);
  }

  private static Shipment melted(EconomyCode economy) {
    return new Shipment(Claims.UNSAID, null, null, null, null, economy, Map.of(), Assume.ORDINARY);
  }

  private static Shipment claiming(String claim) {
    return Shipment.claiming(new Claims(Set.of(new ClaimName(claim)), Set.of(), false));
  }

  private static Shipment nothingAssumed() {
    return new Shipment(Claims.UNSAID, null, null, null, null, null, Map.of(), Assume.NOTHING);
  }
}
