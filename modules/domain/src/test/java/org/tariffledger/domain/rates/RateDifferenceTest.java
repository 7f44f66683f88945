package org.tariffledger.domain.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.changed;
import static org.tariffledger.domain.Facts.complete;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.paused;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.Facts.residual;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.Nature;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.SmallLedger;
import org.tariffledger.domain.Trigger;
import org.tariffledger.domain.rates.RateHistory.Period;

/// What explains that two answers differ, each as the day of April it was announced and its event.
class RateDifferenceTest {

  private final SmallLedger record =
      SmallLedger.of(
          complete(US),
          programme(US, "RECIPROCAL"),
          programme(US, "FENTANYL"),
          programme(US, "STEEL"),
          imposed("world", US, "RECIPROCAL", at("WORLD"), "26"),
          imposed("fentanyl", US, "FENTANYL", at("CN"), "20"));

  @Test
  void what_changes_no_answer_explains_no_difference() {
    record.add(new EntryCorrected(measureId("world"), 0, Nature.REISSUED, on(3)));
    record.add(
        imposed("world", US, "RECIPROCAL", at("WORLD"), Products.ALL, percent("25"), 3, 5, null));
    record.add(paused("world", residual("10"), 9, 20, null));
    record.add(rule("stale", "RECIPROCAL", "STEEL", 10));
    assertThat(causes(2, 30)).containsExactly("3 EntryCorrected", "3 TariffImposed");
    assertThat(causes(30, 2)).isEqualTo(causes(2, 30));
  }

  @Test
  void a_change_that_was_taken_back_explains_nothing() {
    record.add(changed("world", "30", 6, 7));
    record.add(changed("fentanyl", "10", 7, 7));
    record.add(changed("world", "26", 8, 7));
    assertThat(causes(5, 30)).containsExactly("7 DutyChanged");
  }

  @Test
  void a_stacking_rule_explains_only_what_is_charged_under_both_its_programmes() {
    record.add(rule("other", "RECIPROCAL", "STEEL", 8));
    record.add(rule("stacks", "FENTANYL", "RECIPROCAL", 8));
    record.add(changed("fentanyl", "21", 8, 9));
    assertThat(causes(7, 8)).containsExactly("8 stacks", "8 DutyChanged");
    assertThat(began()).isEqualTo(causes(7, 8));
  }

  @Test
  void the_end_of_a_stacking_rule_explains_as_the_rule_does() {
    record.add(rule("other", "RECIPROCAL", "STEEL", 6));
    record.add(rule("stacks", "FENTANYL", "RECIPROCAL", 6));
    record.add(end("other", 8));
    record.add(end("stacks", 8));
    assertThat(causes(7, 8)).containsExactly("8 end of stacks");
  }

  private static StackingRuleSet rule(String id, String when, String suppresses, int announced) {
    return new StackingRuleSet(
        new RuleId(id),
        US,
        programmeId(when),
        Trigger.CHARGED,
        programmeId(suppresses),
        april(5),
        null,
        on(announced));
  }

  private static StackingRuleEnded end(String id, int announced) {
    return new StackingRuleEnded(US, new RuleId(id), april(8), on(announced));
  }

  private List<String> causes(int known, int knownThen) {
    var query = known(known);
    return told(RateDifference.of(query, known(knownThen), Axis.KNOWN_AT, record).causes());
  }

  private List<String> began() {
    var period = new Period(april(8), null);
    var history = RateHistory.of(known(30), Axis.KNOWN_AT, period, 9, record);
    return told(history.segments().getFirst().began());
  }

  private RateQuery known(int day) {
    return new RateQuery(US, CN, null, april(9), april(day), record.position());
  }

  private static List<String> told(List<Cause> causes) {
    return causes.stream()
        .flatMap(cause -> cause.by().stream())
        .map(
            entry -> {
              var day = Duration.between(april(1), entry.announcedAt()).toDays() + 1;
              return day
                  + " "
                  + switch (entry.event()) {
                    case StackingRuleSet e -> e.rule();
                    case StackingRuleEnded e -> "end of " + e.rule();
                    default -> entry.event().getClass().getSimpleName();
                  };
            })
        .toList();
  }
}
