package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.AGREEMENT_REACHED;
import static org.tariffledger.domain.Refusal.Code.AGREEMENT_WITHDRAWN;
import static org.tariffledger.domain.Refusal.Code.BEFORE_AGREEMENT;
import static org.tariffledger.domain.Refusal.Code.NEGOTIATION_BROKEN_OFF;
import static org.tariffledger.domain.Refusal.Code.NEGOTIATION_EXISTS;
import static org.tariffledger.domain.Refusal.Code.NEGOTIATION_GOES_ON;
import static org.tariffledger.domain.Refusal.Code.NOT_A_PARTY;
import static org.tariffledger.domain.Refusal.Code.NO_AGREEMENT;
import static org.tariffledger.domain.Refusal.Code.ROUND_HELD;
import static org.tariffledger.domain.Refusal.Code.ROUND_IN_THE_FUTURE;
import static org.tariffledger.domain.Refusal.Code.ROUND_IN_THE_PAST;
import static org.tariffledger.domain.Refusal.Code.ROUND_TOO_EARLY;
import static org.tariffledger.domain.Refusal.Code.TOO_FEW_PARTIES;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_NEGOTIATION;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_ROUND;
import static org.tariffledger.domain.Refusal.Code.WHICH_AGREEMENT;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.NegotiationCommand.BreakOff;
import org.tariffledger.domain.NegotiationCommand.OpenNegotiation;
import org.tariffledger.domain.NegotiationCommand.ReachAgreement;
import org.tariffledger.domain.NegotiationCommand.RecordOutcome;
import org.tariffledger.domain.NegotiationCommand.ResumeNegotiation;
import org.tariffledger.domain.NegotiationCommand.ScheduleRound;
import org.tariffledger.domain.NegotiationCommand.WithdrawFromAgreement;
import org.tariffledger.domain.NegotiationEvent.AgreementReached;
import org.tariffledger.domain.NegotiationEvent.NegotiationOpened;
import org.tariffledger.domain.NegotiationEvent.RoundHeld;
import org.tariffledger.domain.NegotiationEvent.RoundScheduled;
import org.tariffledger.domain.NegotiationState.Agreement;
import org.tariffledger.domain.NegotiationState.Round;
import org.tariffledger.domain.NegotiationState.Status;

/// The rules of negotiations. Whether an id, a name or a number is taken hangs on all that is
/// recorded; the rest on what was known when the command was announced.
final class NegotiationRules {

  private final List<Recorded<DiplomacyEvent>> history;
  private final Objections objections;

  private NegotiationRules(List<Recorded<DiplomacyEvent>> history, Objections objections) {
    this.history = history;
    this.objections = objections;
  }

  static List<Refusal> of(
      NegotiationCommand command,
      Optional<NegotiationState> known,
      List<Recorded<DiplomacyEvent>> history,
      Register register) {
    var objections = new Objections(command.announcement(), register);
    var rules = new NegotiationRules(history, objections);
    if (command instanceof OpenNegotiation c) {
      rules.check(c);
    } else {
      known.ifPresentOrElse(
          state -> rules.check(command, state),
          () ->
              objections.addMissing(
                  UNKNOWN_NEGOTIATION,
                  "negotiation",
                  "negotiation " + command.negotiation(),
                  history));
    }
    return objections.all();
  }

  private void check(OpenNegotiation c) {
    if (!history.isEmpty()) {
      objections.add(NEGOTIATION_EXISTS, "/id", "Negotiation " + c.id() + " is recorded.");
    }
    if (c.parties().stream().distinct().count() < 2) {
      objections.add(TOO_FEW_PARTIES, "/parties", "A negotiation has two parties or more.");
    }
    objections.requireTerritories(c.parties(), "/parties/");
    for (int i = 0; i < c.measures().size(); i++) {
      var pointer = "/measures/" + i;
      objections
          .knownMeasure(c.measures().get(i), pointer)
          .ifPresent(measure -> requireParty(measure.imposed().imposer(), c.parties(), pointer));
    }
  }

