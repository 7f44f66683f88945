package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.DE;
import static org.tariffledger.domain.Facts.JP;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.events;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.Facts.refusals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.ReferenceCommand.ChangeGroupMembers;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.EndStackingRule;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;

class ReferencesTest {

  private static final GroupId ANNEX = new GroupId("ANNEX-I");
  private static final ProductListId LIST = new ProductListId("US-LIST");

  private final SmallLedger record =
      SmallLedger.of(
          programme(US, "AUTOS"),
          programme(US, "METALS"),
          programme(US, "RECIPROCAL"),
          programme(CN, "CN-COUNTER"));

  @Test
  void a_programme_is_registered_once() {
    var command = new RegisterProgramme(programmeId("BORDER"), US, "Border", null, on(1));
    assertThat(events(record.take(command)))
        .containsExactly(
            new ReferenceEvent.ProgrammeRegistered(
                programmeId("BORDER"), US, "Border", Selection.MOST_SPECIFIC, on(1)));
    assertThat(events(record.take(command))).isEmpty();
    assertThat(
            refusals(
                record.take(
                    new RegisterProgramme(programmeId("BORDER"), US, "Other", null, on(1)))))
        .containsExactly("PROGRAMME_EXISTS /id");
  }

  @Test
  void members_of_a_group_come_and_go_by_what_was_known() {
    record.take(
        new RegisterGroup(ANNEX, "Annex I", List.of(new Membership(JP, null, null)), on(2)));
    record.take(new ChangeGroupMembers(ANNEX, List.of(new Membership(JP, null, april(10))), on(5)));
    assertThat(record.isMember(ANNEX, JP, april(12), april(4))).isTrue();
    assertThat(record.isMember(ANNEX, JP, april(12), april(5))).isFalse();
    assertThat(record.isMember(ANNEX, JP, april(9), april(5))).isTrue();
    assertThat(record.isMember(ANNEX, DE, april(9), april(5))).isFalse();
  }

  @Test
  void a_group_is_registered_once_and_before_its_members_change() {
    assertThat(
            refusals(
                record.take(
                    new ChangeGroupMembers(ANNEX, List.of(new Membership(JP, null, null)), on(5)))))
        .containsExactly("UNKNOWN_GROUP /group");
    record.take(new RegisterGroup(ANNEX, "Annex I", List.of(), on(2)));
    assertThat(refusals(record.take(new RegisterGroup(ANNEX, "Again", List.of(), on(2)))))
        .containsExactly("GROUP_EXISTS /id");
  }

  @Test
  void coverage_may_be_declared_again() {
    assertThat(
            events(record.take(new DeclareCoverage(US, CoverageState.COMPLETE, april(1), on(1)))))
        .hasSize(1);
    assertThat(events(record.take(new DeclareCoverage(US, CoverageState.PARTIAL, april(1), on(2)))))
        .hasSize(1);
  }

  @Test
  void rules_may_meet_in_one_programme() {
    assertThat(events(record.take(rule("r1", "AUTOS", "RECIPROCAL", 1, null)))).hasSize(1);
    assertThat(events(record.take(rule("r2", "METALS", "RECIPROCAL", 1, null)))).hasSize(1);
    assertThat(events(record.take(rule("r3", "AUTOS", "METALS", 1, null)))).hasSize(1);
  }

  @Test
  void rules_never_form_a_circle_at_any_moment() {
    record.take(rule("r1", "AUTOS", "METALS", 1, 10));
    record.take(rule("r2", "METALS", "RECIPROCAL", 1, null));
    assertThat(refusals(record.take(rule("r3", "RECIPROCAL", "AUTOS", 9, null))))
        .containsExactly("RULES_FORM_A_CYCLE /suppresses");
    assertThat(events(record.take(rule("r4", "RECIPROCAL", "AUTOS", 10, null)))).hasSize(1);
  }

  @Test
  void an_end_that_is_not_known_of_yet_leaves_a_circle() {
    record.take(rule("r1", "AUTOS", "METALS", 1, null));
    record.take(new EndStackingRule(US, new RuleId("r1"), april(15), on(10)));
    assertThat(refusals(record.take(rule("r2", "METALS", "AUTOS", 20, null))))
        .containsExactly("RULES_FORM_A_CYCLE /suppresses");
    assertThat(events(record.take(knownFrom(10, rule("r2", "METALS", "AUTOS", 20, null)))))
        .hasSize(1);
  }

