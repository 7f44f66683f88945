package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.DE;
import static org.tariffledger.domain.Facts.EU;
import static org.tariffledger.domain.Facts.JP;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.events;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;
import static org.tariffledger.domain.Facts.refusals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.JointResponseCommand.AssentToJointResponse;
import org.tariffledger.domain.JointResponseCommand.DisputeJointResponse;
import org.tariffledger.domain.JointResponseCommand.ExecuteJointResponse;
import org.tariffledger.domain.JointResponseCommand.ProposeJointResponse;
import org.tariffledger.domain.JointResponseCommand.RefuseJointResponse;
import org.tariffledger.domain.JointResponseCommand.WithdrawFromJointResponse;
import org.tariffledger.domain.JointResponseEvent.JointResponseExecuted;
import org.tariffledger.domain.JointResponseEvent.JointResponseProposed;
import org.tariffledger.domain.JointResponseState.Answer;
import org.tariffledger.domain.JointResponseState.Status;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.MeasureEvent.TariffImposed;

class JointResponsesTest {

  private static final JointResponseId JOINT = new JointResponseId("cn-jp-kr");
  private static final EconomyCode KR = new EconomyCode("KR");
  private static final MeasureId CARS = measureId("us-cars");

  private final SmallLedger record =
      SmallLedger.of(
          programme(US, "AUTOS"),
          programme(CN, "CN-COUNTER"),
          programme(JP, "JP-COUNTER"),
          programme(KR, "KR-COUNTER"),
          imposed("us-cars", US, "AUTOS", at("WORLD"), "25"),
          imposed("us-mexico", US, "AUTOS", at("MX"), "10"));

  @Test
  void a_joint_response_is_proposed_once_to_others_who_are_hit() {
    assertThat(events(record.take(proposal(3))))
        .containsExactly(
            new JointResponseProposed(
                JOINT, "Joint response", CN, List.of(JP, KR), List.of(CARS), on(3)));
    assertThat(events(record.take(proposal(3)))).isEmpty();
    assertThat(refusals(record.take(proposal(4)))).containsExactly("JOINT_RESPONSE_EXISTS /id");
    assertThat(state(3).members())
        .extracting(m -> m.economy() + " " + m.answer())
        .containsExactly("CN NONE", "JP NONE", "KR NONE");
  }

