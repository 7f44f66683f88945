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

  private static final String TRANSIT_ENDS = "transitEnds";

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
  private volatile @Nullable List<ProductListId> lists;

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
    var pause = takesEffect() ? breakAt(validAt).orElse(null) : null;
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

  /// Everything the clock brings, in order; of several at one moment those that matter most first.
  private List<Change> allChanges() {
    var found = new ArrayList<Change>();
    found.add(new Change(start, "starts", List.of(startedBy)));
    addSteps(duties, "dutyChanges", found);
    addSteps(targets, "scopeChanges", found);
    addSteps(products, "scopeChanges", found);
    for (var shaped : breaks) {
      addPause(shaped, found);
    }
    for (var slot : exemptions.values()) {
      for (var step : slot.decisive()) {
        var kind = step.value().isPresent() ? "exemptionBegins" : "exemptionEnds";
        found.add(new Change(step.from(), kind, List.of(step.by())));
      }
      addWindows(slot, found);
    }
    imposed.conditions().stream()
        .flatMap(Predicate::windows)
        .filter(at -> at.isAfter(start))
        .forEach(at -> found.add(new Change(at, TRANSIT_ENDS, List.of(startedBy))));
    if (end != null) {
      var last = end;
      found.removeIf(change -> !change.at().isBefore(last.at()));
      found.add(new Change(last.at(), "ends", List.of(last.by())));
    }
    found.sort(Comparator.comparing(Change::at));
    return List.copyOf(found);
  }

  private void addSteps(Slot<?> slot, String kind, List<Change> found) {
    slot.decisive().stream()
        .filter(step -> step.from().isAfter(start))
        .forEach(step -> found.add(new Change(step.from(), kind, List.of(step.by()))));
  }

  private static void addWindows(Slot<Optional<Exemption>> slot, List<Change> found) {
    for (var step : slot.decisive()) {
      step.value().stream()
          .flatMap(exemption -> exemption.when().stream())
          .flatMap(Predicate::windows)
          .filter(at -> slot.at(at.minusNanos(1)).filter(step::equals).isPresent())
          .forEach(at -> found.add(new Change(at, TRANSIT_ENDS, List.of(step.by()))));
    }
  }

  /// A beginning or an end within a pause that was announced later changes nothing.
  private void addPause(Break shaped, List<Change> found) {
    var pause = shaped.pause();
    if (isInForce(shaped, pause.from())) {
      found.add(new Change(pause.from(), "pauseBegins", shaped.by()));
    }
    if (pause.until() != null && isInForce(shaped, pause.until().minusNanos(1))) {
      found.add(new Change(pause.until(), "pauseLapses", shaped.by()));
    }
  }

  private boolean isInForce(Break pause, Instant at) {
    return breakAt(at).filter(pause::equals).isPresent();
  }

  /// Of the pauses that cover the moment, the one announced last.
  private Optional<Break> breakAt(Instant at) {
    return breaks.reversed().stream().filter(b -> b.pause().covers(at)).findFirst();
  }

  public List<Change> changes() {
    return changes;
  }

  /// Every list that its scope, a condition or an exemption names at any time.
  public List<ProductListId> lists() {
    var named = lists;
    if (named == null) {
      named =
          Stream.of(
                  allProducts().stream().flatMap(Products::lists),
                  imposed.conditions().stream().flatMap(Predicate::lists),
                  exemptions.values().stream()
                      .flatMap(slot -> slot.values().stream())
                      .flatMap(Optional::stream)
                      .flatMap(Exemption::lists))
              .flatMap(lists -> lists)
              .distinct()
              .toList();
      lists = named;
    }
    return named;
  }

  /// Whether it took effect and has ended: no more is then told of it.
  public boolean isOverBy(Instant at) {
    return takesEffect() && end != null && !at.isBefore(end.at());
  }

  /// Whether the exemption concerns such goods at any time.
  public boolean mayExempt(ExemptionId id, @Nullable ProductCode product, ListContents lists) {
    return exemption(id).values().stream()
        .flatMap(Optional::stream)
        .anyMatch(exemption -> exemption.concerns(product, lists));
  }

  /// Every exemption that it has at any time.
  public Stream<Exemption> allExemptions() {
    return exemptions.values().stream()
        .flatMap(slot -> slot.values().stream())
        .flatMap(Optional::stream);
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
