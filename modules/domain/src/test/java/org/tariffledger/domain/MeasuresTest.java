package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.DE;
import static org.tariffledger.domain.Facts.EU;
import static org.tariffledger.domain.Facts.JP;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.events;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.lifted;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.Facts.refusals;
import static org.tariffledger.domain.Facts.residual;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.Refusal.Code;

class MeasuresTest {

  private final SmallLedger record =
      SmallLedger.of(
          programme(US, "US-RECIPROCAL"),
          programme(CN, "CN-COUNTER"),
          programme(EU, "EU-COUNTER"),
          imposed("us-cn", US, "US-RECIPROCAL", at("CN", "EU"), "34"));

  @Test
  void imposes_a_tariff() {
    assertThat(record.take(impose("us-jp", US, "US-RECIPROCAL", at("JP"), null)))
        .isEqualTo(
            new Decision.Accepted<>(
                List.of(imposed("us-jp", US, "US-RECIPROCAL", at("JP"), "24"))));
  }

  @Test
  void a_command_repeated_on_what_it_produced_yields_nothing() {
    for (var command :
        List.of(
            impose("us-jp", US, "US-RECIPROCAL", at("JP"), null),
            new ChangeDuty(measureId("us-cn"), percent("84"), on(8), april(9), null, null),
            new Pause(measureId("us-cn"), on(9), april(10), april(20), residual("10")),
            new Lift(measureId("us-cn"), on(10), april(25)))) {
      assertThat(events(record.take(command))).hasSize(1);
      assertThat(events(record.take(command))).isEmpty();
    }
  }

  @Test
  void names_every_fault_of_a_command_at_once() {
    assertThat(
            refusals(
                record.take(
                    impose(
                        "us-cn",
                        US,
                        "NOBODYS",
                        new Targets(at("US", "GHOSTS").include(), at("SPOOKS").include()),
                        4))))
        .containsExactly(
            "MEASURE_EXISTS /id",
            "END_BEFORE_START /expiresAt",
            "UNKNOWN_PROGRAMME /programme",
            "SELF_TARGET /targets/include/0",
            "UNKNOWN_GROUP /targets/include/1",
            "UNKNOWN_GROUP /targets/exclude/0");
  }

  @Test
  void a_programme_serves_its_own_imposer_only() {
    assertThat(refusals(record.take(impose("cn-us", CN, "US-RECIPROCAL", at("US"), null))))
        .containsExactly("PROGRAMME_OF_ANOTHER /programme");
  }

  @Test
  void only_a_target_may_retaliate() {
    record.add(programme(JP, "JP-COUNTER"));
    assertThat(refusals(record.take(retaliate("jp-us", JP, "JP-COUNTER", "us-cn"))))
        .containsExactly("NOT_A_TARGET /inResponseTo/0");
    assertThat(refusals(record.take(retaliate("cn-us", CN, "CN-COUNTER", "ghost"))))
        .containsExactly("UNKNOWN_PROVOCATION /inResponseTo/0");
    assertThat(events(record.take(retaliate("cn-us", CN, "CN-COUNTER", "us-cn"))))
        .singleElement()
        .isInstanceOfSatisfying(
            TariffImposed.class,
            e -> assertThat(e.inResponseTo()).containsExactly(measureId("us-cn")));
    assertThat(events(record.take(retaliate("eu-us", EU, "EU-COUNTER", "us-cn")))).hasSize(1);
  }

  @Test
  void an_answer_is_aimed_at_one_of_those_whose_measures_it_answers() {
    record.add(programme(EU, "EU-DUTIES"));
    record.add(imposed("eu-cn", EU, "EU-DUTIES", at("CN"), "10"));

    assertThat(refusals(record.take(retaliate("JP", "us-cn"))))
        .containsExactly("BYSTANDERS_ONLY /targets");
    assertThat(refusals(record.take(retaliate("JP", "eu-cn", "us-cn"))))
        .containsExactly("BYSTANDERS_ONLY /targets");
    assertThat(events(record.take(retaliate("DE", "eu-cn")))).hasSize(1);
    assertThat(
            refusals(
                record.take(
                    new ChangeDuty(
                        measureId("cn-de"),
                        percent("84"),
                        on(8),
                        april(19),
                        List.of(measureId("us-cn")),
                        null))))
        .containsExactly("BYSTANDERS_ONLY /inResponseTo");
    assertThat(events(record.take(retaliate("WORLD", "us-cn")))).hasSize(1);
  }

  @Test
  void nobody_answers_what_is_announced_later() {
    record.add(
        imposed("us-late", US, "US-RECIPROCAL", at("CN"), Products.ALL, percent("5"), 20, 21, 30));
    assertThat(refusals(record.take(retaliate("cn-us", CN, "CN-COUNTER", "us-late"))))
        .containsExactly("MEASURE_NOT_ANNOUNCED /inResponseTo/0");
  }

