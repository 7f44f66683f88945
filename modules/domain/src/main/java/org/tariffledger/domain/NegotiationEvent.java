package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened in one negotiation.
public sealed interface NegotiationEvent extends DiplomacyEvent {

  NegotiationId negotiation();

  /// The parties talk; `measures` are on the table.
  record NegotiationOpened(
      NegotiationId negotiation,
      String name,
      List<EconomyCode> parties,
      List<MeasureId> measures,
      Announcement announcement)
      implements NegotiationEvent {

    public NegotiationOpened {
      parties = List.copyOf(parties);
      measures = List.copyOf(measures);
    }
  }

  /// The round of this number is to be held then.
  record RoundScheduled(
      NegotiationId negotiation,
      int round,
      Instant scheduledFor,
      @Nullable String place,
      Announcement announcement)
      implements NegotiationEvent {}

  /// The round of this number was held.
  record RoundHeld(
      NegotiationId negotiation,
      int round,
      RoundOutcome outcome,
      Instant heldAt,
      @Nullable String place,
      Announcement announcement)
      implements NegotiationEvent {}

  /// The talks ended without agreement.
  record NegotiationBrokenOff(
      NegotiationId negotiation, @Nullable EconomyCode party, Announcement announcement)
      implements NegotiationEvent {}

  /// The talks go on.
  record NegotiationResumed(NegotiationId negotiation, Announcement announcement)
      implements NegotiationEvent {}

  /// The parties agreed; the terms, on these measures, are the other events of the same act.
  /// `terms` says how many different ones there are; what was recorded before it did, does not.
  record AgreementReached(
      NegotiationId negotiation,
      String name,
      List<MeasureId> measures,
      List<WithdrawalTerm> onWithdrawal,
      @Nullable Integer terms,
      Announcement announcement)
      implements NegotiationEvent {

    public AgreementReached {
      measures = List.copyOf(measures);
      onWithdrawal = List.copyOf(onWithdrawal);
    }
  }

  /// The party left the agreement of this name; what follows for measures, are the other events of
  /// the same act.
  record AgreementWithdrawn(
      NegotiationId negotiation,
      String agreement,
      EconomyCode party,
      Instant effectiveFrom,
      Announcement announcement)
      implements NegotiationEvent {}
}
