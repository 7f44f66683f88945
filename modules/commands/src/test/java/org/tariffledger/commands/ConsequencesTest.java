package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tariffledger.commands.Facts.APRIL_10;
import static org.tariffledger.commands.Facts.APRIL_2;
import static org.tariffledger.commands.Facts.APRIL_4;
import static org.tariffledger.commands.Facts.APRIL_9;
import static org.tariffledger.commands.Facts.JULY_9;
import static org.tariffledger.commands.Facts.percent;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.JointResponseCommand.AssentToJointResponse;
import org.tariffledger.domain.JointResponseCommand.ExecuteJointResponse;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NegotiationCommand.WithdrawFromAgreement;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.WithdrawalTerm;

/// What commands bring with them is recorded with them, or nothing is.
@ParameterizedClass
@EnumSource
class ConsequencesTest {

  private static TestLedger tested;

  ConsequencesTest(Database database) {}

  @BeforeParameterizedClassInvocation
  static void start(Database database) {
    tested = TestLedger.on(database);
    tested.record(Facts.reciprocal(), counter(Talks.CN), counter(Talks.JP));
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    tested.close();
  }

  @Test
  void an_agreement_and_its_terms_are_one_act() {
    var talks = talks("whole", "whole-1", "whole-2");
    var receipt =
        tested.record(
            Talks.agreement(
                talks,
                APRIL_9,
                List.of(),
                Facts.paused("whole-1", JULY_9),
                Facts.paused("whole-2", JULY_9)));

    assertOneAct(receipt, 3);
    assertThat(receipt.events())
        .extracting(Stored::stream)
        .containsExactly("negotiation:whole", "measure:whole-1", "measure:whole-2");
  }

  @Test
  void a_term_that_is_refused_refuses_the_whole_and_is_named() {
    var talks = talks("refused", "refused-1", "refused-2");
    var before = tested.head().now();

    assertRefused(
        () ->
            tested.record(
                Talks.agreement(
                    talks,
                    APRIL_9,
                    List.of(),
                    Facts.paused("refused-1", JULY_9),
                    Facts.paused("refused-2", JULY_9),
                    change("refused-unheard-of", "1"))),
        "UNKNOWN_MEASURE /terms/2/measure");
    assertThat(tested.head().now()).isEqualTo(before);
    assertThat(tested.reader().stream("negotiation:refused")).hasSize(1);
    assertThat(tested.reader().stream("measure:refused-1")).hasSize(1);
  }

  @Test
  void the_rules_of_the_agreement_and_of_its_terms_are_told_together() {
    var talks = new NegotiationId("unheard-of");

    assertRefused(
        () -> tested.record(Talks.agreement(talks, APRIL_9, List.of(), change("unheard-of", "1"))),
        "UNKNOWN_NEGOTIATION /negotiation",
        "UNKNOWN_MEASURE /terms/0/measure");
  }

  @Test
  void an_agreement_that_is_repeated_adds_nothing_and_no_other_term_slips_in() {
    var talks = talks("twice", "twice-1");
    var agreement = Talks.agreement(talks, APRIL_9, List.of(), Facts.paused("twice-1", JULY_9));
    var first = tested.record(agreement);

    assertThat(tested.record(agreement).events()).isEmpty();
    assertThat(tested.head().now().position()).isEqualTo(first.position());
    assertRefused(
        () ->
            tested.record(
                Talks.agreement(talks, APRIL_9, List.of(), Facts.paused("twice-1", null))),
        "AGREEMENT_REACHED /terms/0");
    assertThat(tested.head().now().position()).isEqualTo(first.position());
  }

  @Test
  void what_a_caller_expects_of_the_negotiation_it_does_not_expect_of_the_terms() {
    var talks = talks("expected", "expected-1");
    tested.record(Facts.paused("expected-1", JULY_9));
    var agreement = Talks.agreement(talks, APRIL_9, List.of(), change("expected-1", "15"));

    assertThatThrownBy(() -> tested.ledger().record(expecting(7, agreement)))
        .isInstanceOf(StaleVersion.class);
    assertThat(tested.ledger().record(expecting(0, agreement)).events()).hasSize(2);
  }