  @Test
  void a_member_state_leaves_the_answer_to_its_union() {
    record.add(programme(DE, "DE-COUNTER"));
    assertThat(refusals(record.take(retaliate("de-us", DE, "DE-COUNTER", "us-cn"))))
        .containsExactly("MEMBER_OF_A_UNION /imposer");
  }

  @Test
  void the_imposer_cannot_answer_itself() {
    assertThat(refusals(record.take(retaliate("us-us", US, "US-RECIPROCAL", "us-cn"))))
        .contains("NOT_A_TARGET /inResponseTo/0");
  }

  @Test
  void a_change_of_duty_may_answer_others_too() {
    record.take(retaliate("cn-us", CN, "CN-COUNTER", "us-cn"));
    assertThat(
            events(
                record.take(
                    new ChangeDuty(
                        measureId("us-cn"),
                        percent("84"),
                        on(8),
                        april(9),
                        List.of(measureId("cn-us")),
                        null))))
        .hasSize(1);
    assertThat(
            refusals(
                record.take(
                    new ChangeDuty(
                        measureId("cn-us"),
                        percent("84"),
                        on(9),
                        april(10),
                        List.of(measureId("cn-us")),
                        null))))
        .containsExactly("NOT_A_TARGET /inResponseTo/0");
  }

  @Test
  void nothing_can_be_done_to_what_is_not_recorded_or_not_yet_announced() {
    assertThat(refusals(record.take(new Lift(measureId("ghost"), on(9), april(10)))))
        .containsExactly("UNKNOWN_MEASURE /measure");
    assertThat(refusals(record.take(new Lift(measureId("us-cn"), on(1), april(10)))))
        .containsExactly("MEASURE_NOT_ANNOUNCED /announcedAt");
  }

  @Test
  void what_is_lifted_can_be_neither_paused_nor_changed_nor_lifted_after_its_end() {
    record.add(lifted("us-cn", 9, 10));
    assertThat(
            refusals(
                record.take(
                    new Pause(measureId("us-cn"), on(11), april(12), null, residual("10")))))
        .containsExactly("MEASURE_LIFTED /from");
    assertThat(
            refusals(
                record.take(
                    new ChangeDuty(
                        measureId("us-cn"), percent("5"), on(11), april(12), null, null))))
        .containsExactly("MEASURE_LIFTED /effectiveFrom");
    assertThat(refusals(record.take(new Lift(measureId("us-cn"), on(11), april(12)))))
        .containsExactly("MEASURE_LIFTED /effectiveFrom");
  }

  @Test
  void a_refusal_is_judged_on_what_was_announced_by_then() {
    record.add(lifted("us-cn", 20, 21));
    assertThat(
            events(
                record.take(new Pause(measureId("us-cn"), on(9), april(22), null, residual("10")))))
        .hasSize(1);
  }

  @Test
  void nothing_takes_effect_before_the_measure_starts_and_no_pause_ends_before_it_begins() {
    assertThat(
            refusals(
                record.take(
                    new ChangeDuty(measureId("us-cn"), percent("5"), on(3), april(4), null, null))))
        .containsExactly("BEFORE_START /effectiveFrom");
    assertThat(refusals(record.take(new Lift(measureId("us-cn"), on(3), april(4)))))
        .containsExactly("BEFORE_START /effectiveFrom");
    assertThat(
            refusals(
                record.take(
                    new Pause(measureId("us-cn"), on(9), april(10), april(10), residual("0")))))
        .containsExactly("END_BEFORE_START /until");
  }

  @Test
  void a_pause_may_begin_before_the_first_effect() {
    assertThat(
            events(
                record.take(
                    new Pause(measureId("us-cn"), on(3), april(4), april(20), residual("0")))))
        .hasSize(1);
  }

  @Test
  void codes_have_stable_names() {
    assertThat(Code.END_BEFORE_START.text()).isEqualTo("end-before-start");
  }

  private static ImposeTariff impose(
      String id, EconomyCode imposer, String programme, Targets targets, @Nullable Integer until) {
    return new ImposeTariff(
        measureId(id),
        imposer,
        programmeId(programme),
        targets,
        Products.ALL,
        percent("24"),
        on(2),
        april(5),
        until == null ? null : april(until));
  }

  private static Retaliate retaliate(String target, String... provocations) {
    return new Retaliate(
        List.of(provocations).stream().map(Facts::measureId).toList(),
        measureId(("cn-" + target).toLowerCase(java.util.Locale.ROOT)),
        CN,
        programmeId("CN-COUNTER"),
        at(target),
        Products.ALL,
        percent("34"),
        null,
        null,
        on(4),
        april(10),
        null);
  }

  private static Retaliate retaliate(
      String id, EconomyCode imposer, String programme, String provocation) {
    return new Retaliate(
        List.of(measureId(provocation)),
        measureId(id),
        imposer,
        programmeId(programme),
        at("US").include().contains(new Target.Economy(imposer)) ? at("CN") : at("US"),
        Products.ALL,
        percent("34"),
        null,
        null,
        on(4),
        april(10),
        null);
  }
}
