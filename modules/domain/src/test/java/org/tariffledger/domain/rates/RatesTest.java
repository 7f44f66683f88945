package org.tariffledger.domain.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.DE;
import static org.tariffledger.domain.Facts.JP;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.changed;
import static org.tariffledger.domain.Facts.code;
import static org.tariffledger.domain.Facts.complete;
import static org.tariffledger.domain.Facts.goods;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.lifted;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.paused;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.Facts.residual;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.SmallLedger;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.Trigger;
import org.tariffledger.domain.rates.RateAnswer.NextChange;
import org.tariffledger.domain.rates.RateAnswer.Outcome;
import org.tariffledger.domain.rates.RateAnswer.Status;

class RatesTest {

  private final SmallLedger record =
      SmallLedger.of(
          complete(US),
          programme(US, "FENTANYL"),
          programme(US, "RECIPROCAL"),
          programme(US, "AUTOS"),
          imposed("fentanyl", US, "FENTANYL", at("CN"), "20"),
          imposed("world", US, "RECIPROCAL", at("WORLD"), "10"),
          imposed("china", US, "RECIPROCAL", at("CN"), "34"));

  @Test
  void programmes_add_and_within_one_the_closest_aim_answers() {
    var answer = ask(CN, null, 10);
    assertThat(answer.status()).isEqualTo(Status.DETERMINED);
    assertThat(answer.additional()).isEqualTo(Percent.of("54"));
    assertThat(outcomes(answer))
        .containsExactly("fentanyl APPLIED 20", "china APPLIED 34", "world REPLACED_BY 0");
    assertThat(answer.components().getLast().because()).isEqualTo("china");
  }

  @Test
  void a_new_total_replaces_the_old_one() {
    record.add(changed("china", "84", 8, 9));
    record.add(changed("china", "125", 9, 10));
    assertThat(ask(CN, null, 10).additional()).isEqualTo(Percent.of("145"));
  }

  @Test
  void a_union_is_aimed_at_closer_than_the_world_and_wider_than_a_member() {
    record.add(imposed("union", US, "RECIPROCAL", at("EU"), "20"));
    assertThat(ask(DE, null, 10).additional()).isEqualTo(Percent.of("20"));
    record.add(imposed("member", US, "RECIPROCAL", at("DE"), "5"));
    assertThat(ask(DE, null, 10).additional()).isEqualTo(Percent.of("5"));
  }

  @Test
  void the_longer_heading_answers_for_its_goods_and_all_for_the_rest() {
    record.add(special("RECIPROCAL", goods("9608"), "50"));
    assertThat(ask(JP, "9608.10", 10).additional()).isEqualTo(Percent.of("50"));
    assertThat(ask(JP, "9609.10", 10).additional()).isEqualTo(Percent.of("10"));
    assertThat(ask(JP, null, 10).additional()).isEqualTo(Percent.of("10"));
  }

