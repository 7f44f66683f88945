package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Who answers whom, act by act. Whoever answers a measure answers its latest act announced before
/// the answer. By what was announced by `knownAt` and recorded up to `position`.
public final class Chain {

  public static final int STEPS_MAX = 10_000;

  /// An act, the positions of those that it answers, and of those that answer it.
  public record Step(DutyAct act, List<Long> answers, List<Long> answeredBy) {}

  /// Not complete, if there are more steps than are followed.
  public record Found(List<Step> steps, boolean isComplete) {}

  /// A restated act where the one that it restates was.
  private static final Comparator<DutyAct> BY_PLACE =
      Comparator.comparing(DutyAct::place, Recorded.BY_ANNOUNCEMENT);

  private final Instant knownAt;
  private final long position;
  private final ChainSource source;
  private final Map<MeasureId, List<DutyAct>> acts = new HashMap<>();
  private final Map<Long, List<DutyAct>> provocations = new HashMap<>();
  private final Map<Long, List<DutyAct>> answers = new HashMap<>();

  private Chain(Instant knownAt, long position, ChainSource source) {
    this.knownAt = knownAt;
    this.position = position;
    this.source = source;
  }

  /// The acts of the measure, all that they answer, and all that answer them, near and far.
  public static Found of(MeasureId measure, Instant knownAt, long position, ChainSource source) {
    var chain = new Chain(knownAt, position, source);
    var found = new TreeMap<Long, DutyAct>();
    var isComplete = chain.follow(measure, chain::provocationsOf, found);
    isComplete &= chain.follow(measure, chain::answersTo, found);
    return new Found(chain.steps(found), isComplete);
  }

  /// The acts of these measures that answer each other.
  public static List<Step> among(
      Collection<MeasureId> measures, Instant knownAt, long position, ChainSource source) {
    var chain = new Chain(knownAt, position, source);
    var found = new TreeMap<Long, DutyAct>();
    for (var measure : measures) {
      for (var act : chain.actsOf(measure)) {
        for (var provocation : chain.provocationsOf(act)) {
          if (measures.contains(provocation.measure())) {
            found.put(act.position(), act);
            found.put(provocation.position(), provocation);
          }
        }
      }
    }
    return chain.steps(found);
  }

  /// Whether all was found, before there were too many.
  private boolean follow(
      MeasureId from, Function<DutyAct, List<DutyAct>> next, Map<Long, DutyAct> found) {
    var ahead = new ArrayDeque<>(actsOf(from));
    var seen = new HashMap<Long, DutyAct>();
    while (!ahead.isEmpty()) {
      var act = ahead.poll();
      if (seen.put(act.position(), act) == null) {
        if (seen.size() > STEPS_MAX) {
          return false;
        }
        found.put(act.position(), act);
        ahead.addAll(next.apply(act));
      }
    }
    return true;
  }

  private List<Step> steps(Map<Long, DutyAct> found) {
    var answeredBy = new HashMap<Long, List<Long>>();
    var answering = new HashMap<Long, List<Long>>();
    for (var act : found.values()) {
      for (var provocation : provocationsOf(act)) {
        if (found.containsKey(provocation.position())) {
          add(answering, act.position(), provocation.position());
          add(answeredBy, provocation.position(), act.position());
        }
      }
    }
    return found.values().stream()
        .map(
            act ->
                new Step(
                    act,
                    answering.getOrDefault(act.position(), List.of()),
                    answeredBy.getOrDefault(act.position(), List.of())))
        .sorted(Comparator.comparing(Step::act, BY_PLACE))
        .toList();
  }

  private static <T> void add(Map<Long, List<T>> lists, long key, T value) {
    lists.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
  }

  private List<DutyAct> actsOf(MeasureId measure) {
    return acts.computeIfAbsent(
        measure,
        id -> source.measure(id).map(h -> DutyAct.of(h, knownAt, position)).orElse(List.of()));
  }

  /// Of each measure that the act names, the one act that it answers.
  private List<DutyAct> provocationsOf(DutyAct act) {
    var known = provocations.get(act.position());
    if (known == null) {
      known = act.inResponseTo().stream().flatMap(id -> provocation(id, act).stream()).toList();
      provocations.put(act.position(), known);
    }
    return known;
  }

  /// Where none was announced before, as after a late correction, its first act is meant.
  private List<DutyAct> provocation(MeasureId named, DutyAct answer) {
    var theirs = actsOf(named);
    var before = theirs.stream().filter(a -> BY_PLACE.compare(a, answer) < 0).toList();
    return (before.isEmpty() ? theirs : before)
        .stream().skip(before.isEmpty() ? 0 : before.size() - 1L).limit(1).toList();
  }

  private List<DutyAct> answersTo(DutyAct act) {
    if (!answers.containsKey(act.position())) {
      actsOf(act.measure()).forEach(a -> answers.put(a.position(), new ArrayList<>()));
      for (var answering : source.answersTo(act.measure())) {
        for (var answer : actsOf(answering)) {
          provocationsOf(answer).stream()
              .filter(provocation -> provocation.measure().equals(act.measure()))
              .forEach(provocation -> add(answers, provocation.position(), answer));
        }
      }
    }
    return answers.getOrDefault(act.position(), List.of());
  }
}