  @Test
  void every_fault_of_a_proposal_is_told() {
    assertThat(
            refusals(
                record.take(
                    new ProposeJointResponse(
                        JOINT,
                        "Alone",
                        DE,
                        List.of(DE),
                        List.of(measureId("ghost"), measureId("us-mexico"), CARS),
                        on(3)))))
        .containsExactly(
            "TOO_FEW_PARTIES /members",
            "MEMBER_OF_A_UNION /proposer",
            "MEMBER_OF_A_UNION /members/0",
            "UNKNOWN_MEASURE /inResponseTo/0",
            "NOT_A_TARGET /inResponseTo/1");
    assertThatThrownBy(
            () -> new ProposeJointResponse(JOINT, "To what?", CN, List.of(JP), List.of(), on(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void who_imposes_what_is_answered_takes_no_part() {
    assertThat(refusals(record.take(proposal(US, JP)))).containsExactly("ANSWERS_ITSELF /proposer");
    assertThat(refusals(record.take(proposal(CN, JP, US))))
        .containsExactly("ANSWERS_ITSELF /members/1");
  }

  @Test
  void a_member_that_could_not_retaliate_is_not_asked_but_may_ask_others() {
    record.add(imposed("us-japan", US, "AUTOS", at("JP"), "5"));
    var answered = List.of(measureId("us-japan"));

    assertThat(
            refusals(
                record.take(
                    new ProposeJointResponse(
                        JOINT, "Together", CN, List.of(JP, KR), answered, on(3)))))
        .containsExactly("NOT_A_TARGET /members/1");
    assertThat(
            events(
                record.take(
                    new ProposeJointResponse(JOINT, "Together", CN, List.of(JP), answered, on(3)))))
        .hasSize(1);
  }

  @Test
  void a_retaliation_is_not_announced_before_the_execution_that_brings_it() {
    record.take(proposal(3));
    record.take(assent(JP, 4));

    assertThat(refusals(record.take(execution(9, retaliation(JP)))))
        .containsExactly("ANNOUNCED_BEFORE_THE_WHOLE /retaliations/0/announcedAt");
  }

  @Test
  void only_members_answer_and_the_latest_announcement_is_their_answer() {
    record.take(proposal(3));
    record.take(assent(KR, 7));
    record.take(new RefuseJointResponse(JOINT, KR, on(5)));
    record.take(new DisputeJointResponse(JOINT, JP, "Somewhat exaggerated", on(4)));

    assertThat(answer(KR, 4)).isEqualTo(Answer.NONE);
    assertThat(answer(KR, 6)).isEqualTo(Answer.REFUSED);
    assertThat(answer(KR, 7)).isEqualTo(Answer.ASSENTED);
    assertThat(state(4).member(JP).orElseThrow().claim()).isEqualTo("Somewhat exaggerated");
    for (var command :
        List.of(
            assent(EU, 8),
            new RefuseJointResponse(JOINT, EU, on(8)),
            new DisputeJointResponse(JOINT, EU, "No", on(8)),
            new WithdrawFromJointResponse(JOINT, EU, on(8)))) {
      assertThat(refusals(record.take(command))).containsExactly("NOT_A_MEMBER /member");
    }
  }

  @Test
  void a_dispute_takes_the_place_of_an_assent() {
    record.take(proposal(3));
    record.take(assent(JP, 4));
    record.take(new DisputeJointResponse(JOINT, JP, "We never said so", on(5)));

    assertThat(state(4).assenting()).containsExactly(JP);
    assertThat(state(5).assenting()).isEmpty();
    assertThat(refusals(record.take(execution(6, retaliation(JP)))))
        .containsExactly("NO_ASSENT /response", "NOT_ASSENTED /retaliations/0/imposer");
  }

  @Test
  void only_an_assent_is_taken_back_and_the_proposer_withdraws_all() {
    record.take(proposal(3));
    record.take(assent(JP, 4));
    assertThat(refusals(record.take(new WithdrawFromJointResponse(JOINT, KR, on(5)))))
        .containsExactly("NOT_ASSENTED /member");
    assertThat(events(record.take(new WithdrawFromJointResponse(JOINT, JP, on(5))))).hasSize(1);
    assertThat(state(5).assenting()).isEmpty();
    assertThat(state(5).status()).isEqualTo(Status.PROPOSED);

    record.take(new WithdrawFromJointResponse(JOINT, CN, on(9)));
    assertThat(state(9).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(refusals(record.take(assent(KR, 10))))
        .containsExactly("RESPONSE_WITHDRAWN /response");
    assertThat(events(record.take(assent(KR, 8)))).hasSize(1);
  }

  @Test
  void executed_it_is_one_retaliation_of_each_that_assented() {
    record.take(proposal(3));
    record.take(assent(JP, 4));
    record.take(assent(KR, 5));
    var execution = execution(6, retaliation(JP), retaliation(KR), retaliation(CN));

    assertThat(events(record.take(execution)))
        .hasSize(4)
        .startsWith(
            new JointResponseExecuted(
                JOINT,
                List.of(measureId("jp-cars"), measureId("kr-cars"), measureId("cn-cars")),
                on(6)))
        .filteredOn(TariffImposed.class::isInstance)
        .extracting(e -> ((TariffImposed) e).inResponseTo())
        .containsOnly(List.of(CARS));
    assertThat(state(6).status()).isEqualTo(Status.EXECUTED);
    assertThat(events(record.take(execution))).isEmpty();
    assertThat(refusals(record.take(execution(7, retaliation(JP), retaliation(KR)))))
        .contains("ALREADY_EXECUTED /response");
    assertThat(refusals(record.take(assent(KR, 7)))).containsExactly("ALREADY_EXECUTED /response");
  }

  @Test
  void nothing_is_executed_on_the_assent_of_the_proposer_alone() {
    record.take(proposal(3));
    record.take(assent(CN, 4));
    record.take(assent(KR, 9));

    assertThat(refusals(record.take(execution(6, retaliation(CN)))))
        .containsExactly("NO_ASSENT /response");
  }

  @Test
  void each_that_assented_retaliates_once_and_nobody_else_does() {
    record.take(proposal(3));
    record.take(assent(CN, 4));
    record.take(assent(JP, 4));

    assertThat(
            refusals(
                record.take(
                    execution(
                        6,
                        retaliation(JP),
                        retaliation(JP, "jp-second", "us-cars"),
                        retaliation(KR)))))
        .containsExactly(
            "SECOND_RETALIATION /retaliations/1/imposer",
            "NOT_ASSENTED /retaliations/2/imposer",
            "MEMBER_WITHOUT_RETALIATION /retaliations");
  }

  @Test
  void retaliations_answer_what_the_response_answers_by_their_own_rules() {
    record.add(imposed("us-japan", US, "AUTOS", at("JP"), "5"));
    record.take(proposal(3));
    record.take(assent(JP, 4));

    assertThat(refusals(record.take(execution(6, retaliation(JP, "jp-cars", "us-japan")))))
        .containsExactly("NOT_OF_THE_RESPONSE /retaliations/0/inResponseTo/0");
    assertThat(refusals(record.take(execution(6, retaliation(JP, "us-mexico", "us-cars")))))
        .containsExactly("MEASURE_EXISTS /retaliations/0/id");
  }

  @Test
  void what_nobody_proposed_or_had_announced_has_no_members() {
    assertThat(refusals(record.take(assent(JP, 4))))
        .containsExactly("UNKNOWN_JOINT_RESPONSE /response");
    record.take(proposal(5));
    assertThat(refusals(record.take(assent(JP, 4)))).containsExactly("NOT_ANNOUNCED /announcedAt");
  }

  private JointResponseState state(int knownAt) {
    return JointResponseState.known(record.jointResponse(JOINT), april(knownAt), Long.MAX_VALUE)
        .orElseThrow();
  }

  private Answer answer(EconomyCode member, int knownAt) {
    return state(knownAt).member(member).orElseThrow().answer();
  }

  private static ProposeJointResponse proposal(int announced) {
    return new ProposeJointResponse(
        JOINT, "Joint response", CN, List.of(CN, JP, KR, JP), List.of(CARS), on(announced));
  }

  private static ProposeJointResponse proposal(EconomyCode proposer, EconomyCode... members) {
    return new ProposeJointResponse(
        JOINT, "Joint response", proposer, List.of(members), List.of(CARS), on(3));
  }

  private static AssentToJointResponse assent(EconomyCode member, int announced) {
    return new AssentToJointResponse(JOINT, member, on(announced));
  }

  private static ExecuteJointResponse execution(int announced, Retaliate... retaliations) {
    return new ExecuteJointResponse(JOINT, List.of(retaliations), on(announced));
  }

  private static Retaliate retaliation(EconomyCode imposer) {
    var id = imposer.value().toLowerCase(java.util.Locale.ROOT) + "-cars";
    return retaliation(imposer, id, "us-cars");
  }

  private static Retaliate retaliation(EconomyCode imposer, String id, String provocation) {
    return new Retaliate(
        List.of(measureId(provocation)),
        measureId(id),
        imposer,
        programmeId(imposer + "-COUNTER"),
        at("US"),
        Products.ALL,
        percent("25"),
        null,
        null,
        on(6),
        april(20),
        null);
  }
}
