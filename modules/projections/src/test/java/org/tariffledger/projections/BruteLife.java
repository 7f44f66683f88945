package org.tariffledger.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.MeasureEvent.EntryRetracted;
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
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Scheduled;

/// One measure's life as the design tells it, from its entries by position: slow, plain, and
/// without a line of the engine.
final class BruteLife {

  /// What somebody said of a slot: its value from a moment on. A null value ends an exemption.
  private record Said(String slot, Instant from, @Nullable Object value) {}

  private record Span(Instant from, @Nullable Instant until, Residual residual) {

    boolean holds(Instant at) {
      return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
  }

  private final List<Recorded<MeasureEvent>> whole;
  private final Instant knownAt;
  private final long position;

  private final List<Said> said = new ArrayList<>();
  private final List<Span> pauses = new ArrayList<>();
  private @Nullable TariffImposed imposed;
  private Instant announcedAt = Instant.MIN;
  private Instant start = Instant.MIN;
  private @Nullable Instant end;
  private boolean annulled;

  BruteLife(List<Recorded<MeasureEvent>> whole, Instant knownAt, long position) {
    this.whole = whole;
    this.knownAt = knownAt;
    this.position = position;
    var told = new ArrayList<Integer>();
    for (int version = 0; version < whole.size(); version++) {
      if (stands(version)) {
        told.add(version);
      }
    }
    // The place of each: when it was said, and then where it stands.
    told.sort(
        (a, b) -> {
          var byDay = day(place(a)).compareTo(day(place(b)));
          return byDay != 0 ? byDay : Integer.compare(place(a), place(b));
        });
    for (var version : told) {
      if (whole.get(version).event() instanceof TariffImposed first) {
        imposed = first;
        announcedAt = day(place(version));
        start = first.effectiveFrom();
        end = first.expiresAt();
      }
    }
    if (imposed != null) {
      told.forEach(version -> hear(whole.get(version).event(), day(place(version))));
    }
  }

  private Instant day(int version) {
    return whole.get(version).event().announcement().announcedAt();
  }

  private boolean isTold(int version) {
    return whole.get(version).position() <= position && !day(version).isAfter(knownAt);
  }

  private boolean stands(int version) {
    if (!isTold(version)) {
      return false;
    }
    for (int later = version + 1; later < whole.size(); later++) {
      var isAimed =
          switch (whole.get(later).event()) {
            case EntryCorrected e -> e.entry() == version;
            case EntryRetracted e -> e.entry() == version || e.entry() == correctionOf(version);
            default -> false;
          };
      if (isAimed && stands(later)) {
        return false;
      }
    }
    return true;
  }

  /// The correction that brought the entry, which is right before it; -9 if none did.
  private int correctionOf(int version) {
    return version > 0 && whole.get(version - 1).event() instanceof EntryCorrected
        ? version - 1
        : -9;
  }

  private int place(int version) {
    return version > 0 && whole.get(version - 1).event() instanceof EntryCorrected e
        ? place((int) e.entry())
        : version;
  }

