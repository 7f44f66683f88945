package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.ALREADY_EXECUTED;
import static org.tariffledger.domain.Refusal.Code.ANSWERS_ITSELF;
import static org.tariffledger.domain.Refusal.Code.JOINT_RESPONSE_EXISTS;
import static org.tariffledger.domain.Refusal.Code.MEMBER_WITHOUT_RETALIATION;
import static org.tariffledger.domain.Refusal.Code.NOT_ASSENTED;
import static org.tariffledger.domain.Refusal.Code.NOT_A_MEMBER;
import static org.tariffledger.domain.Refusal.Code.NOT_A_TARGET;
import static org.tariffledger.domain.Refusal.Code.NOT_OF_THE_RESPONSE;
import static org.tariffledger.domain.Refusal.Code.NO_ASSENT;
import static org.tariffledger.domain.Refusal.Code.RESPONSE_WITHDRAWN;
import static org.tariffledger.domain.Refusal.Code.SECOND_RETALIATION;
import static org.tariffledger.domain.Refusal.Code.TOO_FEW_PARTIES;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_JOINT_RESPONSE;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.tariffledger.domain.JointResponseCommand.AssentToJointResponse;
import org.tariffledger.domain.JointResponseCommand.DisputeJointResponse;
import org.tariffledger.domain.JointResponseCommand.ExecuteJointResponse;
import org.tariffledger.domain.JointResponseCommand.ProposeJointResponse;
import org.tariffledger.domain.JointResponseCommand.RefuseJointResponse;
import org.tariffledger.domain.JointResponseCommand.WithdrawFromJointResponse;
import org.tariffledger.domain.JointResponseEvent.JointResponseExecuted;
import org.tariffledger.domain.JointResponseState.Answer;
import org.tariffledger.domain.JointResponseState.Member;
import org.tariffledger.domain.JointResponseState.Status;
import org.tariffledger.domain.MeasureCommand.Retaliate;

/// The rules of joint responses. Whether an id is taken, and whether the response was executed,
/// hangs on all that is recorded; the rest on what was known when the command was announced.
final class JointResponseRules {

  private final List<Recorded<DiplomacyEvent>> history;
  private final Objections objections;

  private JointResponseRules(List<Recorded<DiplomacyEvent>> history, Objections objections) {
    this.history = history;
    this.objections = objections;
  }

  static List<Refusal> of(
      JointResponseCommand command, List<Recorded<DiplomacyEvent>> history, Register register) {
    var objections = new Objections(command.announcement(), register);
    var rules = new JointResponseRules(history, objections);
    if (command instanceof ProposeJointResponse c) {
      rules.check(c);
    } else {
      JointResponseState.known(history, objections.said(), Long.MAX_VALUE)
          .ifPresentOrElse(
              state -> rules.check(command, state),
              () ->
                  objections.addMissing(
                      UNKNOWN_JOINT_RESPONSE,
                      "response",
                      "joint response " + command.response(),
                      history));
    }
    return objections.all();
  }

  private void check(ProposeJointResponse c) {
    if (!history.isEmpty()) {
      objections.add(JOINT_RESPONSE_EXISTS, "/id", "Joint response " + c.id() + " is recorded.");
    }
    var others = JointResponses.others(c);
    if (others.isEmpty()) {
      objections.add(
          TOO_FEW_PARTIES, "/members", "A joint response is proposed to one other at least.");
    }
    objections.requireTerritory(c.proposer(), "/proposer");
    objections.requireTerritories(c.members(), "/members/");
    requireNoProvoker(c.proposer(), "/proposer", c);
    for (int i = 0; i < c.members().size(); i++) {
      requireNoProvoker(c.members().get(i), "/members/" + i, c);
      requireMayRetaliate(c.members().get(i), "/members/" + i, c);
    }
    var all = Stream.concat(Stream.of(c.proposer()), others.stream()).toList();
    for (int i = 0; i < c.inResponseTo().size(); i++) {
      requireHit(c.inResponseTo().get(i), "/inResponseTo/" + i, all);
    }
  }

  /// Nobody answers himself.
  private void requireNoProvoker(EconomyCode economy, String pointer, ProposeJointResponse c) {
    provocations(c)
        .filter(measure -> measure.imposed().imposer().equals(economy))
        .findFirst()
        .ifPresent(
            measure ->
                objections.add(
                    ANSWERS_ITSELF,
                    pointer,
                    "%s imposes %s, which is to be answered."
                        .formatted(economy, measure.imposed().measure())));
  }

  /// A member is asked to retaliate; the proposer need not. Who is the imposer itself is told
  /// otherwise, and of measures that nobody knows nobody can tell.
  private void requireMayRetaliate(EconomyCode member, String pointer, ProposeJointResponse c) {
    if (provocations(c).count() == c.inResponseTo().size()
        && !member.equals(c.proposer())
        && provocations(c).noneMatch(measure -> measure.imposed().imposer().equals(member))
        && provocations(c).noneMatch(measure -> isHit(measure, member))) {
      objections.add(
          NOT_A_TARGET,
          pointer,
          "None of the measures that are to be answered hits %s, which could not retaliate."
              .formatted(member));
    }
  }

  private Stream<MeasureTimeline> provocations(ProposeJointResponse c) {
    return c.inResponseTo().stream().flatMap(id -> objections.measure(id).stream());
  }

