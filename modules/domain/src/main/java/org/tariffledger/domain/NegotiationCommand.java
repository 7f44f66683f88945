package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be recorded of one negotiation.
public sealed interface NegotiationCommand extends DiplomacyCommand {

  int NAME_CHARS_MAX = 200;
  int PLACE_CHARS_MAX = 200;
  int PARTIES_MAX = 50;
  int MEASURES_MAX = 1_000;
  int TERMS_MAX = 1_000;

  NegotiationId negotiation();

  /// Talks between parties; `measures` are on the table.
  record OpenNegotiation(
      NegotiationId id,
      String name,
      List<EconomyCode> parties,
      @Nullable List<MeasureId> measures,
      Announcement announcement)
      implements NegotiationCommand {

    public OpenNegotiation {
      Texts.atMost(NAME_CHARS_MAX, name, "A name");
      parties = Texts.few(PARTIES_MAX, parties, "parties");
      measures = Texts.few(MEASURES_MAX, measures, "measures");
    }

    @Override
    public List<MeasureId> measures() {
      return java.util.Objects.requireNonNull(measures);
    }

    @Override
    public NegotiationId negotiation() {
      return id;
    }
  }

  /// The next round is to be held then or, by its number, one that was scheduled for another time.
  /// Rounds are numbered from 1.
  record ScheduleRound(
      NegotiationId negotiation,
      @Nullable Integer round,
      Instant scheduledFor,
      @Nullable String place,
      Announcement announcement)
      implements NegotiationCommand {

    public ScheduleRound {
      Texts.atMost(PLACE_CHARS_MAX, place, "A place");
    }
  }

  /// A round was held, one that was scheduled or the next, with this outcome. Without `heldAt` it
  /// was held when it was scheduled for.
  record RecordOutcome(
      NegotiationId negotiation,
      int round,
      RoundOutcome outcome,
      @Nullable Instant heldAt,
      @Nullable String place,
      Announcement announcement)
      implements NegotiationCommand {

    public RecordOutcome {
      Texts.atMost(PLACE_CHARS_MAX, place, "A place");
    }
  }

  /// The talks end without agreement; by `party`, if one of them left.
  record BreakOff(NegotiationId negotiation, @Nullable EconomyCode party, Announcement announcement)
      implements NegotiationCommand {}

  /// Talks that were broken off, or came to an agreement, go on.
  record ResumeNegotiation(NegotiationId negotiation, Announcement announcement)
      implements NegotiationCommand {}

  /// The parties agree. The terms are recorded together with it, or nothing is; `onWithdrawal` is
  /// what happens to measures when a party withdraws.
  record ReachAgreement(
      NegotiationId negotiation,
      String name,
      List<Command> terms,
      @Nullable List<WithdrawalTerm> onWithdrawal,
      Announcement announcement)
      implements NegotiationCommand {

    public ReachAgreement {
      Texts.atMost(NAME_CHARS_MAX, name, "A name");
      terms = Texts.few(TERMS_MAX, terms, "terms");
      if (terms.isEmpty()) {
        throw new IllegalArgumentException("An agreement has at least one term.");
      }
      onWithdrawal = Texts.few(TERMS_MAX, onWithdrawal, "terms");
    }

    @Override
    public List<WithdrawalTerm> onWithdrawal() {
      return java.util.Objects.requireNonNull(onWithdrawal);
    }
  }

  /// A party leaves the agreement of this name or, without one, the latest; its terms for that case
  /// take effect at `effectiveFrom`. `scheduled` says what becomes of changes of a duty that were
  /// to come later.
  record WithdrawFromAgreement(
      NegotiationId negotiation,
      EconomyCode party,
      Instant effectiveFrom,
      @Nullable String agreement,
      @Nullable Scheduled scheduled,
      Announcement announcement)
      implements NegotiationCommand {}
}
