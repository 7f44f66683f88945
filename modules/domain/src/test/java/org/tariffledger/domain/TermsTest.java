package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.JP;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.code;
import static org.tariffledger.domain.Facts.events;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.Facts.refusals;
import static org.tariffledger.domain.Facts.residual;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Reschedule;
import org.tariffledger.domain.MeasureCommand.Withdraw;
import org.tariffledger.domain.NegotiationCommand.OpenNegotiation;
import org.tariffledger.domain.NegotiationCommand.ReachAgreement;
import org.tariffledger.domain.ReferenceCommand.AssignColumn;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.DeclareSuccessors;
import org.tariffledger.domain.ReferenceCommand.EndStackingRule;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;

/// Whose the terms of an agreement may be, what they may not say together, and when they were said.
class TermsTest {

  private static final NegotiationId TALKS = new NegotiationId("us-cn");
  private static final MeasureId HERS = measureId("us-cn");
  private static final MeasureId NEW = measureId("us-new");
  private static final ProductListId LIST = new ProductListId("JP-LIST");
  private static final EditionId EDITION = new EditionId("JP-2025");

  private final SmallLedger record =
      SmallLedger.of(
          programme(US, "RECIPROCAL"),
          programme(US, "NEW"),
          programme(JP, "FIRST"),
          programme(JP, "SECOND"),
          imposed("us-cn", US, "RECIPROCAL", at("CN"), "40"));

  TermsTest() {
    record.take(new RegisterProductList(LIST, JP, "Of Japan", on(1)));
    record.take(rule("before"));
    record.take(edition("JP-2025", 1));
    record.take(new OpenNegotiation(TALKS, "Talks", List.of(US, CN), null, on(3)));
  }

  @Test
  void two_parties_do_not_say_the_reference_facts_of_a_third() {
    assertThat(
            refusals(
                agree(
                    new DeclareCoverage(JP, CoverageState.COMPLETE, april(1), on(10)),
                    rule("of-others"),
                    new EndStackingRule(JP, new RuleId("before"), april(20), on(10)),
                    new RegisterProgramme(programmeId("THIRD"), JP, "Third", null, on(10)),
                    new RegisterProductList(new ProductListId("JP-OTHER"), JP, "Of Japan", on(10)),
                    list(14, "8703"),
                    edition("JP-2026", 10),
                    new AssignColumn(
                        JP, new ScheduleColumn("S+"), null, at("US"), april(14), null, on(10)),
                    new DeclareSuccessors(
                        JP, EDITION, code("870323"), List.of(code("870324")), on(10)))))
        .containsExactly(
            "NOT_A_PARTY /terms/0/importer",
            "NOT_A_PARTY /terms/1/imposer",
            "NOT_A_PARTY /terms/2/imposer",
            "NOT_A_PARTY /terms/3/imposer",
            "NOT_A_PARTY /terms/4/imposer",
            "NOT_A_PARTY /terms/5/list",
            "NOT_A_PARTY /terms/6/importer",
            "NOT_A_PARTY /terms/7/importer",
            "NOT_A_PARTY /terms/8/importer");
  }

  @Test
  void a_measure_of_a_third_is_no_term_either_where_both_are_announced_later() {
    record.add(imposed("jp-us", JP, "FIRST", at("US"), Products.ALL, percent("5"), 12, 14, null));
    var term = new ChangeDuty(measureId("jp-us"), percent("0"), on(13), april(20), null, null);

    assertThat(refusals(agree(term))).containsExactly("NOT_A_PARTY /terms/0/measure");
  }

  @Test
  void parties_say_their_own_reference_facts_and_name_groups() {
    assertThat(
            events(
                agree(
                    new DeclareCoverage(US, CoverageState.COMPLETE, april(1), on(10)),
                    new RegisterProductList(new ProductListId("US-LIST"), US, "Ours", on(10)),
                    new PublishProductList(
                        new ProductListId("US-LIST"), List.of(code("8703")), null, null, on(10)),
                    new RegisterGroup(new GroupId("FRIENDS"), "Friends", List.of(), on(10)))))
        .hasSize(5);
  }

  @Test
  void nothing_is_changed_behind_an_end_in_whichever_order_they_stand() {
    var changed = change(HERS, "30", 20);
    var lifted = new Lift(HERS, on(10), april(18));

    assertThat(refusals(agree(changed, lifted))).contains("CONTRADICTORY_TERMS /terms/1");
    assertThat(refusals(agree(lifted, changed))).contains("CONTRADICTORY_TERMS /terms/1");
    assertThat(refusals(agree(pause(HERS, 20), lifted))).contains("CONTRADICTORY_TERMS /terms/1");
    assertThat(events(agree(change(HERS, "30", 14), lifted))).hasSize(3);
  }

  @Test
  void what_is_withdrawn_before_its_start_is_not_moved_too() {
    record.add(
        imposed("us-late", US, "RECIPROCAL", at("CN"), Products.ALL, percent("5"), 2, 20, null));
    var late = measureId("us-late");

    var refused = agree(new Reschedule(late, on(10), null, april(25)), new Withdraw(late, on(10)));
    assertThat(refusals(refused)).containsExactly("CONTRADICTORY_TERMS /terms/1");
    assertThat(((Decision.Refused<?>) refused).refusals().getFirst().sentence())
        .isEqualTo(
            "/terms/1 ends us-late before it starts: nothing is left that /terms/0 could change"
                + " from 2025-04-25T00:00:00Z on.");
  }