  private boolean isHit(MeasureTimeline measure, EconomyCode economy) {
    return MeasureRules.hits(measure, economy, objections.said(), objections.register());
  }

  private void requireHit(MeasureId id, String pointer, List<EconomyCode> members) {
    objections
        .knownMeasure(id, pointer)
        .filter(measure -> members.stream().noneMatch(member -> isHit(measure, member)))
        .ifPresent(
            _ ->
                objections.add(
                    NOT_A_TARGET,
                    pointer,
                    "Measure %s hits neither the proposer nor a member.".formatted(id)));
  }

  private void check(JointResponseCommand command, JointResponseState state) {
    switch (command) {
      case ProposeJointResponse _ -> {}
      case AssentToJointResponse c -> {
        requireOpen(state);
        requireMember(c.member(), state);
      }
      case RefuseJointResponse c -> {
        requireOpen(state);
        requireMember(c.member(), state);
      }
      // What is claimed of a member, it may deny at any time.
      case DisputeJointResponse c -> requireMember(c.member(), state);
      case WithdrawFromJointResponse c -> {
        requireOpen(state);
        requireMember(c.member(), state);
        requireAssent(c, state);
      }
      case ExecuteJointResponse c -> {
        if (state.status() == Status.WITHDRAWN) {
          requireOpen(state);
        }
        requireNotExecuted(c);
        check(c, state);
      }
    }
  }

  private void requireOpen(JointResponseState state) {
    var id = state.proposed().response();
    switch (state.status()) {
      case PROPOSED -> {}
      case EXECUTED ->
          objections.add(
              ALREADY_EXECUTED,
              "/response",
              "Joint response %s had been executed by %s.".formatted(id, objections.said()));
      case WITHDRAWN ->
          objections.add(
              RESPONSE_WITHDRAWN,
              "/response",
              "Its proposer had withdrawn joint response %s by %s."
                  .formatted(id, objections.said()));
    }
  }

  /// However that was announced.
  private void requireNotExecuted(ExecuteJointResponse c) {
    if (history.stream().anyMatch(entry -> entry.event() instanceof JointResponseExecuted)) {
      objections.add(
          ALREADY_EXECUTED, "/response", "Joint response " + c.response() + " is executed.");
    }
  }

  private void requireMember(EconomyCode economy, JointResponseState state) {
    if (state.member(economy).isEmpty()) {
      objections.add(
          NOT_A_MEMBER,
          "/member",
          "%s is no member; the members are %s.".formatted(economy, named(state)));
    }
  }

  private static String named(JointResponseState state) {
    return String.join(
        ", ", state.members().stream().map(member -> member.economy().value()).toList());
  }

  private void requireAssent(WithdrawFromJointResponse c, JointResponseState state) {
    state
        .member(c.member())
        .filter(member -> !member.economy().equals(state.proposed().proposer()))
        .filter(member -> member.answer() != Answer.ASSENTED)
        .ifPresent(
            member ->
                objections.add(
                    NOT_ASSENTED,
                    "/member",
                    "%s has no assent to take back; its answer by %s: %s."
                        .formatted(member.economy(), objections.said(), said(member))));
  }

  private static String said(Member member) {
    return switch (member.answer()) {
      case NONE -> "none";
      case ASSENTED -> "it assented";
      case REFUSED -> "it refused";
      case DISPUTED -> "it disputed what was claimed of it";
      case WITHDRAWN -> "it withdrew";
    };
  }

  private void check(ExecuteJointResponse c, JointResponseState state) {
    var proposer = state.proposed().proposer();
    if (state.assenting().stream().allMatch(proposer::equals)) {
      objections.add(
          NO_ASSENT,
          "/response",
          "Nobody beside %s had assented by %s.".formatted(proposer, objections.said()));
    }
    var imposers = new HashSet<EconomyCode>();
    for (int i = 0; i < c.retaliations().size(); i++) {
      var retaliation = c.retaliations().get(i);
      check(retaliation, "/retaliations/" + i, state);
      if (!imposers.add(retaliation.imposer())) {
        objections.add(
            SECOND_RETALIATION,
            "/retaliations/" + i + "/imposer",
            "%s retaliates once in a joint response.".formatted(retaliation.imposer()));
      }
    }
    state.assenting().stream()
        .filter(member -> !imposers.contains(member))
        .forEach(
            member ->
                objections.add(
                    MEMBER_WITHOUT_RETALIATION,
                    "/retaliations",
                    member + " assented, but no retaliation is of it."));
  }

  private void check(Retaliate retaliation, String pointer, JointResponseState state) {
    var imposer = retaliation.imposer();
    objections.requireNotSaidBefore(retaliation, Economies.zoneOf(imposer), pointer);
    if (!imposer.equals(state.proposed().proposer()) && !state.assenting().contains(imposer)) {
      objections.add(
          NOT_ASSENTED,
          pointer + "/imposer",
          "%s had not assented by %s.".formatted(imposer, objections.said()));
    }
    for (int i = 0; i < retaliation.inResponseTo().size(); i++) {
      var provocation = retaliation.inResponseTo().get(i);
      if (!state.proposed().inResponseTo().contains(provocation)) {
        objections.add(
            NOT_OF_THE_RESPONSE,
            pointer + "/inResponseTo/" + i,
            "The joint response does not answer measure %s.".formatted(provocation));
      }
    }
  }
}
