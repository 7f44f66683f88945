package org.tariffledger.domain;

import java.util.List;

/// What happened to one joint response.
public sealed interface JointResponseEvent extends DiplomacyEvent {

  JointResponseId response();

  /// The proposer asked these members to answer these measures together.
  record JointResponseProposed(
      JointResponseId response,
      String name,
      EconomyCode proposer,
      List<EconomyCode> members,
      List<MeasureId> inResponseTo,
      Announcement announcement)
      implements JointResponseEvent {

    public JointResponseProposed {
      members = List.copyOf(members);
      inResponseTo = List.copyOf(inResponseTo);
    }
  }

  /// The member will take part.
  record JointResponseAssented(
      JointResponseId response, EconomyCode member, Announcement announcement)
      implements JointResponseEvent {}

  /// The member will not take part.
  record JointResponseRefused(
      JointResponseId response, EconomyCode member, Announcement announcement)
      implements JointResponseEvent {}

  /// The member says that what is claimed of it is not so.
  record JointResponseDisputed(
      JointResponseId response, EconomyCode member, String claim, Announcement announcement)
      implements JointResponseEvent {}

  /// The member took its assent back; the proposer: the whole proposal.
  record JointResponseWithdrawn(
      JointResponseId response, EconomyCode member, Announcement announcement)
      implements JointResponseEvent {}

  /// Its members retaliated by these measures, imposed in the same act.
  record JointResponseExecuted(
      JointResponseId response, List<MeasureId> measures, Announcement announcement)
      implements JointResponseEvent {

    public JointResponseExecuted {
      measures = List.copyOf(measures);
    }
  }
}