  @Test
  void a_withdrawal_is_one_act_with_what_the_agreement_says_of_it() {
    var talks = talks("left", "left-1", "left-2");
    tested.record(
        Talks.agreement(
            talks,
            APRIL_9,
            List.of(
                new WithdrawalTerm.Resumes(new MeasureId("left-1")),
                new WithdrawalTerm.Lifts(new MeasureId("left-2"))),
            Facts.paused("left-1", null)));
    var withdrawal =
        new WithdrawFromAgreement(talks, Talks.JP, JULY_9, null, null, Announcement.at(JULY_9));
    var receipt = tested.record(withdrawal);

    assertOneAct(receipt, 3);
    assertThat(receipt.events())
        .extracting(Stored::name)
        .containsExactly("agreement-withdrawn", "tariff-resumed", "tariff-lifted");
    assertThat(tested.record(withdrawal).events()).isEmpty();
  }

  @Test
  void an_agreement_is_rehearsed_with_its_terms() {
    var talks = talks("rehearsed", "rehearsed-1");
    var before = tested.head().now();
    var act =
        TestLedger.act(
            Talks.agreement(talks, APRIL_9, List.of(), Facts.paused("rehearsed-1", JULY_9)));

    assertThat(tested.ledger().rehearse(act).events()).hasSize(2);
    assertThat(tested.head().now()).isEqualTo(before);
  }

  @Test
  void an_executed_joint_response_is_one_act_and_happens_once() {
    tested.record(world("us-world"));
    tested.record(Talks.proposal("us-world"));
    var execution =
        new ExecuteJointResponse(
            Talks.JOINT,
            List.of(retaliation(Talks.JP), retaliation(Talks.CN)),
            Announcement.at(APRIL_9));

    assertRefused(
        () -> tested.record(execution),
        "NO_ASSENT /response",
        "NOT_ASSENTED /retaliations/0/imposer");
    tested.record(new AssentToJointResponse(Talks.JOINT, Talks.JP, Announcement.at(APRIL_4)));
    assertOneAct(tested.record(execution), 3);
    assertThat(tested.record(execution).events()).isEmpty();
  }

  private static void assertOneAct(Receipt receipt, int events) {
    assertThat(receipt.events())
        .hasSize(events)
        .allMatch(stored -> stored.entry().recordedAt().equals(receipt.recordedAt()));
    assertThat(receipt.events())
        .extracting(stored -> stored.entry().position())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(receipt.position() - events + 1, receipt.position())
                .boxed()
                .toList());
  }

  private static void assertRefused(ThrowingCallable recording, String... refusals) {
    assertThatThrownBy(recording)
        .isInstanceOfSatisfying(
            ActRefused.class,
            refused ->
                assertThat(refused.refusals())
                    .extracting(r -> r.refusal().code() + " " + r.refusal().pointer())
                    .containsExactly(refusals));
  }

  /// Opened, over measures of the United States on Japan.
  private static NegotiationId talks(String id, String... measures) {
    for (var measure : measures) {
      tested.record(Facts.imposed(measure, "JP", "24"));
    }
    var talks = new NegotiationId(id);
    tested.record(Talks.opening(talks));
    return talks;
  }

  private static ChangeDuty change(String measure, String duty) {
    return new ChangeDuty(
        new MeasureId(measure), percent(duty), Announcement.at(APRIL_9), APRIL_10, null, null);
  }

  private static Act expecting(long version, org.tariffledger.domain.Command command) {
    return new Act(List.of(command), "tester", null, new Expected.OneOf(Set.of(version)));
  }

  private static org.tariffledger.domain.Command world(String id) {
    return Facts.imposed(id, "WORLD", "10");
  }

  private static RegisterProgramme counter(EconomyCode imposer) {
    return new RegisterProgramme(
        new ProgrammeId(imposer + "-COUNTER"),
        imposer,
        "Countermeasures",
        null,
        Announcement.at(APRIL_2));
  }

  private static Retaliate retaliation(EconomyCode imposer) {
    return new Retaliate(
        List.of(new MeasureId("us-world")),
        new MeasureId("counter-" + imposer.value().toLowerCase(java.util.Locale.ROOT)),
        imposer,
        new ProgrammeId(imposer + "-COUNTER"),
        Targets.only(Target.of("US")),
        Products.ALL,
        percent("10"),
        null,
        null,
        Announcement.at(APRIL_9),
        APRIL_10,
        null);
  }
}
