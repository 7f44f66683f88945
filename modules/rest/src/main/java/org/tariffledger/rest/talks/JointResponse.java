package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.JointResponseEvent.JointResponseExecuted;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.JointResponseState;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.projections.RateBook;

/// A joint response as far as it was known and recorded.
@Schema(description = "A joint response, by what was known and recorded. Only executed it charges.")
public record JointResponse(
    JointResponseId id,
    String name,
    EconomyCode proposer,
    @Schema(description = "The proposer, first, and those to whom it was proposed.")
        List<Member> members,
    List<MeasureId> inResponseTo,
    JointResponseState.Status status,
    @Schema(description = "Null until it was executed.") @Nullable Executed executed,
    @Schema(description = "Of the proposal.") Announced announced,
    @Schema(description = "Its ETag, if everything recorded of it is shown.") long version) {

  @Schema(description = "A member and what it said last.")
  public record Member(
      EconomyCode economy,
      JointResponseState.Answer answer,
      @Schema(description = "When it said so; null if it said nothing.") @Nullable Instant since,
      @Schema(description = "What it disputed.") @Nullable String claim) {

    static Member of(JointResponseState.Member member) {
      return new Member(member.economy(), member.answer(), member.since(), member.claim());
    }
  }

  @Schema(description = "The retaliations that were imposed together.")
  public record Executed(List<Moved> moved, Announced announced) {

    static @Nullable Executed of(@Nullable Recorded<DiplomacyEvent> entry, RateBook book) {
      return entry != null && entry.event() instanceof JointResponseExecuted executed
          ? new Executed(
              Moved.by(entry.recordedAt(), executed.measures(), book), Announced.of(entry))
          : null;
    }
  }

  /// Empty while nobody could know of it.
  public static Optional<JointResponse> of(JointResponseId id, AsOf asOf) {
    var entries = Recorded.upTo(asOf.position(), asOf.book().diplomacy().jointResponse(id));
    return JointResponseState.known(entries, asOf.knownAt(), asOf.position())
        .map(
            state ->
                new JointResponse(
                    id,
                    state.proposed().name(),
                    state.proposed().proposer(),
                    state.members().stream().map(Member::of).toList(),
                    state.proposed().inResponseTo(),
                    state.status(),
                    Executed.of(state.executed(), asOf.book()),
                    Announced.of(entries.getFirst()),
                    entries.size() - 1L));
  }

  public boolean hasMember(EconomyCode economy) {
    return members.stream().anyMatch(member -> member.economy().equals(economy));
  }
}
