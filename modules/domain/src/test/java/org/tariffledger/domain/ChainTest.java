package org.tariffledger.domain;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programmeId;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Chain.Step;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.MeasureEvent.TariffImposed;

/// Who answers whom: each step as its act, what the measure charged before, and what it answers.
class ChainTest {

  private final SmallLedger record = new SmallLedger();

  @Test
  void each_round_of_a_ladder_answers_the_round_before() {
    record.add(imposed("us-cn", "34", 2));
    record.add(imposed("cn-us", "34", 4, "us-cn"));
    record.add(changed("us-cn", "84", 8, "cn-us"));
    record.add(changed("cn-us", "84", 9, "us-cn"));
    record.add(changed("us-cn", "125", 10, "cn-us"));
    record.add(changed("cn-us", "125", 11, "us-cn"));
    assertThat(chain("us-cn", 30)).isEqualTo(chain("cn-us", 30));
    assertThat(chain("us-cn", 30))
        .containsExactly(
            "us-cn 34",
            "cn-us 34 answers us-cn 34",
            "us-cn 34>84 answers cn-us 34",
            "cn-us 34>84 answers us-cn 84",
            "us-cn 84>125 answers cn-us 84",
            "cn-us 84>125 answers us-cn 125");
    assertThat(chain("us-cn", 8)).hasSize(3);
  }

  @Test
  void what_was_answered_is_still_answered_when_it_is_reissued() {
    record.add(imposed("za-br", "34", 5));
    record.add(changed("za-br", "84", 10));
    record.add(imposed("br-za", "10", 11, "za-br"));
    reissue(1, changed("za-br", "85", 20));
    for (var measure : List.of("br-za", "za-br")) {
      assertThat(chain(measure, 19)).contains("za-br 34>84", "br-za 10 answers za-br 84");
      assertThat(chain(measure, 20)).endsWith("za-br 34>85", "br-za 10 answers za-br 85");
    }
    assertThat(escalation(20)).containsExactly("za-br 34>85", "br-za 10 answers za-br 85");
  }

  @Test
  void what_is_reissued_stays_before_what_was_announced_after_it_also_at_the_same_instant() {
    record.add(imposed("za-br", "34", 10));
    record.add(imposed("br-za", "10", 10, "za-br"));
    record.add(changed("za-br", "84", 10));
    reissue(0, imposed("za-br", "35", 10));
    assertThat(chain("br-za", 10)).containsExactly("za-br 35", "br-za 10 answers za-br 35");
    assertThat(chain("za-br", 10))
        .containsExactly("za-br 35", "br-za 10 answers za-br 35", "za-br 35>84");
  }

  @Test
  void where_nothing_was_announced_before_the_answer_the_first_act_is_meant_and_a_loop_ends() {
    record.add(imposed("us-cn", "34", 2, "cn-us"));
    record.add(imposed("cn-us", "34", 4, "us-cn"));
    assertThat(chain("us-cn", 30))
        .containsExactly("us-cn 34 answers cn-us 34", "cn-us 34 answers us-cn 34");
    assertThat(escalation(30)).isEqualTo(chain("cn-us", 30));
  }

  private void reissue(long entry, MeasureEvent text) {
    record.add(new EntryCorrected(text.measure(), entry, Nature.REISSUED, text.announcement()));
    record.add(text);
  }

  private static TariffImposed imposed(String id, String duty, int announced, String... answered) {
    return new TariffImposed(
        measureId(id),
        new EconomyCode(id.substring(0, 2).toUpperCase(Locale.ROOT)),
        programmeId("RECIPROCAL"),
        at("WORLD"),
        Products.ALL,
        percent(duty),
        april(announced),
        null,
        ids(answered),
        on(announced));
  }

  private static DutyChanged changed(String id, String duty, int announced, String... answered) {
    return new DutyChanged(
        measureId(id), percent(duty), april(announced), ids(answered), null, on(announced));
  }

  private static List<MeasureId> ids(String... measures) {
    return Stream.of(measures).map(Facts::measureId).toList();
  }

  private List<String> chain(String measure, int knownAt) {
    return told(Chain.of(measureId(measure), april(knownAt), record.position(), record).steps());
  }

  private List<String> escalation(int knownAt) {
    var measures = record.answersTo(measureId("any"));
    return told(Chain.among(measures, april(knownAt), record.position(), record));
  }

  private static List<String> told(List<Step> steps) {
    return steps.stream()
        .map(
            step ->
                told(step)
                    + step.answers().stream()
                        .flatMap(
                            position ->
                                steps.stream().filter(other -> other.act().position() == position))
                        .map(
                            other ->
                                " answers "
                                    + other.act().measure()
                                    + " "
                                    + rate(other.act().duty()))
                        .collect(joining()))
        .toList();
  }

  private static String told(Step step) {
    var act = step.act();
    var before = act.before() == null ? "" : rate(act.before()) + ">";
    return act.measure() + " " + before + rate(act.duty());
  }

  private static String rate(Duty duty) {
    return ((Duty.AdValorem) duty).percent().toString();
  }
}
