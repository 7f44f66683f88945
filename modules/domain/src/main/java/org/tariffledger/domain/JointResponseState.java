package org.tariffledger.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.JointResponseEvent.JointResponseAssented;
import org.tariffledger.domain.JointResponseEvent.JointResponseDisputed;
import org.tariffledger.domain.JointResponseEvent.JointResponseExecuted;
import org.tariffledger.domain.JointResponseEvent.JointResponseProposed;
import org.tariffledger.domain.JointResponseEvent.JointResponseRefused;
import org.tariffledger.domain.JointResponseEvent.JointResponseWithdrawn;

/// A joint response as far as it is known: folded from the entries known by then, in the order of
/// their announcements. `members` are the proposer, first, and those whom it asked; `executed` is
/// the entry by which they retaliated.
public record JointResponseState(
    JointResponseProposed proposed,
    Status status,
    List<Member> members,
    @Nullable Recorded<DiplomacyEvent> executed) {

  public enum Status {
    PROPOSED,
    EXECUTED,
    WITHDRAWN
  }

  public enum Answer {
    NONE,
    ASSENTED,
    REFUSED,
    DISPUTED,
    WITHDRAWN
  }

  /// What a member said last, and when; `claim` is what it said of a claim about it.
  public record Member(
      EconomyCode economy, Answer answer, @Nullable Instant since, @Nullable String claim) {}

  /// Empty while nobody could know of it.
  public static Optional<JointResponseState> known(
      List<Recorded<DiplomacyEvent>> entries, Instant knownAt, long position) {
    var fold = new Fold();
    entries.stream()
        .filter(entry -> entry.isKnown(knownAt, position))
        .sorted(Recorded.BY_ANNOUNCEMENT)
        .forEach(fold::take);
    return fold.state();
  }

  public Optional<Member> member(EconomyCode economy) {
    return members.stream().filter(member -> member.economy().equals(economy)).findFirst();
  }

  /// Those who assented, the proposer if it said so too.
  public List<EconomyCode> assenting() {
    return members.stream()
        .filter(member -> member.answer() == Answer.ASSENTED)
        .map(Member::economy)
        .toList();
  }

  private static final class Fold {

    private @Nullable JointResponseProposed proposed;
    private @Nullable Recorded<DiplomacyEvent> executed;
    private Status status = Status.PROPOSED;
    private final Map<EconomyCode, Member> answers = new LinkedHashMap<>();

    void take(Recorded<DiplomacyEvent> entry) {
      switch (entry.event()) {
        case JointResponseProposed e -> propose(e);
        case JointResponseAssented e -> answer(e, e.member(), Answer.ASSENTED, null);
        case JointResponseRefused e -> answer(e, e.member(), Answer.REFUSED, null);
        case JointResponseDisputed e -> answer(e, e.member(), Answer.DISPUTED, e.claim());
        case JointResponseWithdrawn e -> withdraw(e);
        case JointResponseExecuted _ -> {
          executed = entry;
          status = Status.EXECUTED;
        }
        case NegotiationEvent _, StatementEvent _ -> {}
      }
    }

    private void propose(JointResponseProposed event) {
      proposed = event;
      Stream.concat(Stream.of(event.proposer()), event.members().stream())
          .forEach(member -> answers.put(member, new Member(member, Answer.NONE, null, null)));
    }

    private void withdraw(JointResponseWithdrawn event) {
      answer(event, event.member(), Answer.WITHDRAWN, null);
      if (proposed != null && event.member().equals(proposed.proposer())) {
        status = Status.WITHDRAWN;
      }
    }

    private void answer(
        JointResponseEvent event, EconomyCode member, Answer answer, @Nullable String claim) {
      answers.put(member, new Member(member, answer, event.announcement().announcedAt(), claim));
    }

    Optional<JointResponseState> state() {
      return proposed == null
          ? Optional.empty()
          : Optional.of(
              new JointResponseState(proposed, status, List.copyOf(answers.values()), executed));
    }
  }
}
