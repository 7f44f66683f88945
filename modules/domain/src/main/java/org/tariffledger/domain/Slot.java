package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing about a measure that changes from time to time: what it is from when on, in the order
/// in which that was announced.
final class Slot<T> {

  record Step<T>(Instant from, Recorded<?> by, T value) {}

  private final List<Step<T>> steps = new ArrayList<>();

  void put(Instant from, Recorded<?> by, T value) {
    steps.add(new Step<>(from, by, value));
  }

  void cancelAfter(Instant from, @Nullable Scheduled scheduled) {
    if (scheduled == Scheduled.CANCEL) {
      steps.removeIf(step -> step.from().isAfter(from));
    }
  }

  /// Who moves a step says it anew.
  void move(Instant from, Instant to) {
    var moved = steps.stream().filter(step -> step.from().equals(from)).toList();
    steps.removeAll(moved);
    moved.forEach(step -> put(to, step.by(), step.value()));
  }

  /// The step that began last; of those that began together the one announced last.
  Optional<Step<T>> at(Instant at) {
    Step<T> last = null;
    for (var step : steps) {
      if (!step.from().isAfter(at) && (last == null || !step.from().isBefore(last.from()))) {
        last = step;
      }
    }
    return Optional.ofNullable(last);
  }

  /// The steps that count from their beginning on: no other that began then was announced later.
  List<Step<T>> decisive() {
    return steps.stream().filter(step -> at(step.from()).filter(step::equals).isPresent()).toList();
  }

  List<Step<T>> after(Instant from) {
    return steps.stream().filter(step -> step.from().isAfter(from)).toList();
  }

  List<Step<T>> steps() {
    return Collections.unmodifiableList(steps);
  }

  Collection<T> values() {
    return steps.stream().map(Step::value).distinct().toList();
  }
}
