package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NegotiationEvent.NegotiationBrokenOff;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.NegotiationState;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.RoundOutcome;
import org.tariffledger.domain.WithdrawalTerm;
import org.tariffledger.projections.RateBook;

/// A negotiation as far as it was known and recorded.
@Schema(description = "A negotiation, by what was known and recorded.")
public record Negotiation(
    NegotiationId id,
    String name,
    List<EconomyCode> parties,
    @Schema(description = "The measures on the table.") List<MeasureId> measures,
    @Schema(
            description =
                "`agreed` and `withdrawn` speak of the latest agreement, until a later round or a"
                    + " resumption opens the talks again.")
        NegotiationState.Status status,
    @Schema(description = "Null unless the talks are broken off.") @Nullable BrokenOff brokenOff,
    @Schema(description = "By number.") List<Round> rounds,
    @Schema(description = "In the order in which they were reached.") List<Agreement> agreements,
    @Schema(description = "Of the opening.") Announced announced,
    @Schema(description = "Its ETag, if everything recorded of it is shown.") long version) {

  @Schema(description = "By which party, if by one, and when.")
  public record BrokenOff(@Nullable EconomyCode party, Instant announcedAt) {

    static @Nullable BrokenOff of(@Nullable NegotiationBrokenOff event) {
      return event == null
          ? null
          : new BrokenOff(event.party(), event.announcement().announcedAt());
    }
  }

  @Schema(description = "A round: scheduled, held, or first the one and then the other.")
  public record Round(
      int number,
      @Nullable Instant scheduledFor,
      @Schema(description = "Null until it was held.") @Nullable Instant heldAt,
      @Schema(description = "Null until it was held.") @Nullable RoundOutcome outcome,
      @Nullable String place,
      @Schema(
              description =
                  "When the talks were broken off before it was to be held: it does not stand until"
                      + " it is scheduled again. Null otherwise.")
          @Nullable Instant calledOffAt) {

    static Round of(NegotiationState.Round round) {
      var scheduled = round.scheduled();
      var held = round.held();
      var calledOff = round.calledOff();
      return new Round(
          round.number(),
          scheduled == null ? null : scheduled.scheduledFor(),
          held == null ? null : held.heldAt(),
          held == null ? null : held.outcome(),
          held == null ? (scheduled == null ? null : scheduled.place()) : held.place(),
          calledOff == null ? null : calledOff.announcement().announcedAt());
    }
  }

  @Schema(description = "An agreement and what it moved.")
  public record Agreement(
      String name,
      @Schema(description = "What was recorded of measures together with it.") List<Moved> moved,
      @Schema(description = "What becomes of measures when a party withdraws.")
          List<WithdrawalTerm> onWithdrawal,
      @Schema(description = "Null unless a party withdrew.") @Nullable Withdrawal withdrawn,
      Announced announced) {

    static Agreement of(
        NegotiationState.Agreement agreement, List<Recorded<DiplomacyEvent>> entries, AsOf asOf) {
      return new Agreement(
          agreement.reached().name(),
          Moved.by(agreement.entry().recordedAt(), agreement.reached().measures(), asOf.book()),
          agreement.reached().onWithdrawal(),
          Withdrawal.of(agreement, entries, asOf),
          Announced.of(agreement.entry()));
    }
  }

  @Schema(description = "That a party left an agreement, and what followed.")
  public record Withdrawal(
      EconomyCode party,
      Instant effectiveFrom,
      List<Moved> moved,
      @Schema(
              description =
                  "Terms that had nothing to do: their measure had ended, or was not paused.")
          List<WithdrawalTerm> leftAlone,
      Announced announced) {

    static @Nullable Withdrawal of(
        NegotiationState.Agreement agreement, List<Recorded<DiplomacyEvent>> entries, AsOf asOf) {
      var withdrawn = agreement.withdrawn();
      if (withdrawn == null) {
        return null;
      }
      var entry =
          entries.stream().filter(e -> e.event().equals(withdrawn)).findFirst().orElseThrow();
      var measures = agreement.reached().onWithdrawal().stream().map(WithdrawalTerm::measure);
      return new Withdrawal(
          withdrawn.party(),
          withdrawn.effectiveFrom(),
          Moved.by(entry.recordedAt(), measures, asOf.book()),
          agreement.reached().onWithdrawal().stream()
              .filter(term -> !isDone(term, entry.recordedAt(), asOf.book()))
              .toList(),
          Announced.of(entry));
    }

    private static boolean isDone(WithdrawalTerm term, Instant act, RateBook book) {
      return book.measure(term.measure()).stream()
          .flatMap(history -> history.entries().stream())
          .filter(entry -> entry.recordedAt().equals(act))
          .map(Recorded::event)
          .anyMatch(term::isDoneBy);
    }
  }

  /// Empty while nobody could know of it.
  public static Optional<Negotiation> of(NegotiationId id, AsOf asOf) {
    var entries = Recorded.upTo(asOf.position(), asOf.book().diplomacy().negotiation(id));
    return NegotiationState.known(entries, asOf.knownAt(), asOf.position())
        .map(
            state ->
                new Negotiation(
                    id,
                    state.opened().name(),
                    state.opened().parties(),
                    state.opened().measures(),
                    state.status(),
                    BrokenOff.of(state.brokenOff()),
                    state.rounds().stream().map(Round::of).toList(),
                    state.agreements().stream()
                        .map(agreement -> Agreement.of(agreement, entries, asOf))
                        .toList(),
                    Announced.of(entries.getFirst()),
                    entries.size() - 1L));
  }

  /// Whether it is about the measure, or moved it.
  boolean concerns(MeasureId measure) {
    return measures.contains(measure)
        || agreements.stream()
            .flatMap(agreement -> agreement.moved().stream())
            .anyMatch(moved -> moved.measure().equals(measure));
  }
}