  private void check(NegotiationCommand command, NegotiationState state) {
    switch (command) {
      case OpenNegotiation _ -> {}
      case ScheduleRound c -> {
        requireTalks(state);
        check(c, state);
        if (c.scheduledFor().isBefore(objections.said())) {
          objections.add(
              ROUND_IN_THE_PAST,
              "/scheduledFor",
              "The round was to be held at %s, before that was announced at %s: record its outcome."
                  .formatted(c.scheduledFor(), objections.said()));
        }
      }
      case RecordOutcome c -> {
        requireTalks(state);
        check(c, state);
      }
      case BreakOff c -> {
        requireTalks(state);
        requireParty(c.party(), state.opened().parties(), "/party");
      }
      case ResumeNegotiation c when state.status() == Status.OPEN ->
          objections.add(
              NEGOTIATION_GOES_ON,
              "/negotiation",
              "Negotiation " + c.negotiation() + " goes on at " + objections.said() + ".");
      case ResumeNegotiation _ -> {}
      case ReachAgreement c -> {
        requireTalks(state);
        requireNothingAgreed(c, state);
        AgreementTerms.check(c, state.opened().parties(), objections);
      }
      case WithdrawFromAgreement c -> {
        requireParty(c.party(), state.opened().parties(), "/party");
        requireAgreement(c, state);
      }
    }
  }

  /// One that is put off, brought forward or called in again was scheduled by then, and not held.
  private void check(ScheduleRound c, NegotiationState state) {
    if (c.round() == null) {
      return;
    }
    if (isHeld(c.round())) {
      objections.add(
          ROUND_HELD, "/round", "Round " + c.round() + " was held, and is not put off any more.");
    } else if (scheduled(c.round(), Optional.of(state)).isEmpty()
        && c.round() != Negotiations.nextRound(history)) {
      refuseUnknownRound(c.round());
    }
  }

  private void refuseUnknownRound(int round) {
    objections.add(
        UNKNOWN_ROUND,
        "/round",
        "No round %d had been scheduled by %s; the next is round %d."
            .formatted(round, objections.said(), Negotiations.nextRound(history)));
  }

  /// A round that was scheduled, or the one after all that are recorded.
  private void check(RecordOutcome c, NegotiationState state) {
    var scheduled = scheduled(c.round(), Optional.of(state));
    var isNext = c.round() == Negotiations.nextRound(history);
    if (isHeld(c.round())) {
      objections.add(ROUND_HELD, "/round", "Round " + c.round() + " has an outcome already.");
    } else if (scheduled.isEmpty() && !isNext) {
      refuseUnknownRound(c.round());
    } else if (scheduled.isEmpty() && c.heldAt() == null) {
      objections.add(
          UNKNOWN_ROUND,
          "/heldAt",
          "Round " + c.round() + " was not scheduled: say when it was held.");
    } else {
      requireHeld(c, state.opened(), scheduled);
    }
  }

  /// Talks that nobody knew of may have begun: then they become known together with the round.
  private void requireHeld(
      RecordOutcome c, NegotiationOpened opened, Optional<RoundScheduled> scheduled) {
    var heldAt =
        c.heldAt() == null ? scheduled.map(RoundScheduled::scheduledFor).orElseThrow() : c.heldAt();
    if (heldAt.isAfter(objections.said())) {
      objections.add(
          ROUND_IN_THE_FUTURE,
          "/heldAt",
          "The round was held at %s, after its outcome was announced at %s."
              .formatted(heldAt, objections.said()));
    }
    var openedAt = opened.announcement().announcedAt();
    if (heldAt.isBefore(openedAt) && !openedAt.equals(objections.said())) {
      objections.add(
          ROUND_TOO_EARLY,
          "/heldAt",
          ("The round was held at %s, before the talks were announced at %s: such a round is"
                  + " told of together with them.")
              .formatted(heldAt, openedAt));
    }
    scheduled
        .map(round -> round.announcement().announcedAt())
        .filter(heldAt::isBefore)
        .ifPresent(
            announcedAt ->
                objections.add(
                    ROUND_TOO_EARLY,
                    "/heldAt",
                    "The round was held at %s, before it was announced at %s that it was to be."
                        .formatted(heldAt, announcedAt)));
  }

