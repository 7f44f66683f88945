package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.CONTRADICTORY_TERMS;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tariffledger.domain.TermSubject.Said;

/// Terms of one agreement that cannot all be meant. Each is named at the later of the two.
final class ContradictoryTerms {

  private final String pointer;
  private final Objections objections;
  private final Set<Integer> named = new HashSet<>();

  private ContradictoryTerms(String pointer, Objections objections) {
    this.pointer = pointer;
    this.objections = objections;
  }

  static void refuse(String pointer, List<? extends Command> terms, Objections objections) {
    var contradictions = new ContradictoryTerms(pointer, objections);
    contradictions.refuseDifferent(terms);
    contradictions.refuseBehindAnEnd(terms);
  }

  /// Two say different things of one thing.
  private void refuseDifferent(List<? extends Command> terms) {
    var first = new HashMap<TermSubject, Place>();
    for (int i = 0; i < terms.size(); i++) {
      for (var said : TermSubject.of(terms.get(i))) {
        var before = first.putIfAbsent(said.of(), new Place(i, said));
        if (before != null && !before.said().what().equals(said.what()) && named.add(i)) {
          objections.add(
              CONTRADICTORY_TERMS,
              pointer + i,
              "%s%d and %s%d say different things of %s."
                  .formatted(pointer, before.term(), pointer, i, said.of()));
        }
      }
    }
  }

  /// One ends a measure before another changes it, in whichever order they stand.
  private void refuseBehindAnEnd(List<? extends Command> terms) {
    var ends = ends(terms);
    for (int i = 0; i < terms.size(); i++) {
      if (terms.get(i) instanceof MeasureCommand term && ends.containsKey(term.measure())) {
        var end = Objects.requireNonNull(ends.get(term.measure()));
        var from = TermSubject.takesEffect(term).filter(at -> !at.isBefore(end.at()));
        var later = Math.max(i, end.term());
        if (from.isPresent() && named.add(later)) {
          objections.add(
              CONTRADICTORY_TERMS,
              pointer + later,
              "%s%d ends %s%s: nothing is left that %s%d could change from %s on."
                  .formatted(
                      pointer, end.term(), term.measure(), end.when(), pointer, i, from.get()));
        }
      }
    }
  }

  private static Map<MeasureId, End> ends(List<? extends Command> terms) {
    var ends = new HashMap<MeasureId, End>();
    for (int i = 0; i < terms.size(); i++) {
      if (terms.get(i) instanceof MeasureCommand term) {
        var place = i;
        TermSubject.ends(term)
            .ifPresent(at -> ends.putIfAbsent(term.measure(), new End(place, at)));
      }
    }
    return ends;
  }

  private record Place(int term, Said said) {}

  private record End(int term, Instant at) {

    String when() {
      return at.equals(Instant.MIN) ? " before it starts" : " at " + at;
    }
  }
}
