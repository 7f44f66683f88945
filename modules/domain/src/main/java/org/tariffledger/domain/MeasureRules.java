package org.tariffledger.domain;

import static java.util.stream.Collectors.joining;
import static org.tariffledger.domain.Refusal.Code.ALREADY_IN_EFFECT;
import static org.tariffledger.domain.Refusal.Code.BASIS_IN_LOWEST;
import static org.tariffledger.domain.Refusal.Code.BEFORE_START;
import static org.tariffledger.domain.Refusal.Code.BYSTANDERS_ONLY;
import static org.tariffledger.domain.Refusal.Code.END_BEFORE_START;
import static org.tariffledger.domain.Refusal.Code.EXEMPTION_NOT_GRANTED;
import static org.tariffledger.domain.Refusal.Code.MEASURE_ANNULLED;
import static org.tariffledger.domain.Refusal.Code.MEASURE_LIFTED;
import static org.tariffledger.domain.Refusal.Code.MEASURE_NOT_ANNOUNCED;
import static org.tariffledger.domain.Refusal.Code.MEASURE_RETRACTED;
import static org.tariffledger.domain.Refusal.Code.MEASURE_WITHDRAWN;
import static org.tariffledger.domain.Refusal.Code.NOTHING_CHANGED;
import static org.tariffledger.domain.Refusal.Code.NOT_AN_EXTENSION;
import static org.tariffledger.domain.Refusal.Code.NOT_A_TARGET;
import static org.tariffledger.domain.Refusal.Code.NOT_PAUSED;
import static org.tariffledger.domain.Refusal.Code.NO_SUCH_STEP;
import static org.tariffledger.domain.Refusal.Code.PAUSE_ENDED;
import static org.tariffledger.domain.Refusal.Code.PRODUCT_LIST_OF_ANOTHER;
import static org.tariffledger.domain.Refusal.Code.PROGRAMME_OF_ANOTHER;
import static org.tariffledger.domain.Refusal.Code.SCHEDULED_CHANGE_AHEAD;
import static org.tariffledger.domain.Refusal.Code.SELF_TARGET;
import static org.tariffledger.domain.Refusal.Code.SEVERAL_PAUSES;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_PRODUCT_LIST;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_PROGRAMME;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_PROVOCATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

/// What speaks against an event. An act on an existing measure is judged by the course that was
/// announced when the act was said.
final class MeasureRules {

  private static final int STEPS_NAMED_MAX = 10;

  private final EconomyCode imposer;
  private final Register register;
  private final boolean isRestated;
  private final List<Refusal> refusals = new ArrayList<>();

  private MeasureRules(EconomyCode imposer, Register register, boolean isRestated) {
    this.imposer = imposer;
    this.register = register;
    this.isRestated = isRestated;
  }

  static List<Refusal> ofImposition(TariffImposed imposed, Register register) {
    var rules = new MeasureRules(imposed.imposer(), register, false);
    rules.check(imposed);
    return rules.refusals;
  }

  static List<Refusal> of(MeasureEvent event, MeasureHistory history, Register register) {
    var rules = new MeasureRules(history.imposed().imposer(), register, false);
    var said = event.announcement().announcedAt();
    history
        .known(said, Long.MAX_VALUE)
        .ifPresentOrElse(
            known -> rules.check(event, said, known), () -> rules.refuseUnknown(said, history));
    return rules.refusals;
  }

  /// What speaks against another text of the entry, which takes the entry's place.
  static List<Refusal> ofRestated(
      MeasureEvent restated, long entry, MeasureHistory history, Register register) {
    if (restated instanceof TariffImposed imposed) {
      return ofImposition(imposed, register);
    }
    var rules = new MeasureRules(history.imposed().imposer(), register, true);
    var said = history.said(entry);
    history
        .courseWithout(entry)
        .ifPresentOrElse(
            course -> rules.check(restated, said, course),
            () -> rules.refuseUnknown(said, history));
    return rules.refusals;
  }