  @Test
  void what_is_imposed_is_not_changed_from_the_instant_at_which_it_begins() {
    assertThat(refusals(agree(imposition(14), change(NEW, "30", 14))))
        .containsExactly("CONTRADICTORY_TERMS /terms/1");
    assertThat(refusals(agree(imposition(14), new Reschedule(NEW, on(10), null, april(20)))))
        .containsExactly("CONTRADICTORY_TERMS /terms/1");
    assertThat(events(agree(imposition(14), change(NEW, "30", 20)))).hasSize(3);
  }

  @Test
  void two_reference_facts_do_not_say_different_things_of_one() {
    record.take(
        new OpenNegotiation(new NegotiationId("jp"), "Talks", List.of(US, JP), null, on(3)));

    assertThat(
            refusals(
                record.take(
                    agreement(
                        "jp",
                        10,
                        list(14, "8703"),
                        list(14, "8704"),
                        list(15, "8704"),
                        new DeclareCoverage(JP, CoverageState.COMPLETE, april(1), on(10)),
                        new DeclareCoverage(JP, CoverageState.PARTIAL, april(1), on(10)),
                        edition("JP-2026", 10),
                        edition("JP-2027", 10)))))
        .containsExactly(
            "CONTRADICTORY_TERMS /terms/1",
            "CONTRADICTORY_TERMS /terms/4",
            "CONTRADICTORY_TERMS /terms/6");
  }

  @Test
  void a_term_is_not_announced_on_a_day_before_the_agreement() {
    assertThat(refusals(record.take(agreement("us-cn", 12, change(HERS, "30", 14)))))
        .containsExactly("ANNOUNCED_BEFORE_THE_WHOLE /terms/0/announcedAt");
  }

  @Test
  void governments_announce_one_agreement_each_on_its_own_day_or_later() {
    var inGeneva = Instant.parse("2025-05-11T22:00:00Z");
    record.add(imposed("cn-us", CN, "COUNTER", at("US"), "40"));
    var terms =
        List.<Command>of(
            changed("cn-us", Instant.parse("2025-05-11T16:00:00Z")),
            changed("us-cn", Instant.parse("2025-05-20T04:00:00Z")));

    assertThat(
            events(
                record.take(
                    new ReachAgreement(TALKS, "Geneva", terms, null, Announcement.at(inGeneva)))))
        .hasSize(3);
  }

  @Test
  void an_agreement_is_not_repeated_with_fewer_terms_or_with_more() {
    var terms = List.<Command>of(change(HERS, "30", 14), pause(HERS, 20));
    record.take(new ReachAgreement(TALKS, "Geneva", terms, null, on(10)));

    assertThat(refusals(agree(terms.getFirst()))).containsExactly("AGREEMENT_REACHED /name");
    assertThat(refusals(agree(terms.getFirst(), terms.getFirst())))
        .containsExactly("AGREEMENT_REACHED /name");
    assertThat(refusals(agree(terms.getFirst(), terms.getLast(), change(HERS, "20", 25))))
        .contains("AGREEMENT_REACHED /name");
    assertThat(events(agree(terms.getFirst(), terms.getLast()))).isEmpty();
  }

  private Decision<? extends Event> agree(Command... terms) {
    return record.take(agreement("us-cn", 10, terms));
  }

  private static ReachAgreement agreement(String talks, int announced, Command... terms) {
    return new ReachAgreement(
        new NegotiationId(talks), "Geneva", List.of(terms), null, on(announced));
  }

  private static ChangeDuty change(MeasureId measure, String duty, int from) {
    return new ChangeDuty(measure, percent(duty), on(10), april(from), null, null);
  }

  private static ChangeDuty changed(String measure, Instant announcedAt) {
    return new ChangeDuty(
        measureId(measure),
        percent("34"),
        Announcement.at(announcedAt),
        Instant.parse("2025-06-01T00:00:00Z"),
        null,
        null);
  }

  private static Pause pause(MeasureId measure, int from) {
    return new Pause(measure, on(10), april(from), april(28), residual("5"));
  }

  private static ImposeTariff imposition(int from) {
    return new ImposeTariff(
        NEW,
        US,
        programmeId("NEW"),
        at("CN"),
        Products.ALL,
        percent("3"),
        on(10),
        april(from),
        null);
  }

  private static SetStackingRule rule(String id) {
    return new SetStackingRule(
        new RuleId(id),
        JP,
        programmeId("FIRST"),
        Trigger.COVERED,
        programmeId("SECOND"),
        april(14),
        null,
        on(10));
  }

  private static PublishProductList list(int from, String codes) {
    return new PublishProductList(LIST, List.of(code(codes)), null, april(from), on(10));
  }

  private static PublishSchedule edition(String edition, int announced) {
    return new PublishSchedule(
        JP,
        new EditionId(edition),
        null,
        List.of(new ScheduleLine(code("870323"), 0, "Cars", "No.", "2.5%", "", "10%")),
        null,
        april(14),
        on(announced));
  }
}
