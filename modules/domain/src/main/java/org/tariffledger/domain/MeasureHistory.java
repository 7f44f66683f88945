package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.MeasureState.Change;
import org.tariffledger.domain.MeasureState.Phase;

/// Everything recorded of one measure, in the order of its positions; the first entry imposes it.
///
/// Every event asserts a value for one slot: start, end, duty, or a pause. A slot's value at a
/// moment is folded from the assertions that were announced and recorded by then, so that facts may
/// be entered in any order.
public record MeasureHistory(List<Recorded<MeasureEvent>> entries) {

  private record Assertion<T extends @Nullable Object>(
      Instant effectiveFrom, Recorded<?> by, T value) {}

  public MeasureHistory {
    entries = List.copyOf(entries);
  }

  public TariffImposed imposed() {
    return (TariffImposed) entries.getFirst().event();
  }

  public MeasureHistory with(Recorded<MeasureEvent> entry) {
    var longer = new ArrayList<>(entries);
    longer.add(entry);
    return new MeasureHistory(longer);
  }

  /// The measure as it stood at `validAt` for somebody who knew what was announced by `knownAt` and
  /// held the ledger up to `position`; empty while the measure was unknown to them.
  public Optional<MeasureState> stateAt(Instant validAt, Instant knownAt, long position) {
    var known = entries.stream().filter(entry -> entry.isKnown(knownAt, position)).toList();
    if (known.isEmpty() || !(known.getFirst().event() instanceof TariffImposed imposed)) {
      return Optional.empty();
    }
    var duties = new ArrayList<Assertion<Duty>>();
    var ends = new ArrayList<Assertion<@Nullable Instant>>();
    var pauses = new ArrayList<Assertion<TariffPaused>>();
    for (var entry : known) {
      switch (entry.event()) {
        case TariffImposed e -> {
          duties.add(new Assertion<>(e.effectiveFrom(), entry, e.duty()));
          ends.add(new Assertion<>(e.effectiveFrom(), entry, e.expiresAt()));
        }
        case DutyChanged e -> duties.add(new Assertion<>(e.effectiveFrom(), entry, e.duty()));
        case TariffPaused e -> pauses.add(new Assertion<>(e.from(), entry, e));
        case TariffLifted e ->
            ends.add(new Assertion<>(e.effectiveFrom(), entry, e.effectiveFrom()));
      }
    }
    var start = imposed.effectiveFrom();
    var end =
        ends.stream()
            .max(Comparator.comparing(Assertion::by, Recorded.BY_ANNOUNCEMENT))
            .orElseThrow()
            .value();
    var dutyAt = validAt.isBefore(start) ? start : validAt;
    var duty = inForce(duties, dutyAt).orElseThrow();
    var pause =
        pauses.stream()
            .filter(p -> covers(p.value().from(), p.value().until(), validAt))
            .max(Comparator.comparing(Assertion::by, Recorded.BY_ANNOUNCEMENT))
            .orElse(null);
    var paused = pause == null ? null : pause.value();
    return Optional.of(
        new MeasureState(
            imposed,
            phase(start, end, paused, validAt),
            start,
            end,
            duty.value(),
            paused,
            pause == null ? List.of(duty.by()) : List.of(duty.by(), pause.by()),
            changesAfter(validAt, start, end, duties, pauses)));
  }

  /// The assertion with the greatest effective instant not after `at`.
  private static <T extends @Nullable Object> Optional<Assertion<T>> inForce(
      Collection<Assertion<T>> slot, Instant at) {
    return slot.stream()
        .filter(a -> !a.effectiveFrom().isAfter(at))
        .max(
            Comparator.<Assertion<T>, Instant>comparing(Assertion::effectiveFrom)
                .thenComparing(Assertion::by, Recorded.BY_ANNOUNCEMENT));
  }

  private static Phase phase(
      Instant start, @Nullable Instant end, @Nullable TariffPaused pause, Instant at) {
    if (end != null && !end.isAfter(start)) {
      return Phase.SUPERSEDED_BEFORE_EFFECT;
    }
    if (end != null && !at.isBefore(end)) {
      return Phase.EXPIRED;
    }
    if (at.isBefore(start)) {
      return Phase.ANNOUNCED;
    }
    return pause == null ? Phase.IN_FORCE : Phase.PAUSED;
  }

  private static boolean covers(Instant from, @Nullable Instant until, Instant at) {
    return !at.isBefore(from) && (until == null || at.isBefore(until));
  }

  private static List<Change> changesAfter(
      Instant at,
      Instant start,
      @Nullable Instant end,
      List<Assertion<Duty>> duties,
      List<Assertion<TariffPaused>> pauses) {
    var changes = new TreeMap<Instant, String>();
    for (var pause : pauses) {
      changes.put(pause.value().from(), "pauseBegins");
      var until = pause.value().until();
      if (until != null) {
        changes.put(until, "pauseLapses");
      }
    }
    duties.forEach(duty -> changes.put(duty.effectiveFrom(), "dutyChanges"));
    changes.put(start, "starts");
    if (end != null) {
      changes.tailMap(end, true).clear();
      changes.put(end, "ends");
    }
    return changes.tailMap(at, false).entrySet().stream()
        .map(change -> new Change(change.getKey(), change.getValue()))
        .toList();
  }
}