  private void refuseUnknown(Instant announcedAt, MeasureHistory history) {
    var id = history.imposed().measure();
    if (history.known(Instant.MAX, Long.MAX_VALUE).isEmpty()) {
      refuse(MEASURE_RETRACTED, "/measure", "Measure " + id + " was retracted: it never was.");
    } else {
      refuse(
          MEASURE_NOT_ANNOUNCED,
          "/announcedAt",
          "Measure " + id + " had not been announced by " + announcedAt + ".");
    }
  }

  private void check(MeasureEvent event, Instant said, MeasureTimeline known) {
    switch (event) {
      case TariffImposed e -> check(e);
      case DutyChanged e -> {
        withinCourse(e.effectiveFrom(), known);
        answersOthers(e.inResponseTo(), said);
        hitsThoseAnswered(
            e.inResponseTo(), known.allTargets(), e.effectiveFrom(), said, "/inResponseTo");
        saysWhatBecomesOf(known.duties(), e.effectiveFrom(), e.scheduled());
      }
      case ScopeChanged e -> check(e, known);
      case TariffPaused e -> {
        endsAfter(e.from(), e.until(), "/until");
        beforeEnd(e.from(), "/from", known);
      }
      case PauseExtended e -> check(e, said, known);
      case TariffResumed e -> {
        if (beforeEnd(e.effectiveFrom(), "/effectiveFrom", known)
            && !known.isPausedAt(e.effectiveFrom())) {
          refuse(
              NOT_PAUSED,
              "/effectiveFrom",
              "The measure is not paused at " + e.effectiveFrom() + ".");
        }
      }
      case ExemptionGranted e -> {
        endsAfter(e.effectiveFrom(), e.expiresAt(), "/expiresAt");
        beforeEnd(e.effectiveFrom(), "/effectiveFrom", known);
        asksForOwnLists(e.exemption().when(), "/exemption/when/");
        var slot = known.exemption(e.exemption().id());
        saysWhatBecomesOf(slot, e.effectiveFrom(), e.scheduled());
      }
      case ExemptionRevoked e -> check(e, known);
      case StepRescheduled e -> check(e, said, known);
      case TariffWithdrawn e -> {
        if (beforeEnd(known.start(), "/measure", known)) {
          notYetBegun("The measure", known.start(), said, "/measure");
        }
      }
      case TariffLifted e -> withinCourse(e.effectiveFrom(), known);
      case TariffAnnulled e -> check(e, said, known);
      case EntryCorrected _, EntryRetracted _ -> {}
    }
  }

  private void check(TariffImposed e) {
    Territories.refusal(imposer, "/imposer", e.effectiveFrom()).ifPresent(refusals::add);
    endsAfter(e.effectiveFrom(), e.expiresAt(), "/expiresAt");
    ofTheImposersProgramme(e.programme());
    targetsOthers(e.targets());
    namesOwnLists(e.products(), "/products");
    asksForOwnLists(e.conditions(), "/conditions/");
    comparesWithOthers(e);
    var said = e.announcement().announcedAt();
    answersOthers(e.inResponseTo(), said);
    hitsThoseAnswered(e.inResponseTo(), List.of(e.targets()), e.effectiveFrom(), said, "/targets");
  }

  /// Which duty is the lowest must not hang on what a share of the goods is worth.
  private void comparesWithOthers(TariffImposed e) {
    var isLowest =
        register
            .programme(e.programme())
            .filter(p -> p.selection() == Selection.LOWEST)
            .isPresent();
    if (isLowest && !e.basis().equals(Basis.FULL_VALUE)) {
      refuse(
          BASIS_IN_LOWEST,
          "/basis",
          "Of %s the lowest duty answers, so all of them are charged on the full value."
              .formatted(e.programme()));
    }
  }

