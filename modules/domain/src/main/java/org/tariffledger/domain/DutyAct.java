package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;

/// An act that says what a measure charges: it provokes, and may itself answer the measures that it
/// names. `before` is what the measure charged by the act before it; null for the first.
public record DutyAct(
    Recorded<MeasureEvent> entry,
    EconomyCode imposer,
    @Nullable Duty before,
    Duty duty,
    Instant effectiveFrom,
    List<MeasureId> inResponseTo) {

  /// Those of the measure that count, in the order of their announcements.
  static List<DutyAct> of(MeasureHistory history, Instant knownAt, long position) {
    var imposer = history.imposed().imposer();
    var acts = new ArrayList<DutyAct>();
    history.standingEntries(knownAt, position).stream()
        .sorted(Recorded.BY_ANNOUNCEMENT)
        .forEach(
            entry -> {
              var before = acts.isEmpty() ? null : acts.getLast().duty();
              switch (entry.event()) {
                case TariffImposed e ->
                    acts.add(
                        new DutyAct(
                            entry, imposer, before, e.duty(), e.effectiveFrom(), e.inResponseTo()));
                case DutyChanged e ->
                    acts.add(
                        new DutyAct(
                            entry, imposer, before, e.duty(), e.effectiveFrom(), e.inResponseTo()));
                default -> {}
              }
            });
    return acts;
  }

  public MeasureId measure() {
    return entry.event().measure();
  }

  public long position() {
    return entry.position();
  }
}
