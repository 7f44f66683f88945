package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;

/// An act that says what a measure charges: it provokes, and may itself answer the measures that it
/// names. `place` is the entry, or the one that it restates: who answered that one answers this.
/// `before` is what the measure charged by the act before it; null for the first.
public record DutyAct(
    Recorded<MeasureEvent> entry,
    Recorded<MeasureEvent> place,
    EconomyCode imposer,
    @Nullable Duty before,
    Duty duty,
    Instant effectiveFrom,
    List<MeasureId> inResponseTo) {

  /// Those of the measure that count, in the order of their places.
  static List<DutyAct> of(MeasureHistory history, Instant knownAt, long position) {
    var acts = new ArrayList<DutyAct>();
    for (int version : history.standing(knownAt, position)) {
      var before = acts.isEmpty() ? null : acts.getLast().duty();
      switch (history.entries().get(version).event()) {
        case TariffImposed e ->
            acts.add(of(history, version, before, e.duty(), e.effectiveFrom(), e.inResponseTo()));
        case DutyChanged e ->
            acts.add(of(history, version, before, e.duty(), e.effectiveFrom(), e.inResponseTo()));
        default -> {}
      }
    }
    return acts;
  }

  private static DutyAct of(
      MeasureHistory history,
      int version,
      @Nullable Duty before,
      Duty duty,
      Instant effectiveFrom,
      List<MeasureId> inResponseTo) {
    return new DutyAct(
        history.entries().get(version),
        history.placeOf(version),
        history.imposed().imposer(),
        before,
        duty,
        effectiveFrom,
        inResponseTo);
  }

  public MeasureId measure() {
    return entry.event().measure();
  }

  public long position() {
    return entry.position();
  }
}
