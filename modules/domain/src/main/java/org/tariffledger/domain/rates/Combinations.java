package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All ways in which open facts may be, each by a number whose digits are their values.
record Combinations(List<Variable> variables) {

  /// How many there are; at most [Integer#MAX_VALUE].
  int count() {
    return count(variables.size());
  }

  private int count(int first) {
    long count = 1;
    for (var variable : variables.subList(0, first)) {
      count = Math.min(count * variable.size(), Integer.MAX_VALUE);
    }
    return (int) count;
  }

  /// The values of the facts in the one of this number.
  Map<Fact, Value> taken(int number) {
    var taken = new HashMap<Fact, Value>();
    int rest = number;
    for (var variable : variables) {
      taken.put(variable.fact(), variable.values().get(rest % variable.size()));
      rest /= variable.size();
    }
    return taken;
  }

  /// Whether two that differ in this fact alone have different outcomes.
  ///
  /// @param outcomes by number; null for what cannot be
  boolean matters(Variable variable, List<? extends @Nullable Object> outcomes) {
    int step = count(variables.indexOf(variable));
    var first = new HashMap<Integer, Object>();
    for (int number = 0; number < outcomes.size(); number++) {
      var outcome = outcomes.get(number);
      int others = number - number / step % variable.size() * step;
      if (outcome != null && !outcome.equals(first.computeIfAbsent(others, _ -> outcome))) {
        return true;
      }
    }
    return false;
  }

  /// By the places of the fact's values, what comes of each, whatever the others are.
  List<List<@Nullable Object>> outcomes(
      Variable variable, List<? extends @Nullable Object> outcomes) {
    int step = count(variables.indexOf(variable));
    var found = new ArrayList<List<@Nullable Object>>();
    variable.values().forEach(_ -> found.add(new ArrayList<>()));
    for (int number = 0; number < outcomes.size(); number++) {
      found.get(number / step % variable.size()).add(outcomes.get(number));
    }
    return found;
  }

  /// Whether no facts but the given ones are other than at first.
  boolean isFirstBut(Collection<Variable> free, int number) {
    int rest = number;
    for (var variable : variables) {
      if (rest % variable.size() != 0 && !free.contains(variable)) {
        return false;
      }
      rest /= variable.size();
    }
    return true;
  }
}
