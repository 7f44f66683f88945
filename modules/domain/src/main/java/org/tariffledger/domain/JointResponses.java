package org.tariffledger.domain;

import java.util.List;
import java.util.stream.IntStream;
import org.tariffledger.domain.JointResponseCommand.AssentToJointResponse;
import org.tariffledger.domain.JointResponseCommand.DisputeJointResponse;
import org.tariffledger.domain.JointResponseCommand.ExecuteJointResponse;
import org.tariffledger.domain.JointResponseCommand.ProposeJointResponse;
import org.tariffledger.domain.JointResponseCommand.RefuseJointResponse;
import org.tariffledger.domain.JointResponseCommand.WithdrawFromJointResponse;
import org.tariffledger.domain.JointResponseEvent.JointResponseAssented;
import org.tariffledger.domain.JointResponseEvent.JointResponseDisputed;
import org.tariffledger.domain.JointResponseEvent.JointResponseExecuted;
import org.tariffledger.domain.JointResponseEvent.JointResponseProposed;
import org.tariffledger.domain.JointResponseEvent.JointResponseRefused;
import org.tariffledger.domain.JointResponseEvent.JointResponseWithdrawn;
import org.tariffledger.domain.MeasureCommand.Retaliate;

/// The decisions in one joint response.
final class JointResponses {

  static Decision<DiplomacyEvent> decide(
      JointResponseCommand command, List<Recorded<DiplomacyEvent>> history, Register register) {
    var event = event(command);
    return history.stream().anyMatch(entry -> entry.event().equals(event))
        ? new Decision.Accepted<>(List.of())
        : Decision.of(JointResponseRules.of(command, history, register), List.of(event));
  }

  static List<Consequence> consequences(ExecuteJointResponse command) {
    return IntStream.range(0, command.retaliations().size())
        .mapToObj(i -> new Consequence("/retaliations/" + i, command.retaliations().get(i)))
        .toList();
  }

  private static JointResponseEvent event(JointResponseCommand command) {
    return switch (command) {
      case ProposeJointResponse c ->
          new JointResponseProposed(
              c.id(),
              c.name(),
              c.proposer(),
              others(c),
              c.inResponseTo().stream().distinct().toList(),
              c.announcement());
      case AssentToJointResponse c ->
          new JointResponseAssented(c.response(), c.member(), c.announcement());
      case RefuseJointResponse c ->
          new JointResponseRefused(c.response(), c.member(), c.announcement());
      case DisputeJointResponse c ->
          new JointResponseDisputed(c.response(), c.member(), c.claim(), c.announcement());
      case WithdrawFromJointResponse c ->
          new JointResponseWithdrawn(c.response(), c.member(), c.announcement());
      case ExecuteJointResponse c ->
          new JointResponseExecuted(
              c.response(),
              c.retaliations().stream().map(Retaliate::id).toList(),
              c.announcement());
    };
  }

  /// The members beside the proposer, who need not be named among them.
  static List<EconomyCode> others(ProposeJointResponse c) {
    return c.members().stream().filter(m -> !m.equals(c.proposer())).distinct().toList();
  }

  private JointResponses() {}
}
