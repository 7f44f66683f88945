package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.BEFORE_START;
import static org.tariffledger.domain.Refusal.Code.END_BEFORE_START;
import static org.tariffledger.domain.Refusal.Code.MEASURE_EXISTS;
import static org.tariffledger.domain.Refusal.Code.MEASURE_LIFTED;
import static org.tariffledger.domain.Refusal.Code.MEASURE_NOT_ANNOUNCED;
import static org.tariffledger.domain.Refusal.Code.NOT_A_TARGET;
import static org.tariffledger.domain.Refusal.Code.PROGRAMME_OF_ANOTHER;
import static org.tariffledger.domain.Refusal.Code.SELF_TARGET;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_GROUP;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_MEASURE;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_PROGRAMME;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_PROVOCATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureEvent.TariffPaused;

/// The rules of one measure's life. The state is its history; absent before it is imposed.
public final class Measures {

  public static Decision<MeasureEvent> decide(
      MeasureCommand command, Optional<MeasureHistory> history, Register register) {
    return switch (command) {
      case ImposeTariff c -> impose(c, List.of(), history, register);
      case Retaliate c -> impose(imposition(c), c.inResponseTo(), history, register);
      case ChangeDuty c ->
          act(
              history,
              new DutyChanged(
                  c.measure(), c.duty(), c.effectiveFrom(), c.inResponseTo(), c.announcement()),
              (h, state, refusals) -> {
                notBeforeStart(c.effectiveFrom(), state, refusals);
                notAfterEnd(c.effectiveFrom(), "/effectiveFrom", state, refusals);
                answersOthers(
                    c.inResponseTo(), h.imposed().imposer(), c.announcement(), register, refusals);
              });
      case Pause c ->
          act(
              history,
              new TariffPaused(c.measure(), c.from(), c.until(), c.residual(), c.announcement()),
              (_, state, refusals) -> {
                endsAfter(c.from(), c.until(), "/until", refusals);
                notAfterEnd(c.from(), "/from", state, refusals);
              });
      case Lift c ->
          act(
              history,
              new TariffLifted(c.measure(), c.effectiveFrom(), c.announcement()),
              (_, state, refusals) -> {
                notBeforeStart(c.effectiveFrom(), state, refusals);
                notAfterEnd(c.effectiveFrom(), "/effectiveFrom", state, refusals);
              });
    };
  }

  public static Optional<MeasureHistory> evolve(
      Optional<MeasureHistory> history, Recorded<MeasureEvent> entry) {
    return Optional.of(
        history.map(h -> h.with(entry)).orElseGet(() -> new MeasureHistory(List.of(entry))));
  }

  private static Decision<MeasureEvent> impose(
      ImposeTariff c,
      List<MeasureId> inResponseTo,
      Optional<MeasureHistory> history,
      Register register) {
    var imposed =
        new TariffImposed(
            c.id(),
            c.imposer(),
            c.programme(),
            c.targets(),
            c.products(),
            c.duty(),
            c.effectiveFrom(),
            c.expiresAt(),
            inResponseTo,
            c.announcement());
    if (history.isPresent() && history.get().imposed().equals(imposed)) {
      return new Decision.Accepted<>(List.of());
    }
    var refusals = new ArrayList<Refusal>();
    if (history.isPresent()) {
      refuse(refusals, MEASURE_EXISTS, "/id", "Measure " + c.id() + " is already recorded.");
    }
    endsAfter(c.effectiveFrom(), c.expiresAt(), "/expiresAt", refusals);
    ofTheImposersProgramme(c, register, refusals);
    targetsOthers(c, register, refusals);
    answersOthers(inResponseTo, c.imposer(), c.announcement(), register, refusals);
    return Decision.of(refusals, List.of(imposed));
  }

  private static ImposeTariff imposition(Retaliate c) {
    return new ImposeTariff(
        c.id(),
        c.imposer(),
        c.programme(),
        c.targets(),
        c.products(),
        c.duty(),
        c.announcement(),
        c.effectiveFrom(),
        c.expiresAt());
  }

  @FunctionalInterface
  private interface Rules {
    void check(MeasureHistory history, MeasureState state, List<Refusal> refusals);
  }