  private void check(ScopeChanged e, MeasureTimeline known) {
    withinCourse(e.effectiveFrom(), known);
    if (e.targets() == null && e.products() == null) {
      refuse(NOTHING_CHANGED, "", "Say the new targets, the new products, or both.");
    }
    if (e.targets() != null) {
      targetsOthers(e.targets());
    }
    if (e.products() != null) {
      namesOwnLists(e.products(), "/products");
    }
    Stream.of(
            e.targets() == null ? null : known.targets(),
            e.products() == null ? null : known.products())
        .filter(slot -> slot != null && !slot.after(e.effectiveFrom()).isEmpty())
        .findFirst()
        .ifPresent(slot -> saysWhatBecomesOf(slot, e.effectiveFrom(), e.scheduled()));
  }

  private void check(PauseExtended e, Instant said, MeasureTimeline known) {
    var pauses = known.pauses(e.from());
    var running = pauses.stream().filter(pause -> pause.endsAfter(said)).toList();
    if (pauses.isEmpty()) {
      refuse(
          NOT_PAUSED,
          e.from() == null ? "/measure" : "/from",
          e.from() == null ? "The measure has no pause." : "No pause begins at " + e.from() + ".");
    } else if (running.isEmpty()) {
      refuse(
          PAUSE_ENDED,
          "/announcedAt",
          "The pause had ended at " + pauses.getLast().until() + " when this was announced.");
    } else if (running.size() > 1) {
      refuse(
          SEVERAL_PAUSES,
          "/from",
          "Say by its beginning which pause is meant: "
              + running.stream().map(pause -> pause.from().toString()).collect(joining(", "))
              + ".");
    } else if (beforeEnd(running.getLast().from(), "/measure", known)) {
      lastsLonger(e.until(), running.getLast().until());
    }
  }

  private void lastsLonger(@Nullable Instant until, @Nullable Instant before) {
    if (before == null) {
      refuse(NOT_AN_EXTENSION, "/until", "The pause has no end that could be later.");
    } else if (until != null && !until.isAfter(before)) {
      refuse(NOT_AN_EXTENSION, "/until", "The pause lasts until " + before + " already.");
    }
  }

  /// What was collected stays applied, and becomes refundable: its end is not put before its start.
  private void check(TariffAnnulled e, Instant said, MeasureTimeline known) {
    if (known.isAnnulled()) {
      refuse(MEASURE_ANNULLED, "/measure", "The measure is annulled already.");
    } else if (known.takesEffect()
        && !said.isBefore(known.start())
        && !e.effectiveFrom().isAfter(known.start())) {
      refuse(
          BEFORE_START,
          "/effectiveFrom",
          "The measure is collected since "
              + known.start()
              + ": say when that ends; what was collected becomes refundable by itself.");
    }
  }

  private void check(ExemptionRevoked e, MeasureTimeline known) {
    var slot = known.exemption(e.exemption());
    if (slot.at(e.effectiveFrom()).flatMap(Slot.Step::value).isEmpty()) {
      refuse(
          EXEMPTION_NOT_GRANTED,
          "/exemption",
          "No exemption " + e.exemption() + " holds at " + e.effectiveFrom() + ".");
    } else {
      saysWhatBecomesOf(slot, e.effectiveFrom(), e.scheduled());
    }
  }

  private void check(StepRescheduled e, Instant said, MeasureTimeline known) {
    var step = e.step() == null ? known.start() : e.step();
    var pointer = e.step() == null ? "/measure" : "/step";
    if (!known.hasStepAt(step)) {
      refuse(NO_SUCH_STEP, pointer, "Nothing is scheduled for " + step + stepsOf(known) + ".");
    } else if (beforeEnd(known.start(), pointer, known)
        && notYetBegun("What was scheduled", step, said, pointer)) {
      var end = known.end();
      if (end != null && end.at().equals(step)) {
        endsAfter(known.start(), e.effectiveFrom(), "/effectiveFrom");
      } else if (step.equals(known.start())) {
        beforeEnd(e.effectiveFrom(), "/effectiveFrom", known);
      } else {
        withinCourse(e.effectiveFrom(), known);
      }
    }
  }

