package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tariffledger.domain.Exemption.Effect.MEASURE_STEPS_ASIDE;
import static org.tariffledger.domain.Exemption.Effect.PROGRAMME_ANSWERS_ZERO;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.among;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.claim;
import static org.tariffledger.domain.Facts.code;
import static org.tariffledger.domain.Facts.complete;
import static org.tariffledger.domain.Facts.events;
import static org.tariffledger.domain.Facts.exemption;
import static org.tariffledger.domain.Facts.granted;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.paused;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.Facts.refusals;
import static org.tariffledger.domain.Facts.revoked;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.MeasureCommand.GrantExemption;
import org.tariffledger.domain.MeasureCommand.RevokeExemption;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateAnswer.Assumed;
import org.tariffledger.domain.rates.RateAnswer.Assumption;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// What spares a shipment a measure, and what is assumed where nothing is said of it.
class ExemptionsTest {

  private static final MeasureId CHINA = measureId("china");
  private static final Claims USMCA = claims(Set.of("USMCA"), Set.of());

  private final SmallLedger record =
      SmallLedger.of(
          complete(US),
          programme(US, "RECIPROCAL"),
          imposed("world", US, "RECIPROCAL", at("WORLD"), "10"),
          imposed("china", US, "RECIPROCAL", at("CN"), "125"));

  @Test
  void exempt_goods_are_charged_nothing_and_the_answer_says_why() {
    record.add(granted("china", chips(PROGRAMME_ANSWERS_ZERO), 6, 8, 20));
    assertThat(rate("8471.30", 8)).isEqualTo("0");
    assertThat(parts("8471.30", 8)).contains("china EXEMPT 0 chips");
    assertThat(rate("8471.30", 7)).isEqualTo("125");
    assertThat(rate("8471.30", 20)).isEqualTo("125");
    assertThat(rate("8703", 8)).isEqualTo("125");
    assertThat(rate(null, 8)).isEqualTo("125");
  }

  @Test
  void a_measure_that_steps_aside_leaves_the_wider_one_to_answer() {
    record.add(granted("china", chips(MEASURE_STEPS_ASIDE), 6, 8, null));
    assertThat(rate("8471", 8)).isEqualTo("10");
    assertThat(parts("8471", 8)).contains("china EXEMPT 0 chips", "world APPLIED 10 null");
  }

  @Test
  void of_several_that_are_met_one_by_which_nothing_is_charged_counts() {
    record.add(granted("china", exemption("a", MEASURE_STEPS_ASIDE, among("8471")), 6, 8, null));
    record.add(granted("china", chips(PROGRAMME_ANSWERS_ZERO), 6, 8, null));
    assertThat(rate("8471", 8)).isEqualTo("0");
    assertThat(parts("8471", 8)).contains("china EXEMPT 0 chips");
  }

