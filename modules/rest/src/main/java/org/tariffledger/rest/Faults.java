package org.tariffledger.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.BadInput.Fault;
import org.tariffledger.rest.files.Findings;

/// Collects what is wrong, so that it is said all at once.
final class Faults {

  static final int FAULTS_MAX = 1_000;

  private final List<Fault> found = new ArrayList<>();
  private int count;

  void add(String pointer, String code, String detail) {
    count++;
    if (found.size() < FAULTS_MAX) {
      found.add(new Fault(pointer, code, detail));
    }
  }

  /// What is wrong in a file: `/lines/17` is its line 17.
  void addAll(Findings findings) {
    for (var fault : findings.shown()) {
      var pointer = "/lines/" + fault.line();
      found.add(new Fault(pointer, "bad-row", fault.detail(), fault.line(), fault.column()));
    }
    count += findings.total();
  }

  /// The value, or null and a fault with the value's own sentence.
  <T> @Nullable T value(String pointer, String code, String text, Function<String, T> of) {
    try {
      return of.apply(text);
    } catch (IllegalArgumentException e) {
      add(pointer, code, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /// What was found so far and what ended the reading.
  BadInput and(BadInput last) {
    last.faults().forEach(fault -> add(fault.pointer(), fault.code(), fault.detail()));
    return new BadInput(found, count);
  }

  int count() {
    return count;
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new BadInput(found, count);
    }
  }
}
