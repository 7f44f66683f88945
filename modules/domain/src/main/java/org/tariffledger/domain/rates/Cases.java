package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
  private final Combinations combinations;
  private final Predicate<Map<Fact, Value>> isPossible;

  /// By the numbers of the combinations; null where not everything fits together. Empty, if there
  /// are too many.
  private final List<@Nullable Charge> charges = new ArrayList<>();

  private @Nullable List<Variable> mattering;

  private Cases(
      List<Election> elections,
      Stacking rules,
      Combinations combinations,
      Predicate<Map<Fact, Value>> isPossible) {
    this.elections = elections;
    this.rules = rules;
    this.combinations = combinations;
    this.isPossible = isPossible;
  }

  static Cases of(
      List<Election> elections, Stacking rules, Predicate<Map<Fact, Value>> isPossible) {
    var byFact = new LinkedHashMap<Fact, Variable>();
    elections.forEach(
        election ->
            election.variables().forEach(variable -> byFact.put(variable.fact(), variable)));
    var variables = byFact.values().stream().sorted(Variable.BY_NAME).toList();
    var cases = new Cases(elections, rules, fewest(variables, elections), isPossible);
    if (!cases.areTooMany()) {
      for (int number = 0; number < cases.combinations.count(); number++) {
        var taken = cases.combinations.taken(number);
        cases.charges.add(isPossible.test(taken) ? cases.assessment(taken).charge() : null);
      }
    }
    return cases;
  }

  /// If there are too many, values of a fact that are alike to every programme count once. Shares
  /// of the value are left alone: how great they are tells what is left for the others.
  private static Combinations fewest(List<Variable> variables, List<Election> elections) {
    var all = new Combinations(variables);
    if (all.count() <= CASES_MAX) {
      return all;
    }
    return new Combinations(
        variables.stream()
            .map(
                variable -> {
                  if (variable.isShareOfValue()) {
                    return variable;
                  }
                  var kinds = elections.stream().map(e -> e.kinds(variable)).toList();
                  return variable.apart(
                      place -> kinds.stream().<Object>map(kind -> kind.get(place)).toList());
                })
            .toList());
  }

  private Assessment assessment(Map<Fact, Value> taken) {
    return assessment(taken, Election::in);
  }

  private Assessment assessment(
      Map<Fact, Value> taken, BiFunction<Election, Map<Fact, Value>, Ballot> held) {
    return Assessment.of(
        elections.stream().map(election -> held.apply(election, taken)).toList(), rules);
  }

  boolean areTooMany() {
    return combinations.count() > CASES_MAX;
  }

  List<Variable> variables() {
    return combinations.variables();
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
    var found = mattering;
    if (found == null) {
      found =
          areTooMany()
              ? variables()
              : variables().stream().filter(v -> combinations.matters(v, charges)).toList();
      mattering = found;
    }
    return found;
  }

  /// With one value of each kind that leads to something else, whatever the other facts are.
  Variable telling(Variable variable) {
    if (areTooMany()) {
      return variable;
    }
    var outcomes = combinations.outcomes(variable, charges);
    return variable.apart(outcomes::get);
  }

  /// Those in which no facts but the given ones are other than at first; the first is that in which
  /// none is.
  List<Assessment> among(Collection<Variable> free) {
    if (areTooMany()) {
      var first = assessment(combinations.taken(0));
      return free.isEmpty() ? List.of(first) : List.of(first, assessment(lasts()));
    }
    return IntStream.range(0, charges.size())
        .filter(number -> charges.get(number) != null && combinations.isFirstBut(free, number))
        .mapToObj(number -> assessment(combinations.taken(number)))
        .toList();
  }

  /// As [#among], but with the facts too that make no difference to what is charged, only to who
  /// charges it, as far as they are free.
  List<Assessment> closelyAmong(Collection<Variable> free) {
    var all =
        new Combinations(
            Stream.concat(variables().stream(), asked().stream().filter(free::contains))
                .distinct()
                .sorted(Variable.BY_NAME)
                .toList());
    if (areTooMany() || all.count() > CASES_MAX) {
      return among(free);
    }
    return IntStream.range(0, all.count())
        .filter(number -> all.isFirstBut(free, number))
        .mapToObj(all::taken)
        .filter(isPossible)
        .map(taken -> assessment(taken, Election::closelyIn))
        .toList();
  }

  private Map<Fact, Value> lasts() {
    var taken = new HashMap<Fact, Value>();
    variables().forEach(variable -> taken.put(variable.fact(), variable.values().getLast()));
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
