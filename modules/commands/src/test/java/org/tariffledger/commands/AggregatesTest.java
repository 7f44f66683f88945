package org.tariffledger.commands;

import static org.tariffledger.commands.Facts.APRIL_2;
import static org.tariffledger.commands.Facts.APRIL_9;
import static org.tariffledger.commands.Facts.JULY_9;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Consequence;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NegotiationCommand.BreakOff;
import org.tariffledger.domain.NegotiationEvent.NegotiationBrokenOff;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Refusal;
import org.tariffledger.domain.Refusal.Code;
import org.tariffledger.domain.Register;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Verdict;

class AggregatesTest {

  private static final TariffImposed IMPOSED = imposed();

  @Test
  void a_measure_begins_by_being_imposed() {
    fixture(MeasureAggregate.class)
        .givenNoPriorActivity()
        .when(message(Facts.reciprocalOn("JP", "24")))
        .expectEvents(IMPOSED)
        .expectResultMessagePayload(recorded(1));
  }

  @Test
  void a_measure_goes_on_from_what_was_recorded_of_it() {
    fixture(MeasureAggregate.class)
        .given(IMPOSED)
        .when(message(Facts.lifted("us-reciprocal-jp")))
        .expectEvents(
            new TariffLifted(new MeasureId("us-reciprocal-jp"), JULY_9, Announcement.at(JULY_9)));
  }

  @Test
  void a_measure_answers_with_its_refusals_and_records_nothing() {
    fixture(MeasureAggregate.class)
        .givenNoPriorActivity()
        .when(message(Facts.lifted("us-reciprocal-jp")))
        .expectNoEvents()
        .expectResultMessagePayload(
            refused(
                new Refusal(
                    Code.UNKNOWN_MEASURE, "/measure", "No measure us-reciprocal-jp is recorded.")));
  }

  @Test
  void a_measure_records_nothing_when_told_what_it_knows() {
    fixture(MeasureAggregate.class)
        .given(IMPOSED)
        .when(message(Facts.reciprocalOn("JP", "24")))
        .expectNoEvents()
        .expectResultMessagePayload(recorded(0));
  }

  @Test
  void who_has_not_seen_the_newest_version_is_told_so_before_any_rule() {
    fixture(MeasureAggregate.class)
        .given(IMPOSED, new TariffLifted(IMPOSED.measure(), JULY_9, Announcement.at(JULY_9)))
        .when(expecting(new Expected.OneOf(Set.of(0L)), Facts.reciprocalOn("CN", "34")))
        .expectNoEvents()
        .expectException(StaleVersion.class);
  }

  @Test
  void who_has_seen_the_newest_version_is_judged_by_the_rules() {
    fixture(MeasureAggregate.class)
        .given(IMPOSED)
        .when(expecting(new Expected.OneOf(Set.of(7L, 0L)), Facts.lifted("us-reciprocal-jp")))
        .expectSuccessfulHandlerExecution()
        .expectResultMessagePayload(recorded(1));
  }

  @Test
  void what_must_exist_or_must_not_is_looked_for_before_any_rule() {
    fixture(MeasureAggregate.class)
        .givenNoPriorActivity()
        .when(expecting(new Expected.Existing(), Facts.reciprocalOn("JP", "24")))
        .expectNoEvents()
        .expectException(StaleVersion.class);
    fixture(ReferenceFacts.class)
        .given(declared())
        .when(expecting(new Expected.Absent(), declaration()))
        .expectNoEvents()
        .expectException(StaleVersion.class);
  }

  @Test
  void what_is_not_there_may_be_left_to_the_rules() {
    var expected = new Expected.IfThere(new Expected.OneOf(Set.of(0L)));
    fixture(MeasureAggregate.class)
        .givenNoPriorActivity()
        .when(expecting(expected, Facts.lifted("us-reciprocal-jp")))
        .expectResultMessagePayload(
            refused(
                new Refusal(
                    Code.UNKNOWN_MEASURE, "/measure", "No measure us-reciprocal-jp is recorded.")));
  }

  @Test
  void a_reference_fact_is_recorded() {
    fixture(ReferenceFacts.class)
        .givenNoPriorActivity()
        .when(message(declaration()))
        .expectEvents(declared())
        .expectResultMessagePayload(recorded(1));
  }

  @Test
  void a_reference_fact_is_recorded_once() {
    fixture(ReferenceFacts.class)
        .given(declared())
        .when(message(declaration()))
        .expectNoEvents()
        .expectResultMessagePayload(recorded(0));
  }

  @Test
  void a_reference_fact_that_contradicts_the_record_is_refused() {
    fixture(ReferenceFacts.class)
        .given(registered("Another name"))
        .when(message(Facts.reciprocal()))
        .expectNoEvents()
        .expectResultMessagePayload(
            refused(
                new Refusal(
                    Code.PROGRAMME_EXISTS, "/id", "Programme US-IEEPA-RECIPROCAL is registered.")));
  }

  @Test
  void a_negotiation_begins_by_being_opened() {
    fixture(DiplomacyFacts.class)
        .givenNoPriorActivity()
        .when(message(Talks.opening()))
        .expectEvents(Talks.opened())
        .expectResultMessagePayload(recorded(1));
  }