  private static String stepsOf(MeasureTimeline known) {
    return known
        .steps()
        .limit(STEPS_NAMED_MAX)
        .map(Instant::toString)
        .collect(joining(", ", "; there is something at ", ""));
  }

  /// A later change that is announced already is kept or cancelled, but not by silence.
  private void saysWhatBecomesOf(Slot<?> slot, Instant from, @Nullable Scheduled scheduled) {
    var ahead = slot.after(from);
    if (scheduled == null && !ahead.isEmpty()) {
      refuse(
          SCHEDULED_CHANGE_AHEAD,
          isRestated ? "/effectiveFrom" : "/scheduled",
          "A later change, from %s on, is announced already: %s."
              .formatted(
                  ahead.getFirst().from(),
                  isRestated
                      ? "retract the entry, record it anew and say whether to keep or to cancel it"
                      : "say whether to keep or to cancel it"));
    }
  }

  private void endsAfter(Instant start, @Nullable Instant end, String pointer) {
    if (end != null && !end.isAfter(start)) {
      refuse(END_BEFORE_START, pointer, "The end " + end + " is not after " + start + ".");
    }
  }

  private void withinCourse(Instant at, MeasureTimeline known) {
    if (beforeEnd(at, "/effectiveFrom", known) && at.isBefore(known.start())) {
      refuse(BEFORE_START, "/effectiveFrom", "The measure starts at " + known.start() + " only.");
    }
  }

  private boolean beforeEnd(Instant at, String pointer, MeasureTimeline known) {
    var end = known.end();
    if (end == null) {
      return true;
    }
    return switch (end.how()) {
      case WITHDRAWN ->
          refuse(MEASURE_WITHDRAWN, "/measure", "The measure was withdrawn before its start.");
      case EXPIRES, LIFTED ->
          at.isBefore(end.at())
              || refuse(MEASURE_LIFTED, pointer, "The measure ends at " + end.at() + ".");
      case ANNULLED ->
          at.isBefore(end.at())
              || refuse(MEASURE_ANNULLED, pointer, "The measure is annulled at " + end.at() + ".");
    };
  }

  private boolean notYetBegun(String what, Instant at, Instant announcedAt, String pointer) {
    return at.isAfter(announcedAt)
        || refuse(
            ALREADY_IN_EFFECT,
            pointer,
            "%s had begun at %s when this was announced, at %s.".formatted(what, at, announcedAt));
  }

  private void ofTheImposersProgramme(ProgrammeId id) {
    var programme = register.programme(id);
    if (programme.isEmpty()) {
      refuse(UNKNOWN_PROGRAMME, "/programme", "No programme " + id + " is registered.");
    } else if (!programme.get().imposer().equals(imposer)) {
      refuse(
          PROGRAMME_OF_ANOTHER,
          "/programme",
          "Programme %s belongs to %s, not to %s."
              .formatted(id, programme.get().imposer(), imposer));
    }
  }

  private void asksForOwnLists(List<Predicate> predicates, String pointer) {
    for (int i = 0; i < predicates.size(); i++) {
      if (predicates.get(i) instanceof Predicate.Products(var products)) {
        namesOwnLists(products, pointer + i + "/products");
      }
    }
  }

  private void namesOwnLists(Products products, String pointer) {
    namesOwnLists(products.include(), pointer + "/include/");
    namesOwnLists(products.exclude(), pointer + "/exclude/");
  }

  private void namesOwnLists(List<Goods> goods, String pointer) {
    for (int i = 0; i < goods.size(); i++) {
      if (goods.get(i) instanceof Goods.Listed(var id)) {
        var list = register.registeredList(id);
        if (list.isEmpty()) {
          refuse(UNKNOWN_PRODUCT_LIST, pointer + i, "No product list " + id + " is registered.");
        } else if (!list.get().imposer().equals(imposer)) {
          refuse(
              PRODUCT_LIST_OF_ANOTHER,
              pointer + i,
              "Product list %s belongs to %s, not to %s."
                  .formatted(id, list.get().imposer(), imposer));
        }
      }
    }
  }