  @Test
  void where_only_some_of_the_goods_are_exempt_the_product_is_asked_for() {
    record.add(granted("china", chips(PROGRAMME_ANSWERS_ZERO), 6, 8, null));
    var answer = ask("84", 8, Claims.UNSAID);
    assertThat(answer.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(answer.needs())
        .singleElement()
        .satisfies(need -> assertThat(need.values()).containsExactly("8471"));
  }

  @Test
  void a_claim_is_taken_as_not_made_and_the_answer_says_so() {
    record.add(granted("china", origin(), 6, 8, null));
    var answer = ask(null, 8, Claims.UNSAID);
    assertThat(answer.additional()).isEqualTo(Percent.of("125"));
    assertThat(answer.assumptions())
        .containsExactly(new Assumption("claims.USMCA", "not made", Percent.ZERO, null));
  }

  @Test
  void where_the_record_is_not_complete_nobody_knows_the_rate_with_the_claim_either() {
    record.add(granted("china", origin(), 6, 8, null));
    record.add(new CoverageDeclared(US, CoverageState.PARTIAL, april(8), on(8)));
    assertThat(ask(null, 8, Claims.UNSAID).assumptions())
        .containsExactly(new Assumption("claims.USMCA", "not made", null, null));
  }

  @Test
  void a_claim_made_is_honoured_and_one_denied_or_ruled_out_is_not_asked_for() {
    record.add(granted("china", origin(), 6, 8, null));
    assertThat(ask(null, 8, USMCA).additional()).isEqualTo(Percent.ZERO);
    for (var said :
        List.of(USMCA, claims(Set.of(), Set.of("USMCA")), new Claims(Set.of(), Set.of(), true))) {
      assertThat(ask(null, 8, said).assumptions()).isEmpty();
    }
    assertThat(ask(null, 8, claims(Set.of(), Set.of("USMCA"))).additional())
        .isEqualTo(Percent.of("125"));
  }

  @Test
  void a_claim_that_changes_nothing_is_not_assumed() {
    record.add(granted("world", origin(), 6, 8, null));
    assertThat(ask(null, 8, Claims.UNSAID).assumptions()).isEmpty();
  }

  @Test
  void claims_that_spare_the_goods_only_together_are_each_assumed_with_what_they_would_change() {
    var both = exemption("both", PROGRAMME_ANSWERS_ZERO, claim("ALPHA"), claim("BETA"));
    record.add(granted("china", both, 6, 8, null));
    assertThat(ask(null, 8, Claims.UNSAID).assumptions())
        .containsExactly(notMade("ALPHA", "BETA"), notMade("BETA", "ALPHA"));
    assertThat(ask(null, 8, claims(Set.of("ALPHA"), Set.of())).assumptions())
        .containsExactly(new Assumption("claims.BETA", "not made", Percent.ZERO, null));
    assertThat(ask(null, 8, claims(Set.of(), Set.of("ALPHA"))).assumptions()).isEmpty();
  }

  private static Assumption notMade(String claim, String other) {
    return new Assumption(
        "claims." + claim,
        "not made",
        List.of(new Assumed("claims." + other, "not made")),
        Status.DETERMINED,
        Percent.ZERO,
        null);
  }

  @Test
  void a_claim_that_changes_something_alone_is_assumed_by_itself() {
    record.add(granted("china", origin(), 6, 8, null));
    var both = exemption("both", PROGRAMME_ANSWERS_ZERO, claim("USMCA"), claim("ALPHA"));
    record.add(granted("china", both, 6, 8, null));
    assertThat(ask(null, 8, Claims.UNSAID).assumptions())
        .containsExactly(new Assumption("claims.USMCA", "not made", Percent.ZERO, null));
  }

  @Test
  void everything_that_an_exemption_asks_for_must_hold() {
    var both = exemption("both", PROGRAMME_ANSWERS_ZERO, claim("USMCA"), among("8471"));
    record.add(granted("china", both, 6, 8, null));
    assertThat(ask("8471", 8, USMCA).additional()).isEqualTo(Percent.ZERO);
    assertThat(ask("8703", 8, USMCA).additional()).isEqualTo(Percent.of("125"));
    assertThat(ask("8471", 8, Claims.UNSAID).additional()).isEqualTo(Percent.of("125"));
  }

  @Test
  void what_is_exempt_covers_the_goods_and_does_not_charge_them() {
    record.add(programme(US, "FENTANYL"));
    record.add(imposed("fentanyl", US, "FENTANYL", at("CN"), "20"));
    record.add(granted("china", chips(PROGRAMME_ANSWERS_ZERO), 6, 8, null));
    record.add(rule("charged", Trigger.CHARGED));
    assertThat(rate("8471", 8)).isEqualTo("20");
    assertThat(rate("8703", 8)).isEqualTo("125");
    record.add(rule("covered", Trigger.COVERED));
    assertThat(rate("8471", 8)).isEqualTo("0");
  }

  @Test
  void an_exemption_from_a_paused_measure_counts_unless_it_steps_aside_anyway() {
    record.add(granted("china", chips(PROGRAMME_ANSWERS_ZERO), 6, 8, null));
    record.add(paused("china", Facts.residual("30"), 9, 10, 15));
    assertThat(rate("8471", 10)).isEqualTo("0");
    record.add(paused("china", new Residual.StepsAside(), 11, 10, 15));
    assertThat(rate("8471", 10)).isEqualTo("10");
  }

  @Test
  void granted_again_it_replaces_what_its_id_stood_for() {
    record.add(granted("china", chips(PROGRAMME_ANSWERS_ZERO), 6, 8, null));
    var aside = exemption("chips", MEASURE_STEPS_ASIDE, among("8542"));
    record.add(granted("china", aside, 9, 12, null));
    assertThat(rate("8471", 11)).isEqualTo("0");
    assertThat(rate("8471", 12)).isEqualTo("125");
    assertThat(rate("8542", 12)).isEqualTo("10");
  }

  @Test
  void an_exemption_that_is_revoked_ends_and_only_one_that_holds_can_be() {
    record.add(granted("china", chips(PROGRAMME_ANSWERS_ZERO), 6, 8, 20));
    assertThat(refusals(record.take(revoke("ghost", 10))))
        .containsExactly("EXEMPTION_NOT_GRANTED /exemption");
    assertThat(refusals(record.take(revoke("chips", 7))))
        .containsExactly("EXEMPTION_NOT_GRANTED /exemption");
    assertThat(refusals(record.take(revoke("chips", 12))))
        .containsExactly("SCHEDULED_CHANGE_AHEAD /scheduled");
    record.add(revoked("china", "chips", 9, 12));
    assertThat(rate("8471", 11)).isEqualTo("0");
    assertThat(rate("8471", 12)).isEqualTo("125");
  }

  @Test
  void an_end_that_is_announced_is_kept_or_cancelled_by_the_next_grant() {
    record.add(granted("china", chips(PROGRAMME_ANSWERS_ZERO), 6, 8, 20));
    assertThat(refusals(record.take(grant(12, null, null))))
        .containsExactly("SCHEDULED_CHANGE_AHEAD /scheduled");
    assertThat(events(record.take(grant(12, null, Scheduled.KEEP)))).hasSize(1);
    assertThat(rate("8471", 20)).isEqualTo("125");
    assertThat(events(record.take(grant(13, null, Scheduled.CANCEL)))).hasSize(1);
    assertThat(rate("8471", 20)).isEqualTo("0");
  }

  @Test
  void an_exemption_does_not_end_before_it_begins_and_says_when_it_holds() {
    assertThat(refusals(record.take(grant(12, 12, null))))
        .containsExactly("END_BEFORE_START /expiresAt");
    assertThatThrownBy(() -> exemption("never", PROGRAMME_ANSWERS_ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_clock_brings_exemptions_and_takes_them_away() {
    record.add(granted("china", chips(PROGRAMME_ANSWERS_ZERO), 6, 8, 20));
    assertThat(ask("8471", 7, Claims.UNSAID).nextChange())
        .isEqualTo(new RateAnswer.NextChange(april(8), CHINA, "exemptionBegins"));
    assertThat(ask("8471", 8, Claims.UNSAID).nextChange())
        .isEqualTo(new RateAnswer.NextChange(april(20), CHINA, "exemptionEnds"));
  }

  private static Exemption chips(Exemption.Effect effect) {
    return exemption("chips", effect, among("8471"));
  }

  private static Exemption origin() {
    return exemption("usmca", PROGRAMME_ANSWERS_ZERO, claim("USMCA"));
  }

  private static Claims claims(Set<String> made, Set<String> denied) {
    return new Claims(names(made), names(denied), false);
  }

  private static Set<ClaimName> names(Set<String> claims) {
    return Set.copyOf(claims.stream().map(ClaimName::new).toList());
  }

  private static StackingRuleSet rule(String id, Trigger trigger) {
    return new StackingRuleSet(
        new RuleId(id),
        US,
        programmeId("RECIPROCAL"),
        trigger,
        programmeId("FENTANYL"),
        april(5),
        null,
        on(2));
  }

  private static GrantExemption grant(
      int from, @Nullable Integer until, @Nullable Scheduled scheduled) {
    return new GrantExemption(
        CHINA,
        new ExemptionId("chips"),
        List.of(among("8471")),
        PROGRAMME_ANSWERS_ZERO,
        on(10),
        april(from),
        until == null ? null : april(until),
        scheduled);
  }

  private static RevokeExemption revoke(String exemption, int from) {
    return new RevokeExemption(CHINA, new ExemptionId(exemption), on(9), april(from), null);
  }

  private String rate(@Nullable String product, int day) {
    return String.valueOf(ask(product, day, Claims.UNSAID).additional());
  }

  private List<String> parts(String product, int day) {
    return ask(product, day, Claims.UNSAID).components().stream()
        .map(c -> c.measure() + " " + c.outcome() + " " + c.percent() + " " + c.because())
        .toList();
  }

  private RateAnswer ask(@Nullable String product, int day, Claims claims) {
    return Rates.answer(
        new RateQuery(
            US,
            CN,
            product == null ? null : code(product),
            april(day),
            april(30),
            record.position(),
            claims),
        record);
  }
}
