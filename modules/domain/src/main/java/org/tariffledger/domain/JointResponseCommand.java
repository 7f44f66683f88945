package org.tariffledger.domain;

import java.util.List;
import org.tariffledger.domain.MeasureCommand.Retaliate;

/// What can be recorded of one joint response. Only its execution moves a rate.
public sealed interface JointResponseCommand extends DiplomacyCommand {

  int NAME_CHARS_MAX = 200;
  int MEMBERS_MAX = 100;
  int MEASURES_MAX = 100;
  int CLAIM_CHARS_MAX = 2_000;

  JointResponseId response();

  /// One economy proposes to others that all answer these measures.
  record ProposeJointResponse(
      JointResponseId id,
      String name,
      EconomyCode proposer,
      List<EconomyCode> members,
      List<MeasureId> inResponseTo,
      Announcement announcement)
      implements JointResponseCommand {

    public ProposeJointResponse {
      Texts.atMost(NAME_CHARS_MAX, name, "A name");
      members = Texts.few(MEMBERS_MAX, members, "members");
      inResponseTo = Texts.few(MEASURES_MAX, inResponseTo, "measures");
      if (inResponseTo.isEmpty()) {
        throw new IllegalArgumentException("A joint response names the measures it answers.");
      }
    }

    @Override
    public JointResponseId response() {
      return id;
    }
  }

  /// A member will take part.
  record AssentToJointResponse(
      JointResponseId response, EconomyCode member, Announcement announcement)
      implements JointResponseCommand {}

  /// A member will not take part.
  record RefuseJointResponse(
      JointResponseId response, EconomyCode member, Announcement announcement)
      implements JointResponseCommand {}

  /// A member says that what is claimed of it is not so. It no longer counts as assenting.
  record DisputeJointResponse(
      JointResponseId response, EconomyCode member, String claim, Announcement announcement)
      implements JointResponseCommand {

    public DisputeJointResponse {
      Texts.atMost(CLAIM_CHARS_MAX, claim, "A claim");
    }
  }

  /// A member takes its assent back; the proposer: the whole proposal.
  record WithdrawFromJointResponse(
      JointResponseId response, EconomyCode member, Announcement announcement)
      implements JointResponseCommand {}

  /// Every assenting member retaliates, all of them at once or none.
  record ExecuteJointResponse(
      JointResponseId response, List<Retaliate> retaliations, Announcement announcement)
      implements JointResponseCommand {

    public ExecuteJointResponse {
      retaliations = Texts.few(MEMBERS_MAX, retaliations, "retaliations");
    }
  }
}