  static Optional<RoundScheduled> scheduled(int round, Optional<NegotiationState> known) {
    return known.stream()
        .flatMap(state -> state.rounds().stream())
        .filter(r -> r.number() == round)
        .map(Round::scheduled)
        .flatMap(java.util.stream.Stream::ofNullable)
        .findFirst();
  }

  private boolean isHeld(int round) {
    return history.stream()
        .anyMatch(entry -> entry.event() instanceof RoundHeld held && held.round() == round);
  }

  private void requireTalks(NegotiationState state) {
    if (state.status() == Status.BROKEN_OFF) {
      objections.add(
          NEGOTIATION_BROKEN_OFF,
          "/negotiation",
          "Negotiation %s was broken off by %s: it has to be resumed first."
              .formatted(state.opened().negotiation(), objections.said()));
    }
  }

  private void requireNothingAgreed(ReachAgreement c, NegotiationState state) {
    var isNameTaken =
        history.stream()
            .anyMatch(e -> e.event() instanceof AgreementReached a && a.name().equals(c.name()));
    if (isNameTaken) {
      objections.add(
          AGREEMENT_REACHED,
          "/name",
          "An agreement \"%s\" of this negotiation is recorded otherwise.".formatted(c.name()));
    } else if (state.status() == Status.AGREED) {
      objections.add(
          AGREEMENT_REACHED,
          "/negotiation",
          "The parties have agreed (\"%s\"): a later round or a resumption comes before another."
              .formatted(state.agreements().getLast().reached().name()));
    }
  }

  private void requireAgreement(WithdrawFromAgreement c, NegotiationState state) {
    state
        .agreement(c.agreement())
        .ifPresentOrElse(
            agreement -> requireStanding(c, agreement, state),
            () -> refuseUnknownAgreement(c, state));
  }

  private void refuseUnknownAgreement(WithdrawFromAgreement c, NegotiationState state) {
    if (state.agreements().isEmpty()) {
      objections.add(
          NO_AGREEMENT,
          "/negotiation",
          "Negotiation %s had led to no agreement by %s."
              .formatted(c.negotiation(), objections.said()));
    } else {
      objections.add(
          NO_AGREEMENT,
          "/agreement",
          "Negotiation %s had led to no agreement \"%s\" by %s; there are %s."
              .formatted(
                  c.negotiation(), c.agreement(), objections.said(), named(state.agreements())));
    }
  }

  /// Who means the latest, when another party has just left that, does not mean an older one.
  private void requireStanding(
      WithdrawFromAgreement c, Agreement agreement, NegotiationState state) {
    var reached = agreement.reached();
    var left = agreement.withdrawn();
    if (left != null && c.agreement() == null && !state.standing().isEmpty()) {
      objections.add(
          WHICH_AGREEMENT,
          "/agreement",
          ("%s has left \"%s\", the latest, already. Say in `agreement` which is left: those that"
                  + " stand are %s.")
              .formatted(left.party(), reached.name(), named(state.standing())));
    } else if (left != null) {
      objections.add(
          AGREEMENT_WITHDRAWN,
          c.agreement() == null ? "/negotiation" : "/agreement",
          "%s has withdrawn from the agreement \"%s\" already."
              .formatted(left.party(), reached.name()));
    } else if (c.effectiveFrom().isBefore(reached.announcement().announcedAt())) {
      objections.add(
          BEFORE_AGREEMENT,
          "/effectiveFrom",
          "The agreement \"%s\" was reached at %s only: nobody leaves it from %s on."
              .formatted(reached.name(), reached.announcement().announcedAt(), c.effectiveFrom()));
    }
  }

  private static String named(List<Agreement> agreements) {
    return String.join(
        ", ", agreements.stream().map(a -> "\"" + a.reached().name() + "\"").toList());
  }

  private void requireParty(
      @Nullable EconomyCode economy, List<EconomyCode> parties, String pointer) {
    if (economy != null && !parties.contains(economy)) {
      objections.add(NOT_A_PARTY, pointer, notAParty(economy, parties));
    }
  }

  static String notAParty(EconomyCode economy, List<EconomyCode> parties) {
    return "%s is no party; the parties are %s."
        .formatted(economy, String.join(", ", parties.stream().map(EconomyCode::value).toList()));
  }
}