  @Test
  void a_code_above_the_one_that_decides_is_asked_for_the_rest_of_it() {
    record.add(special("RECIPROCAL", goods("9608.10"), "50"));
    var answer = ask(JP, "9608", 10);
    assertThat(answer.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(answer.range()).isEqualTo(new RateAnswer.Range(Percent.of("10"), Percent.of("50")));
    assertThat(answer.needs())
        .singleElement()
        .satisfies(
            need -> {
              assertThat(need.fact()).isEqualTo("product");
              assertThat(need.values()).containsExactly("960810");
            });
    assertThat(outcomes(answer)).contains("pens OPEN null");
  }

  @Test
  void a_longer_heading_that_changes_nothing_is_not_asked_for() {
    record.add(special("RECIPROCAL", goods("9608.10"), "10"));
    assertThat(ask(JP, "9608", 10).status()).isEqualTo(Status.DETERMINED);
  }

  @Test
  void a_pause_charges_its_residual_and_names_the_duty_that_resumes() {
    record.add(paused("china", residual("10"), 9, 10, 20));
    var answer = ask(CN, null, 10);
    assertThat(answer.additional()).isEqualTo(Percent.of("30"));
    assertThat(outcomes(answer)).contains("china PAUSED 10");
    var next = answer.nextChange();
    assertThat(next).isNotNull();
    assertThat(next.at()).isEqualTo(april(20));
    assertThat(next.kind()).isEqualTo("pauseLapses");
    assertThat(ask(CN, null, 20).additional()).isEqualTo(Percent.of("54"));
  }

  @Test
  void a_pause_that_steps_aside_lets_the_wider_measure_answer_and_one_of_zero_does_not() {
    record.add(paused("china", new Residual.StepsAside(), 9, 10, 20));
    assertThat(ask(CN, null, 10).additional()).isEqualTo(Percent.of("30"));
    record.add(paused("china", residual("0"), 10, 10, 20));
    assertThat(ask(CN, null, 10).additional()).isEqualTo(Percent.of("20"));
  }

  @Test
  void a_prohibition_ends_the_question() {
    record.add(
        imposed("ban", US, "AUTOS", at("CN"), goods("8703"), new Duty.Prohibited(), 2, 5, null));
    var answer = ask(CN, "8703.23", 10);
    assertThat(answer.status()).isEqualTo(Status.PROHIBITED);
    assertThat(answer.additional()).isNull();
    assertThat(answer.needs()).isEmpty();
  }

  @Test
  void a_rule_silences_a_programme_from_its_day_and_once_it_is_announced() {
    record.add(
        imposed("autos", US, "AUTOS", at("WORLD"), goods("8703"), percent("25"), 2, 3, null));
    record.add(rule("RECIPROCAL", Trigger.COVERED, 8, 5));
    assertThat(ask(JP, "8703", 10).additional()).isEqualTo(Percent.of("25"));
    assertThat(outcomes(ask(JP, "8703", 10))).contains("world SUPPRESSED_BY 0");
    assertThat(
            Rates.answer(
                    new RateQuery(US, JP, code("8703"), april(10), april(7), record.position()),
                    record)
                .additional())
        .isEqualTo(Percent.of("35"));
  }

  @Test
  void what_is_covered_silences_even_if_it_owes_nothing_what_is_charged_only_if_it_stands() {
    record.add(imposed("autos", US, "AUTOS", at("WORLD"), goods("8703"), percent("0"), 2, 3, null));
    record.add(rule("FENTANYL", Trigger.COVERED, 2, 5));
    assertThat(ask(CN, "8703", 10).additional()).isEqualTo(Percent.of("34"));
    record.add(programme(US, "LATER"));
    record.add(imposed("later", US, "LATER", at("CN"), "7"));
    record.add(
        new StackingRuleSet(
            new RuleId("fentanyl-later"),
            US,
            programmeId("FENTANYL"),
            Trigger.CHARGED,
            programmeId("LATER"),
            april(5),
            null,
            on(2)));
    assertThat(ask(CN, "8703", 10).additional()).isEqualTo(Percent.of("41"));
    assertThat(ask(CN, null, 10).additional()).isEqualTo(Percent.of("54"));
  }

  @Test
  void equal_candidates_with_different_duties_are_a_question() {
    record.add(imposed("china-too", US, "RECIPROCAL", at("CN"), "40"));
    var answer = ask(CN, null, 10);
    assertThat(answer.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(answer.needs())
        .singleElement()
        .satisfies(
            need -> {
              assertThat(need.fact()).isEqualTo("duty");
              assertThat(need.why())
                  .startsWith("china, china-too of RECIPROCAL fit equally well")
                  .contains("No fact of the shipment says which of them answers");
            });
    assertThat(answer.range()).isEqualTo(new RateAnswer.Range(Percent.of("54"), Percent.of("60")));
  }

  @Test
  void a_longer_code_is_asked_for_where_one_may_tell_equal_candidates_apart() {
    record.add(imposed("china-too", US, "RECIPROCAL", at("CN"), "40"));
    record.add(
        imposed("cars", US, "RECIPROCAL", at("CN"), goods("870323"), percent("1"), 2, 5, null));
    assertThat(ask(CN, "8703", 10).needs())
        .singleElement()
        .satisfies(
            need -> {
              assertThat(need.fact()).isEqualTo("product");
              assertThat(need.why()).contains("china, china-too of RECIPROCAL fit equally well");
              assertThat(need.values()).containsExactly("870323");
            });
    assertThat(ask(CN, "870323", 10).needs()).isEmpty();
  }

  @Test
  void what_comes_next_is_nothing_of_a_measure_that_excludes_the_exporter() {
    var but = new Targets(List.of(new Target.World()), List.of(new Target.Economy(JP)));
    record.add(imposed("others", US, "LATER", but, Products.ALL, percent("5"), 2, 20, null));
    assertThat(ask(JP, null, 10).nextChange()).isNull();
    assertThat(ask(CN, null, 10).nextChange())
        .isEqualTo(new NextChange(april(20), measureId("others"), "starts"));
  }

  @Test
  void what_comes_next_is_nothing_of_a_union_that_the_exporter_has_left() {
    record.add(imposed("eu", US, "LATER", at("EU"), Products.ALL, percent("5"), 2, 20, null));
    assertThat(ask(new EconomyCode("GB"), null, 10).nextChange()).isNull();
    assertThat(ask(new EconomyCode("DE"), null, 10).nextChange())
        .isEqualTo(new NextChange(april(20), measureId("eu"), "starts"));
  }

  @Test
  void a_rule_between_programmes_that_never_concern_the_exporter_comes_next_to_nobody() {
    record.add(imposed("japan", US, "LATER", at("JP"), "1"));
    record.add(
        new StackingRuleSet(
            new RuleId("soon"),
            US,
            programmeId("LATER"),
            Trigger.COVERED,
            programmeId("RECIPROCAL"),
            april(20),
            null,
            on(2)));
    assertThat(ask(CN, null, 10).nextChange()).isNull();
    assertThat(ask(JP, null, 10).nextChange())
        .isEqualTo(new NextChange(april(20), null, "ruleBegins"));
  }

  @Test
  void equal_candidates_with_equal_duties_are_none() {
    record.add(imposed("china-too", US, "RECIPROCAL", at("CN"), "34"));
    assertThat(ask(CN, null, 10).additional()).isEqualTo(Percent.of("54"));
  }

  @Test
  void a_programme_may_let_the_lowest_or_the_latest_answer() {
    record.add(programme(US, "LOW", Selection.LOWEST));
    record.add(imposed("low-1", US, "LOW", at("JP"), "9"));
    record.add(imposed("low-2", US, "LOW", at("WORLD"), "3"));
    record.add(programme(US, "LATE", Selection.LATEST));
    record.add(imposed("late-1", US, "LATE", at("JP"), "100"));
    record.add(
        imposed("late-2", US, "LATE", at("WORLD"), Products.ALL, percent("200"), 2, 6, null));
    assertThat(ask(JP, null, 10).additional()).isEqualTo(Percent.of("213"));
  }

  @Test
  void an_importer_nobody_recorded_is_undetermined_not_zero() {
    var answer =
        Rates.answer(new RateQuery(JP, US, null, april(10), april(30), record.position()), record);
    assertThat(answer.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(answer.additional()).isNull();
    assertThat(answer.range().high()).isNull();
    assertThat(answer.coverage().state()).isEqualTo(CoverageState.ABSENT);
    assertThat(answer.needs()).extracting(RateAnswer.Need::fact).containsExactly("coverage");
  }

  @Test
  void coverage_is_complete_partial_or_absent_from_its_day() {
    record.add(new CoverageDeclared(US, CoverageState.PARTIAL, april(12), on(12)));
    assertThat(ask(CN, null, 11).status()).isEqualTo(Status.DETERMINED);
    assertThat(ask(CN, null, 12).status()).isEqualTo(Status.UNDETERMINED);
    assertThat(ask(CN, null, 12).range()).isEqualTo(new RateAnswer.Range(Percent.of("54"), null));
  }

  @Test
  void what_has_not_begun_is_shown_and_not_charged_and_what_has_ended_is_not_shown() {
    record.add(imposed("later", US, "AUTOS", at("CN"), Products.ALL, percent("25"), 2, 12, 20));
    assertThat(outcomes(ask(CN, null, 10))).contains("later NOT_YET_IN_FORCE 0");
    assertThat(ask(CN, null, 10).additional()).isEqualTo(Percent.of("54"));
    assertThat(outcomes(ask(CN, null, 20))).noneMatch(text -> text.startsWith("later"));
    record.add(lifted("later", 11, 12));
    assertThat(ask(CN, null, 15).components())
        .filteredOn(component -> component.measure().value().equals("later"))
        .extracting(RateAnswer.Component::outcome, RateAnswer.Component::legalStatus)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Outcome.NOT_YET_IN_FORCE, RateAnswer.LegalStatus.SUPERSEDED_BEFORE_EFFECT));
  }

  @Test
  void a_measure_of_a_group_that_the_exporter_is_not_known_to_be_in_announces_no_change() {
    var members = List.of(new Membership(JP, null, april(20)));
    record.add(new GroupRegistered(new GroupId("ANNEX"), "Annex", List.of(), on(1)));
    record.add(new GroupRegistered(new GroupId("ALLIES"), "Allies", members, on(1)));
    var annexButAllies = new Targets(at("ANNEX").include(), at("ALLIES").include());
    record.add(imposed("annex", US, "AUTOS", annexButAllies, "25"));
    assertThat(ask(JP, null, 10).nextChange()).isNull();
    record.add(
        imposed(
            "all-but-allies",
            US,
            "AUTOS",
            new Targets(at("WORLD").include(), at("ALLIES").include()),
            "25"));
    assertThat(ask(JP, null, 10).nextChange())
        .isEqualTo(new RateAnswer.NextChange(april(20), null, "membershipEnds"));
  }

  @Test
  void the_peak_is_the_highest_rate_on_any_heading() {
    record.add(special("AUTOS", goods("9608"), "50"));
    var query = new RateQuery(US, CN, null, april(10), april(30), record.position());
    var peak = Rates.peak(query, record);
    assertThat(peak.answer().additional()).isEqualTo(Percent.of("104"));
    assertThat(peak.range()).isEqualTo(new RateAnswer.Range(Percent.of("104"), Percent.of("104")));
    assertThat(Rates.answer(query, record).additional()).isEqualTo(Percent.of("54"));
  }

  private static org.tariffledger.domain.MeasureEvent.TariffImposed special(
      String programme, Products products, String duty) {
    return imposed("pens", US, programme, at("WORLD"), products, percent(duty), 2, 5, null);
  }

  private static StackingRuleSet rule(String suppresses, Trigger trigger, int announced, int from) {
    return new StackingRuleSet(
        new RuleId("autos-" + suppresses),
        US,
        programmeId("AUTOS"),
        trigger,
        programmeId(suppresses),
        april(from),
        null,
        on(announced));
  }

  private RateAnswer ask(EconomyCode exporter, @Nullable String product, int day) {
    return Rates.answer(
        new RateQuery(
            US,
            exporter,
            product == null ? null : code(product),
            april(day),
            april(30),
            record.position()),
        record);
  }

  private static List<String> outcomes(RateAnswer answer) {
    return answer.components().stream()
        .map(c -> c.measure() + " " + c.outcome() + " " + c.percent())
        .toList();
  }
}
