package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.MEASURE_EXISTS;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_MEASURE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tariffledger.domain.MeasureCommand.Annul;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ChangeScope;
import org.tariffledger.domain.MeasureCommand.Correct;
import org.tariffledger.domain.MeasureCommand.ExtendPause;
import org.tariffledger.domain.MeasureCommand.GrantExemption;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Reschedule;
import org.tariffledger.domain.MeasureCommand.Resume;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.MeasureCommand.Retract;
import org.tariffledger.domain.MeasureCommand.RevokeExemption;
import org.tariffledger.domain.MeasureCommand.Withdraw;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.ExemptionRevoked;
import org.tariffledger.domain.MeasureEvent.PauseExtended;
import org.tariffledger.domain.MeasureEvent.ScopeChanged;
import org.tariffledger.domain.MeasureEvent.StepRescheduled;
import org.tariffledger.domain.MeasureEvent.TariffAnnulled;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.MeasureEvent.TariffResumed;
import org.tariffledger.domain.MeasureEvent.TariffWithdrawn;

/// The decisions in one measure's life. The state is its history; absent before it is imposed.
public final class Measures {

  public static Decision<MeasureEvent> decide(
      MeasureCommand command, Optional<MeasureHistory> history, Register register) {
    return switch (command) {
      case ImposeTariff c -> impose(c, List.of(), history, register);
      case Retaliate c -> impose(imposition(c), c.inResponseTo(), history, register);
      default ->
          history
              .map(h -> onExisting(command, h, register))
              .orElseGet(
                  () ->
                      Decision.refused(
                          new Refusal(
                              UNKNOWN_MEASURE,
                              "/measure",
                              "No measure " + command.measure() + " is recorded.")));
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
            c.basis(),
            c.conditions(),
            c.effectiveFrom(),
            c.expiresAt(),
            inResponseTo,
            c.announcement());
    if (history.filter(known -> known.holds(imposed) || known.isCorrected(imposed)).isPresent()) {
      return new Decision.Accepted<>(List.of());
    }
    var refusals = new ArrayList<Refusal>();
    if (history.isPresent()) {
      refusals.add(
          new Refusal(MEASURE_EXISTS, "/id", "Measure " + c.id() + " is already recorded."));
    }
    refusals.addAll(MeasureRules.ofImposition(imposed, register));
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
        c.basis(),
        c.conditions(),
        c.announcement(),
        c.effectiveFrom(),
        c.expiresAt());
  }

  private static Decision<MeasureEvent> onExisting(
      MeasureCommand command, MeasureHistory history, Register register) {
    return switch (command) {
      case Correct c -> Corrections.correct(c, history, register);
      case Retract c -> Corrections.retract(c, history);
      case ExtendPause c -> extend(c, history, register);
      default -> act(event(command), history, register);
    };
  }

  /// Which pause is meant is settled here: one that is recorded later must not take its place.
  private static Decision<MeasureEvent> extend(
      ExtendPause c, MeasureHistory history, Register register) {
    if (c.from() == null && history.holdsExtension(c.until(), c.announcement())) {
      return new Decision.Accepted<>(List.of());
    }
    var announcedAt = c.announcement().announcedAt();
    var from =
        c.from() == null
            ? history
                .known(announcedAt, Long.MAX_VALUE)
                .flatMap(known -> known.onlyPauseAfter(announcedAt))
                .orElse(null)
            : c.from();
    return act(
        new PauseExtended(c.measure(), from, c.until(), c.announcement()), history, register);
  }

  private static Decision<MeasureEvent> act(
      MeasureEvent event, MeasureHistory history, Register register) {
    // A command that is sent again does not undo its correction.
    if (history.holds(event) || history.isCorrected(event)) {
      return new Decision.Accepted<>(List.of());
    }
    return history
        .struck(event)
        .map(version -> Decision.<MeasureEvent>refused(Corrections.saidBefore(version)))
        .orElseGet(() -> Decision.of(MeasureRules.of(event, history, register), List.of(event)));
  }

  private static MeasureEvent event(MeasureCommand command) {
    return switch (command) {
      case ChangeDuty c ->
          new DutyChanged(
              c.measure(),
              c.duty(),
              c.effectiveFrom(),
              c.inResponseTo(),
              c.scheduled(),
              c.announcement());
      case ChangeScope c ->
          new ScopeChanged(
              c.measure(),
              c.targets(),
              c.products(),
              c.effectiveFrom(),
              c.scheduled(),
              c.announcement());
      case Pause c ->
          new TariffPaused(c.measure(), c.from(), c.until(), c.residual(), c.announcement());
      case Resume c -> new TariffResumed(c.measure(), c.effectiveFrom(), c.announcement());
      case GrantExemption c ->
          new ExemptionGranted(
              c.measure(),
              new Exemption(c.id(), c.when(), c.effect()),
              c.effectiveFrom(),
              c.expiresAt(),
              c.scheduled(),
              c.announcement());
      case RevokeExemption c ->
          new ExemptionRevoked(
              c.measure(), c.exemption(), c.effectiveFrom(), c.scheduled(), c.announcement());
      case Reschedule c ->
          new StepRescheduled(c.measure(), c.step(), c.effectiveFrom(), c.announcement());
      case Withdraw c -> new TariffWithdrawn(c.measure(), c.announcement());
      case Lift c -> new TariffLifted(c.measure(), c.effectiveFrom(), c.announcement());
      case Annul c -> new TariffAnnulled(c.measure(), c.effectiveFrom(), c.announcement());
      case ImposeTariff _, Retaliate _, ExtendPause _, Correct _, Retract _ ->
          throw new IllegalArgumentException("No step of a measure's course: " + command);
    };
  }

  private Measures() {}
}