  @Test
  void a_negotiation_goes_on_from_what_was_recorded_of_it() {
    fixture(DiplomacyFacts.class)
        .given(Talks.opened(), new NegotiationBrokenOff(Talks.ID, null, Announcement.at(APRIL_9)))
        .when(message(new BreakOff(Talks.ID, null, Announcement.at(JULY_9))))
        .expectNoEvents()
        .expectResultMessagePayload(
            refused(
                new Refusal(
                    Code.NEGOTIATION_BROKEN_OFF,
                    "/negotiation",
                    "Negotiation us-jp was broken off by 2025-07-09T04:01:00Z: it has to be"
                        + " resumed first.")));
  }

  @Test
  void an_agreement_is_answered_with_the_commands_that_are_its_terms() {
    var term = Facts.imposed("us-new", "JP", "15");
    fixture(DiplomacyFacts.class)
        .given(Talks.opened())
        .when(message(Talks.agreement(APRIL_2, term)))
        .expectEvents(Talks.reached(APRIL_2, "us-new"))
        .expectResultMessagePayload(
            new Verdict(List.of(), 1, List.of(new Consequence("/terms/0", term))));
  }

  @Test
  void who_has_not_seen_the_newest_of_a_negotiation_is_told_so_before_any_rule() {
    fixture(DiplomacyFacts.class)
        .given(Talks.opened())
        .when(expecting(new Expected.OneOf(Set.of(4L)), Talks.opening()))
        .expectNoEvents()
        .expectException(StaleVersion.class);
  }

  @Test
  void a_statement_is_recorded_once() {
    fixture(DiplomacyFacts.class)
        .given(Talks.said())
        .when(message(Talks.statement()))
        .expectNoEvents()
        .expectResultMessagePayload(recorded(0));
  }

  @Test
  void a_joint_response_is_proposed_over_what_is_known() {
    fixture(DiplomacyFacts.class)
        .givenNoPriorActivity()
        .when(message(Talks.proposal("us-unheard-of")))
        .expectNoEvents()
        .expectResultMessagePayload(
            refused(
                new Refusal(
                    Code.UNKNOWN_MEASURE,
                    "/inResponseTo/0",
                    "No measure us-unheard-of is recorded.")));
  }

  private static <T> AggregateTestFixture<T> fixture(Class<T> aggregate) {
    var fixture = new AggregateTestFixture<>(aggregate);
    fixture.registerCommandTargetResolver(new CommandsConfiguration().streamOfCommand());
    fixture.registerInjectableResource(new OneProgramme());
    return fixture;
  }

  private static Verdict recorded(int events) {
    return new Verdict(List.of(), events, List.of());
  }

  private static Verdict refused(Refusal refusal) {
    return new Verdict(List.of(refusal), 0, List.of());
  }

  private static CommandMessage<Command> expecting(Expected expected, Command command) {
    return message(command).withMetaData(MetaData.with(Expected.KEY, expected));
  }

  private static CommandMessage<Command> message(Command command) {
    return new GenericCommandMessage<>(new GenericMessage<>(command), Ledger.nameOf(command));
  }

  private static TariffImposed imposed() {
    var c = Facts.reciprocalOn("JP", "24");
    return new TariffImposed(
        c.id(),
        c.imposer(),
        c.programme(),
        c.targets(),
        c.products(),
        c.duty(),
        APRIL_9,
        null,
        List.of(),
        c.announcement());
  }

  private static DeclareCoverage declaration() {
    return new DeclareCoverage(
        new EconomyCode("JP"), CoverageState.COMPLETE, APRIL_2, Announcement.at(APRIL_2));
  }

  private static CoverageDeclared declared() {
    return new CoverageDeclared(
        new EconomyCode("JP"), CoverageState.COMPLETE, APRIL_2, Announcement.at(APRIL_2));
  }

  private static ProgrammeRegistered registered(String name) {
    return new ProgrammeRegistered(
        Facts.RECIPROCAL,
        new EconomyCode("US"),
        name,
        Selection.MOST_SPECIFIC,
        Announcement.at(APRIL_2));
  }

  /// Knows the reciprocal duties and nothing else.
  private record OneProgramme() implements Register {

    @Override
    public Optional<ProgrammeRegistered> programme(ProgrammeId id) {
      return Optional.of(registered("Reciprocal tariffs"))
          .filter(programme -> programme.programme().equals(id));
    }

    @Override
    public Optional<MeasureHistory> measure(MeasureId id) {
      return Optional.empty();
    }

    @Override
    public List<Recorded<DiplomacyEvent>> negotiation(NegotiationId id) {
      return List.of();
    }

    @Override
    public List<Recorded<DiplomacyEvent>> jointResponse(JointResponseId id) {
      return List.of();
    }

    @Override
    public boolean hasGroup(GroupId id) {
      return false;
    }

    @Override
    public Optional<ProductListRegistered> registeredList(ProductListId id) {
      return Optional.empty();
    }

    @Override
    public Set<EditionId> editions(EconomyCode importer) {
      return Set.of();
    }

    @Override
    public boolean isMember(GroupId group, EconomyCode economy, Instant at, Instant knownAt) {
      return false;
    }
  }
}
