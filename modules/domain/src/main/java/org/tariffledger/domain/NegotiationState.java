package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.NegotiationEvent.AgreementReached;
import org.tariffledger.domain.NegotiationEvent.AgreementWithdrawn;
import org.tariffledger.domain.NegotiationEvent.NegotiationBrokenOff;
import org.tariffledger.domain.NegotiationEvent.NegotiationOpened;
import org.tariffledger.domain.NegotiationEvent.NegotiationResumed;
import org.tariffledger.domain.NegotiationEvent.RoundHeld;
import org.tariffledger.domain.NegotiationEvent.RoundScheduled;

/// A negotiation as far as it is known: folded from the entries known by then, in the order of
/// their announcements. `brokenOff` is there while the talks are; `rounds` stand by their numbers,
/// `agreements` in the order in which they were reached.
public record NegotiationState(
    NegotiationOpened opened,
    Status status,
    @Nullable NegotiationBrokenOff brokenOff,
    List<Round> rounds,
    List<Agreement> agreements) {

  /// Where the talks stand. Whether an agreement counts, it says itself.
  public enum Status {
    OPEN,
    AGREED,
    WITHDRAWN,
    BROKEN_OFF
  }

  /// One round: scheduled, held, or first the one and then the other. A break-off before it was to
  /// be held calls it off, until it is scheduled again.
  public record Round(
      int number,
      @Nullable RoundScheduled scheduled,
      @Nullable RoundHeld held,
      @Nullable NegotiationBrokenOff calledOff) {

    /// When it was held, or is to be.
    public Instant at() {
      return held != null
          ? held.heldAt()
          : java.util.Objects.requireNonNull(scheduled).scheduledFor();
    }

    private Round brokenOffBy(NegotiationBrokenOff event) {
      return held == null && at().isAfter(event.announcement().announcedAt())
          ? new Round(number, scheduled, null, event)
          : this;
    }
  }

  /// What the parties agreed, and who left it. Entries recorded together with it are its terms.
  public record Agreement(
      Recorded<DiplomacyEvent> entry,
      AgreementReached reached,
      @Nullable AgreementWithdrawn withdrawn) {}

  /// Empty while nobody could know of it.
  public static Optional<NegotiationState> known(
      List<Recorded<DiplomacyEvent>> entries, Instant knownAt, long position) {
    var fold = new Fold();
    entries.stream()
        .filter(entry -> entry.isKnown(knownAt, position))
        .sorted(Recorded.BY_ANNOUNCEMENT)
        .forEach(fold::take);
    return fold.state();
  }

  /// The agreements that nobody has left.
  public List<Agreement> standing() {
    return agreements.stream().filter(agreement -> agreement.withdrawn() == null).toList();
  }

  /// The agreement of this name or, without one, the latest, whether it was left or not.
  public Optional<Agreement> agreement(@Nullable String name) {
    return agreements.reversed().stream()
        .filter(agreement -> name == null || agreement.reached().name().equals(name))
        .findFirst();
  }

  private static final class Fold {

    private @Nullable NegotiationOpened opened;
    private @Nullable NegotiationBrokenOff brokenOff;
    private Status status = Status.OPEN;
    private final TreeMap<Integer, Round> rounds = new TreeMap<>();
    private final List<Agreement> agreements = new ArrayList<>();

    void take(Recorded<DiplomacyEvent> entry) {
      switch (entry.event()) {
        case NegotiationOpened e -> opened = e;
        case RoundScheduled e -> {
          rounds.put(e.round(), new Round(e.round(), e, held(e.round()), null));
          status = Status.OPEN;
        }
        case RoundHeld e -> {
          rounds.put(e.round(), new Round(e.round(), scheduled(e.round()), e, null));
          status = after(e);
        }
        case NegotiationBrokenOff e -> {
          brokenOff = e;
          rounds.replaceAll((_, round) -> round.brokenOffBy(e));
          status = Status.BROKEN_OFF;
        }
        case NegotiationResumed _ -> status = Status.OPEN;
        case AgreementReached e -> {
          agreements.add(new Agreement(entry, e, null));
          status = Status.AGREED;
        }
        case AgreementWithdrawn e -> withdraw(e);
        case JointResponseEvent _, StatementEvent _ -> {}
      }
    }

    private @Nullable RoundScheduled scheduled(int round) {
      var known = rounds.get(round);
      return known == null ? null : known.scheduled();
    }

    private @Nullable RoundHeld held(int round) {
      var known = rounds.get(round);
      return known == null ? null : known.held();
    }

    /// A round that was held before the parties agreed does not open the talks again, though it be
    /// told of later.
    private Status after(RoundHeld held) {
      var isFromBefore =
          !agreements.isEmpty()
              && !held.heldAt()
                  .isAfter(agreements.getLast().reached().announcement().announcedAt());
      return isFromBefore ? status : Status.OPEN;
    }

    private void withdraw(AgreementWithdrawn withdrawn) {
      agreements.replaceAll(
          a ->
              a.reached().name().equals(withdrawn.agreement())
                  ? new Agreement(a.entry(), a.reached(), withdrawn)
                  : a);
      if (status == Status.AGREED) {
        status = Status.WITHDRAWN;
      }
    }

    Optional<NegotiationState> state() {
      return opened == null
          ? Optional.empty()
          : Optional.of(
              new NegotiationState(
                  opened,
                  status,
                  status == Status.BROKEN_OFF ? brokenOff : null,
                  List.copyOf(rounds.values()),
                  List.copyOf(agreements)));
    }
  }
}