  private void hear(MeasureEvent event, Instant day) {
    switch (event) {
      case TariffImposed _, EntryCorrected _, EntryRetracted _ -> {}
      case DutyChanged e -> say("duty", e.effectiveFrom(), e.duty(), e.scheduled());
      case ScopeChanged e -> {
        if (e.targets() != null) {
          say("targets", e.effectiveFrom(), e.targets(), e.scheduled());
        }
        if (e.products() != null) {
          say("products", e.effectiveFrom(), e.products(), e.scheduled());
        }
      }
      case ExemptionGranted e -> {
        var slot = "exemption " + e.exemption().id();
        say(slot, e.effectiveFrom(), e.exemption(), e.scheduled());
        if (e.expiresAt() != null) {
          said.add(new Said(slot, e.expiresAt(), null));
        }
      }
      case ExemptionRevoked e ->
          say("exemption " + e.exemption(), e.effectiveFrom(), null, e.scheduled());
      case TariffPaused e -> {
        pauses.removeIf(pause -> pause.from.equals(e.from()));
        pauses.add(new Span(e.from(), e.until(), e.residual()));
      }
      case PauseExtended e -> {
        var isThere = false;
        for (var pause : pauses) {
          isThere |= pause.from.equals(e.from());
        }
        var meant = -1;
        for (int i = 0; i < pauses.size(); i++) {
          var pause = pauses.get(i);
          var hasEnded = pause.until != null && !pause.until.isAfter(day);
          if (!hasEnded && (!isThere || pause.from.equals(e.from()))) {
            meant = i;
          }
        }
        if (meant >= 0) {
          var pause = pauses.get(meant);
          pauses.set(meant, new Span(pause.from, e.until(), pause.residual));
        }
      }
      case TariffResumed e -> {
        for (int i = 0; i < pauses.size(); i++) {
          var pause = pauses.get(i);
          if (pause.holds(e.effectiveFrom())) {
            pauses.set(i, new Span(pause.from, e.effectiveFrom(), pause.residual));
          }
        }
      }
      case StepRescheduled e -> move(e.step() == null ? start : e.step(), e.effectiveFrom());
      case TariffWithdrawn _ -> end = start;
      case TariffLifted e -> end = e.effectiveFrom();
      case TariffAnnulled e -> {
        annulled = true;
        end = end == null || e.effectiveFrom().isBefore(end) ? e.effectiveFrom() : end;
      }
    }
  }

  private void say(
      String slot, Instant from, @Nullable Object value, @Nullable Scheduled scheduled) {
    if (scheduled == Scheduled.CANCEL) {
      said.removeIf(s -> s.slot.equals(slot) && s.from.isAfter(from));
    }
    said.add(new Said(slot, from, value));
  }

  /// Who moves a step says it again, for the other day.
  private void move(Instant step, Instant to) {
    for (var s : List.copyOf(said)) {
      if (s.from.equals(step)) {
        said.remove(s);
        said.add(new Said(s.slot, to, s.value));
      }
    }
    if (end != null && end.equals(step)) {
      end = to;
    }
    if (start.equals(step)) {
      start = to;
    }
  }

  boolean isKnown() {
    return imposed != null;
  }

  TariffImposed imposed() {
    return java.util.Objects.requireNonNull(imposed);
  }

  Instant announcedAt() {
    return announcedAt;
  }

  Instant start() {
    return start;
  }

  boolean isAnnulled() {
    return annulled;
  }

  /// Whether it never takes effect.
  boolean isVain() {
    return end != null && !end.isAfter(start);
  }

  boolean hasEnded(Instant at) {
    return end != null && !at.isBefore(end);
  }

  @Nullable Residual pausedWith(Instant at) {
    Residual residual = null;
    for (var pause : pauses) {
      residual = pause.holds(at) ? pause.residual : residual;
    }
    return residual;
  }

  <T> T value(String slot, Instant at, T first) {
    // As it starts, or would have started, when it does not run.
    var moment = isVain() || at.isBefore(start) ? start : at;
    @SuppressWarnings("unchecked")
    var found = (T) latest(slot, moment);
    return found == null ? first : found;
  }

  List<Exemption> exemptions(Instant at) {
    Set<String> slots = new TreeSet<>();
    said.forEach(s -> slots.add(s.slot));
    var found = new ArrayList<Exemption>();
    for (var slot : slots) {
      if (slot.startsWith("exemption ") && latest(slot, at) instanceof Exemption exemption) {
        found.add(exemption);
      }
    }
    return found;
  }

  private @Nullable Object latest(String slot, Instant at) {
    Said last = null;
    for (var s : said) {
      if (s.slot.equals(slot)
          && !s.from.isAfter(at)
          && (last == null || !s.from.isBefore(last.from))) {
        last = s;
      }
    }
    return last == null ? null : last.value;
  }
}