  /// Judges an act on an existing measure by the state announced when the act was.
  private static Decision<MeasureEvent> act(
      Optional<MeasureHistory> history, MeasureEvent event, Rules rules) {
    if (history.isEmpty()) {
      return new Decision.Refused<>(
          List.of(
              new Refusal(
                  UNKNOWN_MEASURE, "/measure", "No measure " + event.measure() + " is recorded.")));
    }
    if (history.get().entries().stream().anyMatch(entry -> entry.event().equals(event))) {
      return new Decision.Accepted<>(List.of());
    }
    var announcedAt = event.announcement().announcedAt();
    var state = history.get().stateAt(announcedAt, announcedAt, Long.MAX_VALUE);
    var refusals = new ArrayList<Refusal>();
    state.ifPresentOrElse(
        s -> rules.check(history.get(), s, refusals),
        () ->
            refuse(
                refusals,
                MEASURE_NOT_ANNOUNCED,
                "/announcedAt",
                "Measure " + event.measure() + " had not been announced by " + announcedAt + "."));
    return Decision.of(refusals, List.of(event));
  }

  private static void endsAfter(
      Instant start, @Nullable Instant end, String pointer, List<Refusal> refusals) {
    if (end != null && !end.isAfter(start)) {
      refuse(
          refusals, END_BEFORE_START, pointer, "The end " + end + " is not after " + start + ".");
    }
  }

  private static void notBeforeStart(Instant at, MeasureState state, List<Refusal> refusals) {
    if (at.isBefore(state.start())) {
      refuse(
          refusals,
          BEFORE_START,
          "/effectiveFrom",
          "The measure starts at " + state.start() + " only.");
    }
  }

  private static void notAfterEnd(
      Instant at, String pointer, MeasureState state, List<Refusal> refusals) {
    var end = state.end();
    if (end != null && !at.isBefore(end)) {
      refuse(refusals, MEASURE_LIFTED, pointer, "The measure ends at " + end + ".");
    }
  }

  private static void ofTheImposersProgramme(
      ImposeTariff c, Register register, List<Refusal> refusals) {
    var programme = register.programme(c.programme());
    if (programme.isEmpty()) {
      refuse(
          refusals,
          UNKNOWN_PROGRAMME,
          "/programme",
          "No programme " + c.programme() + " is registered.");
    } else if (!programme.get().imposer().equals(c.imposer())) {
      refuse(
          refusals,
          PROGRAMME_OF_ANOTHER,
          "/programme",
          "Programme %s belongs to %s, not to %s."
              .formatted(c.programme(), programme.get().imposer(), c.imposer()));
    }
  }

  private static void targetsOthers(ImposeTariff c, Register register, List<Refusal> refusals) {
    for (int i = 0; i < c.targets().include().size(); i++) {
      if (c.targets().include().get(i) instanceof Target.Economy(var code)
          && code.equals(c.imposer())) {
        refuse(
            refusals, SELF_TARGET, "/targets/include/" + i, code + " cannot target its own goods.");
      }
    }
    unknownGroups(c.targets().include(), "/targets/include/", register, refusals);
    unknownGroups(c.targets().exclude(), "/targets/exclude/", register, refusals);
  }

  private static void unknownGroups(
      List<Target> targets, String pointer, Register register, List<Refusal> refusals) {
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i) instanceof Target.Group(var id) && !register.hasGroup(id)) {
        refuse(refusals, UNKNOWN_GROUP, pointer + i, "No group " + id + " is registered.");
      }
    }
  }

  /// Only those whom a measure hits may answer it.
  private static void answersOthers(
      List<MeasureId> inResponseTo,
      EconomyCode imposer,
      Announcement announcement,
      Register register,
      List<Refusal> refusals) {
    for (int i = 0; i < inResponseTo.size(); i++) {
      var pointer = "/inResponseTo/" + i;
      var provocation = register.measure(inResponseTo.get(i)).map(MeasureHistory::imposed);
      if (provocation.isEmpty()) {
        refuse(
            refusals,
            UNKNOWN_PROVOCATION,
            pointer,
            "No measure " + inResponseTo.get(i) + " is recorded.");
      } else if (!hits(provocation.get(), imposer, announcement.announcedAt(), register)) {
        refuse(
            refusals,
            NOT_A_TARGET,
            pointer,
            imposer + " is not a target of " + inResponseTo.get(i) + " and cannot answer it.");
      }
    }
  }

  private static boolean hits(
      TariffImposed provocation, EconomyCode economy, Instant at, Register register) {
    return !provocation.imposer().equals(economy)
        && Stream.of(at, provocation.effectiveFrom())
            .anyMatch(
                moment ->
                    Targeting.of(
                            provocation.targets(),
                            economy,
                            moment,
                            group -> register.isMember(group, economy, moment, at))
                        .isPresent());
  }

  private static void refuse(
      List<Refusal> refusals, Refusal.Code code, String pointer, String sentence) {
    refusals.add(new Refusal(code, pointer, sentence));
  }

  private Measures() {}
}
