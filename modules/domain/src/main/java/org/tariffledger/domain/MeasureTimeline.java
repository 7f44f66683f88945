package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.tariffledger.domain.MeasureState.Change;
import org.tariffledger.domain.MeasureState.Granted;
import org.tariffledger.domain.MeasureState.Pause;
import org.tariffledger.domain.MeasureState.Phase;

/// The whole course of one measure, past and to come, as it was known at one time: folded from the
/// entries known by then, in the order of their announcements.
public final class MeasureTimeline {

  /// How the measure ends.
  enum Ending {
    EXPIRES,
    LIFTED,
    WITHDRAWN,
    ANNULLED
  }

  record End(Instant at, Ending how, Recorded<?> by) {}

  private final TariffImposed imposed;
  private final Instant announcedAt;
  private final Slot<Duty> duties = new Slot<>();
  private final Slot<Targets> targets = new Slot<>();
  private final Slot<Products> products = new Slot<>();
  private final Map<ExemptionId, Slot<Optional<Exemption>>> exemptions =
      new TreeMap<>(Comparator.comparing(ExemptionId::value));
  private final List<Break> breaks = new ArrayList<>();
  private Instant start;
  private Recorded<?> startedBy;
  private @Nullable End end;
  private @Nullable Recorded<?> annulledBy;
  private final List<Change> changes;

  /// An entry, and when it was said: a restated one when the one that it restates was.
  record Act(Recorded<MeasureEvent> entry, Instant said) {}

  /// A pause with everything that shaped it.
  private record Break(Pause pause, List<Recorded<?>> by) {

    Break until(@Nullable Instant until, Recorded<?> entry) {
      var more = new ArrayList<>(by);
      more.add(entry);
      return new Break(new Pause(pause.from(), until, pause.residual()), List.copyOf(more));
    }
  }

  /// @param acts what else is known of the measure, in the order of the announcements
  MeasureTimeline(Act first, List<Act> acts) {
    var imposition = first.entry();
    imposed = (TariffImposed) imposition.event();
    announcedAt = first.said();
    start = imposed.effectiveFrom();
    startedBy = imposition;
    // What a measure begins with, it has however its start is moved.
    duties.put(Instant.MIN, imposition, imposed.duty());
    targets.put(Instant.MIN, imposition, imposed.targets());
    products.put(Instant.MIN, imposition, imposed.products());
    if (imposed.expiresAt() != null) {
      end = new End(imposed.expiresAt(), Ending.EXPIRES, imposition);
    }
    acts.forEach(this::take);
    changes = allChanges();
  }

  private void take(Act act) {
    var entry = act.entry();
    switch (entry.event()) {
      case DutyChanged e -> {
        duties.cancelAfter(e.effectiveFrom(), e.scheduled());
        duties.put(e.effectiveFrom(), entry, e.duty());
      }
      case ScopeChanged e -> {
        if (e.targets() != null) {
          targets.cancelAfter(e.effectiveFrom(), e.scheduled());
          targets.put(e.effectiveFrom(), entry, e.targets());
        }
        if (e.products() != null) {
          products.cancelAfter(e.effectiveFrom(), e.scheduled());
          products.put(e.effectiveFrom(), entry, e.products());
        }
      }
      case TariffPaused e -> {
        breaks.removeIf(b -> b.pause().from().equals(e.from()));
        breaks.add(new Break(new Pause(e.from(), e.until(), e.residual()), List.of(entry)));
      }
      case PauseExtended e -> extend(e, act);
      case TariffResumed e ->
          breaks.replaceAll(
              b -> b.pause().covers(e.effectiveFrom()) ? b.until(e.effectiveFrom(), entry) : b);
      case ExemptionGranted e -> {
        var slot = slotOf(e.exemption().id());
        slot.cancelAfter(e.effectiveFrom(), e.scheduled());
        slot.put(e.effectiveFrom(), entry, Optional.of(e.exemption()));
        if (e.expiresAt() != null) {
          slot.put(e.expiresAt(), entry, Optional.empty());
        }
      }
      case ExemptionRevoked e -> {
        var slot = slotOf(e.exemption());
        slot.cancelAfter(e.effectiveFrom(), e.scheduled());
        slot.put(e.effectiveFrom(), entry, Optional.empty());
      }
      case StepRescheduled e -> move(e.step() == null ? start : e.step(), e, entry);
      case TariffWithdrawn _ -> end = new End(start, Ending.WITHDRAWN, entry);
      case TariffLifted e -> end = new End(e.effectiveFrom(), Ending.LIFTED, entry);
      case TariffAnnulled e -> {
        annulledBy = entry;
        if (end == null || end.at().isAfter(e.effectiveFrom())) {
          end = new End(e.effectiveFrom(), Ending.ANNULLED, entry);
        }
      }
      case TariffImposed _, EntryCorrected _, EntryRetracted _ ->
          throw new IllegalStateException(entry.position() + " is no step of a measure's course.");
    }
  }