  @Test
  void an_end_moved_to_a_later_day_closes_no_circle() {
    record.take(rule("r1", "AUTOS", "METALS", 1, 10));
    record.take(rule("r2", "METALS", "AUTOS", 12, null));
    var r1 = new RuleId("r1");
    assertThat(refusals(record.take(new EndStackingRule(US, r1, april(13), on(5)))))
        .containsExactly("RULES_FORM_A_CYCLE /effectiveFrom");
    assertThat(events(record.take(new EndStackingRule(US, r1, april(12), on(5))))).hasSize(1);
  }

  private static SetStackingRule knownFrom(int day, SetStackingRule rule) {
    return new SetStackingRule(
        rule.id(),
        rule.imposer(),
        rule.when(),
        rule.trigger(),
        rule.suppresses(),
        rule.effectiveFrom(),
        rule.expiresAt(),
        on(day));
  }

  @Test
  void a_rule_is_about_programmes_of_its_imposer() {
    assertThat(refusals(record.take(rule("r1", "GHOST", "CN-COUNTER", 5, 4))))
        .containsExactly(
            "END_BEFORE_START /expiresAt",
            "UNKNOWN_PROGRAMME /when",
            "PROGRAMME_OF_ANOTHER /suppresses");
  }

  @Test
  void a_rule_ends_once_it_exists_and_after_it_began() {
    record.take(rule("r1", "AUTOS", "METALS", 5, null));
    assertThat(refusals(record.take(new EndStackingRule(US, new RuleId("r2"), april(9), on(9)))))
        .containsExactly("UNKNOWN_RULE /rule");
    assertThat(refusals(record.take(new EndStackingRule(US, new RuleId("r1"), april(4), on(9)))))
        .containsExactly("END_BEFORE_START /effectiveFrom");
    assertThat(refusals(record.take(rule("r1", "METALS", "AUTOS", 20, null))))
        .contains("RULE_EXISTS /id");
    record.take(new EndStackingRule(US, new RuleId("r1"), april(9), on(9)));
    var since = knownFrom(9, rule("r3", "METALS", "AUTOS", 9, null));
    assertThat(events(record.take(since))).hasSize(1);
  }

  @Test
  void codes_of_an_edition_that_none_recorded_has_are_refused() {
    register();
    record.take(schedule(US, "HTS-2025"));
    record.take(schedule(US, "HTS-2026"));
    record.take(schedule(CN, "CN-2025"));
    var refused = record.take(version("HTS-2052", "8471.30"));
    assertThat(refusals(refused)).containsExactly("UNKNOWN_EDITION /nomenclature");
    assertThat(((Decision.Refused<?>) refused).refusals().getFirst().sentence())
        .isEqualTo(
            "No edition HTS-2052 of the schedule of US is recorded; there are HTS-2025,"
                + " HTS-2026.");
    assertThat(refusals(record.take(version("CN-2025", "8471.30"))))
        .containsExactly("UNKNOWN_EDITION /nomenclature");
    assertThat(events(record.take(version("HTS-2026", "8471.30")))).hasSize(1);
  }

  @Test
  void codes_of_the_Harmonized_System_or_of_no_edition_are_taken() {
    register();
    record.take(schedule(US, "HTS-2025"));
    assertThat(events(record.take(version("HS-2022", "8471.30")))).hasSize(1);
    assertThat(events(record.take(version(null, "8471.40")))).hasSize(1);
    assertThat(refusals(record.take(version("HS-2023", "8471.50")))).hasSize(1);
  }

  @Test
  void where_no_edition_is_recorded_nobody_can_tell_which_there_are() {
    register();
    record.take(schedule(CN, "CN-2025"));
    assertThat(events(record.take(version("HTS-2052", "8471.30")))).hasSize(1);
    record.take(schedule(US, "HTS-2025"));
    assertThat(events(record.take(version("HTS-2052", "8471.30")))).isEmpty();
    assertThat(refusals(record.take(version("HTS-2052", "8471.40")))).hasSize(1);
  }

  private void register() {
    record.take(new RegisterProductList(LIST, US, "A list", on(1)));
  }

  private static PublishProductList version(@Nullable String edition, String code) {
    return new PublishProductList(
        LIST,
        List.of(new ProductCode(code)),
        edition == null ? null : new EditionId(edition),
        null,
        on(1));
  }

  private static PublishSchedule schedule(EconomyCode importer, String edition) {
    var line = new ScheduleLine(new ProductCode("8471"), 0, "", "", "Free", "", "");
    return new PublishSchedule(
        importer, new EditionId(edition), null, List.of(line), null, april(1), on(1));
  }

  private static SetStackingRule rule(
      String id, String when, String suppresses, int from, @Nullable Integer until) {
    return new SetStackingRule(
        new RuleId(id),
        US,
        programmeId(when),
        Trigger.COVERED,
        programmeId(suppresses),
        april(from),
        until == null ? null : april(until),
        on(1));
  }
}
