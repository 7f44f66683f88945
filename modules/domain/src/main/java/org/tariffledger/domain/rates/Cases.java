package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one code is charged under programmes that decide together, in every case: for each way in
/// which the open facts may be that make a difference to one of them.
final class Cases {

  /// So many cases are looked at; of more nobody can say what is charged.
  static final int CASES_MAX = 1 << 13;

  private final List<Election> elections;
  private final Stacking rules;
  private final List<Variable> variables;

  /// Those of which everything fits together, by the number whose digits are the values of the
  /// variables; null for the others. Of too many there are the first and the last.
  private final List<@Nullable Charge> charges;

  private Cases(
      List<Election> elections,
      Stacking rules,
      List<Variable> variables,
      List<@Nullable Charge> charges) {
    this.elections = elections;
    this.rules = rules;
    this.variables = variables;
    this.charges = charges;
  }

  static Cases of(
      List<Election> elections, Stacking rules, Predicate<Map<Fact, Value>> isPossible) {
    var byFact = new LinkedHashMap<Fact, Variable>();
    elections.forEach(
        election ->
            election.variables().forEach(variable -> byFact.put(variable.fact(), variable)));
    var variables = byFact.values().stream().sorted(Variable.BY_NAME).toList();
    var cases = new Cases(elections, rules, variables, new ArrayList<>());
    if (!cases.areTooMany()) {
      for (int number = 0; number < count(variables); number++) {
        var taken = taken(variables, number);
        cases.charges.add(isPossible.test(taken) ? cases.assessment(taken).charge() : null);
      }
    }
    return cases;
  }

  /// How many cases there are; at most [Integer#MAX_VALUE].
  static int count(List<Variable> variables) {
    long count = 1;
    for (var variable : variables) {
      count = Math.min(count * variable.size(), Integer.MAX_VALUE);
    }
    return (int) count;
  }

  /// The values in the case of this number.
  static Map<Fact, Value> taken(List<Variable> variables, int number) {
    var taken = new HashMap<Fact, Value>();
    int rest = number;
    for (var variable : variables) {
      taken.put(variable.fact(), variable.values().get(rest % variable.size()));
      rest /= variable.size();
    }
    return taken;
  }

  private Assessment assessment(Map<Fact, Value> taken) {
    return Assessment.of(elections.stream().map(election -> election.in(taken)).toList(), rules);
  }

  boolean areTooMany() {
    return count(variables) > CASES_MAX;
  }

  List<Variable> variables() {
    return variables;
  }

  /// Also facts that never make a difference.
  List<Variable> asked() {
    return elections.stream().flatMap(election -> election.asked().stream()).distinct().toList();
  }

  Charge charge() {
    return areTooMany()
        ? Charge.ANYTHING
        : Charge.oneOf(charges.stream().flatMap(Stream::ofNullable).distinct().toList());
  }

  /// The facts that make a difference, at least together with others.
  List<Variable> mattering() {
    return areTooMany() ? variables : variables.stream().filter(this::matters).toList();
  }

  private boolean matters(Variable variable) {
    int step = step(variable);
    var first = new HashMap<Integer, Charge>();
    for (int number = 0; number < charges.size(); number++) {
      var charge = charges.get(number);
      int others = number - number / step % variable.size() * step;
      if (charge != null && !charge.equals(first.computeIfAbsent(others, _ -> charge))) {
        return true;
      }
    }
    return false;
  }

  private int step(Variable variable) {
    return count(variables.subList(0, variables.indexOf(variable)));
  }

  /// Those in which no facts but the given ones are other than at first; the first is that in which
  /// none is.
  List<Assessment> among(Collection<Variable> free) {
    if (areTooMany()) {
      var first = assessment(taken(variables, 0));
      return free.isEmpty() ? List.of(first) : List.of(first, assessment(lasts()));
    }
    return IntStream.range(0, charges.size())
        .filter(number -> charges.get(number) != null && isFirstBut(free, number))
        .mapToObj(number -> assessment(taken(variables, number)))
        .toList();
  }

  private boolean isFirstBut(Collection<Variable> free, int number) {
    int rest = number;
    for (var variable : variables) {
      if (rest % variable.size() != 0 && !free.contains(variable)) {
        return false;
      }
      rest /= variable.size();
    }
    return true;
  }

  private Map<Fact, Value> lasts() {
    var taken = new HashMap<Fact, Value>();
    variables.forEach(variable -> taken.put(variable.fact(), variable.values().getLast()));
    return taken;
  }

  /// Whoever stands for election in some case.
  Stream<Contender> standing() {
    return elections.stream().flatMap(Election::standing);
  }

  Stream<Aimed> measures() {
    return elections.stream().flatMap(election -> election.measures().stream());
  }
}