  private Slot<Optional<Exemption>> slotOf(ExemptionId id) {
    return exemptions.computeIfAbsent(id, _ -> new Slot<>());
  }

  /// A pause of which another beginning was corrected later is still the one that was meant.
  private void extend(PauseExtended extension, Act act) {
    var from = pauses(extension.from()).isEmpty() ? null : extension.from();
    for (int i = breaks.size() - 1; i >= 0; i--) {
      var pause = breaks.get(i).pause();
      if (isMeant(pause, from) && pause.endsAfter(act.said())) {
        breaks.set(i, breaks.get(i).until(extension.until(), act.entry()));
        return;
      }
    }
  }

  private void move(Instant step, StepRescheduled moved, Recorded<?> entry) {
    var to = moved.effectiveFrom();
    slots().forEach(slot -> slot.move(step, to));
    if (start.equals(step)) {
      start = to;
      startedBy = entry;
    }
    if (end != null && end.at().equals(step)) {
      end = new End(to, end.how(), entry);
    }
  }

  private Stream<Slot<?>> slots() {
    return Stream.concat(Stream.of(duties, targets, products), exemptions.values().stream());
  }

  /// The measure at the moment.
  public MeasureState at(Instant validAt) {
    // Before it starts, a measure is described as it will start, or would have started.
    var inCourse = validAt.isBefore(start) || !takesEffect() ? start : validAt;
    var duty = duties.at(inCourse).orElseThrow();
    var pause =
        breaks.reversed().stream()
            .filter(b -> takesEffect() && b.pause().covers(validAt))
            .findFirst()
            .orElse(null);
    var holding =
        exemptions.values().stream()
            .flatMap(slot -> slot.at(validAt).stream())
            .filter(step -> step.value().isPresent())
            .toList();
    var decidedBy = new LinkedHashSet<Recorded<?>>();
    decidedBy.add(duty.by());
    if (pause != null) {
      decidedBy.addAll(pause.by());
    }
    if (annulledBy != null) {
      decidedBy.add(annulledBy);
    }
    return new MeasureState(
        imposed,
        announcedAt,
        phase(pause, validAt),
        start,
        end == null ? null : end.at(),
        duty.value(),
        targets.at(inCourse).orElseThrow().value(),
        products.at(inCourse).orElseThrow().value(),
        pause == null ? null : pause.pause(),
        holding.stream().map(step -> new Granted(step.value().orElseThrow(), step.by())).toList(),
        annulledBy != null,
        List.copyOf(decidedBy),
        changes.stream().filter(change -> change.at().isAfter(validAt)).toList());
  }

  /// Whether it is ever charged, by what is known.
  public boolean takesEffect() {
    return end == null || end.at().isAfter(start);
  }

  private Phase phase(@Nullable Break pause, Instant at) {
    if (!takesEffect()) {
      return Phase.SUPERSEDED_BEFORE_EFFECT;
    }
    if (end != null && !at.isBefore(end.at())) {
      return Phase.EXPIRED;
    }
    if (at.isBefore(start)) {
      return Phase.ANNOUNCED;
    }
    return pause == null ? Phase.IN_FORCE : Phase.PAUSED;
  }

