package org.tariffledger.domain;

import java.util.ArrayList;
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

/// The rules of joint responses.
final class JointResponses {

  static Decision<DiplomacyEvent> decide(
      JointResponseCommand command, List<Recorded<DiplomacyEvent>> history, Register register) {
    var refusals = new ArrayList<Refusal>();
    var event = event(command);
    if (history.stream().anyMatch(entry -> entry.event().equals(event))) {
      return new Decision.Accepted<>(List.of());
    }
    return Decision.of(refusals, List.of(event));
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
              c.id(), c.name(), c.proposer(), c.members(), c.inResponseTo(), c.announcement());
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

  private JointResponses() {}
}
