package org.tariffledger.domain;

import java.util.List;
import org.tariffledger.domain.JointResponseCommand.ExecuteJointResponse;
import org.tariffledger.domain.NegotiationCommand.ReachAgreement;
import org.tariffledger.domain.NegotiationCommand.WithdrawFromAgreement;

/// The rules of the war's other moves. The state is what was recorded of the same negotiation,
/// joint response or statement before.
public final class Diplomacy {

  public static Decision<DiplomacyEvent> decide(
      DiplomacyCommand command, List<Recorded<DiplomacyEvent>> history, Register register) {
    return switch (command) {
      case NegotiationCommand c -> Negotiations.decide(c, history, register);
      case JointResponseCommand c -> JointResponses.decide(c, history, register);
      case StatementCommand c -> Statements.decide(c, history, register);
    };
  }

  /// What an accepted command brings with it for measures: all of it is recorded, or nothing.
  public static List<Consequence> consequences(
      DiplomacyCommand command, List<Recorded<DiplomacyEvent>> history, Register register) {
    return switch (command) {
      case ReachAgreement c -> AgreementTerms.consequences(c);
      case WithdrawFromAgreement c -> Negotiations.consequences(c, history, register);
      case ExecuteJointResponse c -> JointResponses.consequences(c);
      case NegotiationCommand _, JointResponseCommand _, StatementCommand _ -> List.of();
    };
  }

  private Diplomacy() {}
}