  /// Everything the clock brings, in order; of several at one moment the one that matters most.
  private List<Change> allChanges() {
    var found = new TreeMap<Instant, Change>();
    for (var shaped : breaks) {
      var pause = shaped.pause();
      if (pause.endsAfter(pause.from())) {
        add(found, pause.from(), "pauseBegins", shaped.by());
        if (pause.until() != null) {
          add(found, pause.until(), "pauseLapses", shaped.by());
        }
      }
    }
    for (var slot : exemptions.values()) {
      for (var step : slot.steps()) {
        var kind = step.value().isPresent() ? "exemptionBegins" : "exemptionEnds";
        add(found, step.from(), kind, List.of(step.by()));
      }
    }
    Stream.of(targets, products)
        .flatMap(slot -> slot.steps().stream())
        .filter(step -> step.from().isAfter(start))
        .forEach(step -> add(found, step.from(), "scopeChanges", List.of(step.by())));
    duties.steps().stream()
        .filter(step -> step.from().isAfter(start))
        .forEach(step -> add(found, step.from(), "dutyChanges", List.of(step.by())));
    add(found, start, "starts", List.of(startedBy));
    if (end != null) {
      found.tailMap(end.at(), true).clear();
      add(found, end.at(), "ends", List.of(end.by()));
    }
    return List.copyOf(found.values());
  }

  private static void add(
      Map<Instant, Change> changes, Instant at, String kind, List<Recorded<?>> by) {
    var before = changes.get(at);
    var all = new LinkedHashSet<>(before == null ? List.of() : before.by());
    all.addAll(by);
    changes.put(at, new Change(at, kind, List.copyOf(all)));
  }

  public List<Change> changes() {
    return changes;
  }

  /// Every scope of targets that the measure has at any time.
  public Collection<Targets> allTargets() {
    return targets.values();
  }

  /// Every scope of goods that the measure has at any time.
  public Collection<Products> allProducts() {
    return products.values();
  }

  public TariffImposed imposed() {
    return imposed;
  }

  Instant start() {
    return start;
  }

  @Nullable End end() {
    return end;
  }

  boolean isAnnulled() {
    return annulledBy != null;
  }

  Slot<Duty> duties() {
    return duties;
  }

  Slot<Targets> targets() {
    return targets;
  }

  Slot<Products> products() {
    return products;
  }

  Slot<Optional<Exemption>> exemption(ExemptionId id) {
    return exemptions.getOrDefault(id, new Slot<>());
  }

  boolean isPausedAt(Instant at) {
    return breaks.stream().anyMatch(b -> b.pause().covers(at));
  }

  /// The pauses, or those that begin at `from`.
  List<Pause> pauses(@Nullable Instant from) {
    return breaks.stream().map(Break::pause).filter(pause -> isMeant(pause, from)).toList();
  }

  /// Where the one pause begins that has not ended by then; empty if there is none or more.
  Optional<Instant> onlyPauseAfter(Instant at) {
    var running = breaks.stream().map(Break::pause).filter(pause -> pause.endsAfter(at)).toList();
    return running.size() == 1 ? Optional.of(running.getFirst().from()) : Optional.empty();
  }

  private static boolean isMeant(Pause pause, @Nullable Instant from) {
    return from == null || pause.from().equals(from);
  }

  /// Whether something begins, changes or ends at the moment that can be moved.
  boolean hasStepAt(Instant at) {
    return steps().anyMatch(at::equals);
  }

  /// When something begins, changes or ends that can be moved.
  Stream<Instant> steps() {
    return Stream.of(
            Stream.of(start),
            Stream.ofNullable(end).map(End::at),
            slots().flatMap(slot -> slot.steps().stream()).map(Slot.Step::from))
        .flatMap(steps -> steps)
        .filter(step -> !step.equals(Instant.MIN))
        .distinct()
        .sorted();
  }
}
