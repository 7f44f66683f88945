package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.EU;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.Facts.refusals;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.ReferenceCommand.AssignColumn;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;

/// Whose duties and schedules there are.
class TerritoriesTest {

  private static final EconomyCode NL = new EconomyCode("NL");

  private final SmallLedger record = SmallLedger.of();

  static Stream<Command> commandsOf(EconomyCode economy) {
    return Stream.of(
        new RegisterProgramme(programmeId("OWN"), economy, "Own", null, on(1)),
        new RegisterProductList(new ProductListId("OWN-LIST"), economy, "Own", on(1)),
        new DeclareCoverage(economy, CoverageState.COMPLETE, april(1), on(1)),
        new SetStackingRule(
            new RuleId("rule"),
            economy,
            programmeId("OWN"),
            Trigger.COVERED,
            programmeId("OTHER"),
            april(2),
            null,
            on(1)),
        schedule(economy, april(2)),
        new AssignColumn(economy, ScheduleColumn.OTHER, null, at("RU"), april(2), null, on(1)),
        new ImposeTariff(
            measureId("own"),
            economy,
            programmeId("OWN"),
            at("US"),
            Products.ALL,
            percent("10"),
            on(1),
            april(2),
            null));
  }

  static Stream<Command> commandsOfAMember() {
    return commandsOf(NL);
  }

  @ParameterizedTest
  @MethodSource("commandsOfAMember")
  void what_a_member_of_a_union_would_levy_is_recorded_of_the_union(Command command) {
    assertThat(refusals(record.take(command)))
        .filteredOn(refusal -> refusal.startsWith("MEMBER_OF_A_UNION"))
        .hasSize(1);
  }

  static Stream<Command> commandsOfTerritories() {
    return Stream.of(EU, US).flatMap(TerritoriesTest::commandsOf);
  }

  @ParameterizedTest
  @MethodSource("commandsOfTerritories")
  void the_union_itself_and_those_in_none_are_not_refused(Command command) {
    if (record.take(command) instanceof Decision.Refused<?>(var refusals)) {
      assertThat(refusals).extracting(Refusal::code).doesNotContain(Refusal.Code.MEMBER_OF_A_UNION);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HR, 2013-06-30T00:00:00Z, true",
    "HR, 2013-07-02T00:00:00Z, false",
    "GB, 2020-12-31T00:00:00Z, false",
    "GB, 2021-01-02T00:00:00Z, true",
  })
  void it_is_asked_whether_the_economy_is_a_member_when_the_fact_holds(
      String economy, Instant from, boolean accepted) {
    var decision = record.take(schedule(new EconomyCode(economy), from));
    assertThat(decision instanceof Decision.Accepted<?>).isEqualTo(accepted);
  }

  @Test
  void who_leaves_a_union_may_prepare_programmes_and_lists_before() {
    var said = Announcement.at(Instant.parse("2020-05-19T00:00:00Z"));
    var gb = new EconomyCode("GB");
    assertThat(record.take(new RegisterProgramme(programmeId("UKGT"), gb, "Global", null, said)))
        .isInstanceOf(Decision.Accepted.class);
    assertThat(record.take(new RegisterProductList(new ProductListId("UK-LIST"), gb, "L", said)))
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void the_sentence_names_the_union_and_since_when() {
    assertThat(sentence(NL, april(2)))
        .isEqualTo("NL belongs to the customs union EU since 1958-01-01: record it of EU.");
    assertThat(sentence(new EconomyCode("GB"), Instant.parse("2019-01-01T00:00:00Z")))
        .isEqualTo(
            "GB belonged to the customs union EU from 1973-01-01 until 2021-01-01: record it of"
                + " EU, or from then on.");
  }

  private static String sentence(EconomyCode economy, Instant from) {
    return Territories.refusal(economy, "/importer", from).orElseThrow().sentence();
  }

  private static PublishSchedule schedule(EconomyCode economy, Instant from) {
    var line = new ScheduleLine(new ProductCode("8703"), 0, "Cars", "", "10%", "", "");
    return new PublishSchedule(
        economy, new EditionId("E-1"), null, List.of(line), null, from, on(1));
  }
}