  private void targetsOthers(Targets targets) {
    for (int i = 0; i < targets.include().size(); i++) {
      if (targets.include().get(i) instanceof Target.Economy(var code) && code.equals(imposer)) {
        refuse(SELF_TARGET, "/targets/include/" + i, code + " cannot target its own goods.");
      }
    }
    refusals.addAll(NamedGroups.unknown(targets, register));
  }

  /// Only those whom a measure hits may answer it, and only once it is announced.
  private void answersOthers(List<MeasureId> inResponseTo, Instant announcedAt) {
    for (int i = 0; i < inResponseTo.size(); i++) {
      var pointer = "/inResponseTo/" + i;
      var id = inResponseTo.get(i);
      var history = register.measure(id);
      var provocation = history.flatMap(h -> h.known(announcedAt, Long.MAX_VALUE));
      if (history.flatMap(h -> h.known(Instant.MAX, Long.MAX_VALUE)).isEmpty()) {
        refuse(UNKNOWN_PROVOCATION, pointer, "No measure " + id + " is recorded.");
      } else if (provocation.isEmpty()) {
        refuse(
            MEASURE_NOT_ANNOUNCED,
            pointer,
            "Measure %s had not been announced by %s: nobody could answer it."
                .formatted(id, announcedAt));
      } else if (!hits(provocation.get(), imposer, announcedAt, register)) {
        refuse(
            NOT_A_TARGET,
            pointer,
            imposer + " is not a target of " + id + " and cannot answer it.");
      }
    }
  }

  /// An answer is aimed at one at least of those whose measures it answers, or at members of such a
  /// union.
  private void hitsThoseAnswered(
      List<MeasureId> inResponseTo,
      Collection<Targets> targets,
      Instant from,
      Instant said,
      String pointer) {
    var provokers =
        inResponseTo.stream()
            .flatMap(id -> register.measure(id).stream())
            .map(history -> history.imposed().imposer())
            .filter(provoker -> !provoker.equals(imposer))
            .distinct()
            .toList();
    if (!provokers.isEmpty()
        && provokers.stream().noneMatch(provoker -> isHit(provoker, targets, from, said))) {
      refuse(
          BYSTANDERS_ONLY,
          pointer,
          "The answer hits others only: name %s among its targets."
              .formatted(provokers.stream().map(EconomyCode::value).collect(joining(" or "))));
    }
  }

  private boolean isHit(
      EconomyCode provoker, Collection<Targets> targets, Instant from, Instant said) {
    return targets.stream()
        .anyMatch(
            scope ->
                Stream.concat(
                        Stream.of(provoker),
                        Economies.memberships().stream()
                            .filter(m -> m.union().equals(provoker) && m.holdsAt(from))
                            .map(Economies.UnionMembership::member))
                    .anyMatch(hit -> isAimedAt(scope, hit, from, said, register)));
  }

  /// Whether the measure of another is aimed at the economy, by what is known then.
  static boolean hits(
      MeasureTimeline provocation, EconomyCode economy, Instant announcedAt, Register register) {
    return !provocation.imposed().imposer().equals(economy)
        && provocation.allTargets().stream()
            .anyMatch(
                targets ->
                    Stream.of(announcedAt, provocation.start())
                        .anyMatch(
                            moment -> isAimedAt(targets, economy, moment, announcedAt, register)));
  }

  private static boolean isAimedAt(
      Targets targets, EconomyCode economy, Instant moment, Instant knownAt, Register register) {
    return Targeting.of(
            targets, economy, moment, group -> register.isMember(group, economy, moment, knownAt))
        .isPresent();
  }

  /// Returns false, so that a check may end with it.
  private boolean refuse(Refusal.Code code, String pointer, String sentence) {
    refusals.add(new Refusal(code, pointer, sentence));
    return false;
  }
}
