package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Selection;

/// The measures of one programme that may bear on a code, and how they come out as things may be.
/// What was found for some values of the facts that it asks for is kept.
final class Election {

  /// With so many values of its facts it is not found out which of them matter.
  private static final int CASES_MAX = 1 << 12;

  private final ProgrammeId programme;
  private final Selection selection;
  private final @Nullable ProductCode code;
  private final List<Aimed> measures;
  private final Situation base;
  private final Situation forIdle;
  private final Pricing pricing;
  private final Map<Map<Fact, Value>, Ballot> held = new HashMap<>();
  private List<Variable> variables = List.of();
  private List<Variable> asked = List.of();

  /// @param measures in the order of their ids
  /// @param forIdle in which measures are judged that charge nothing anyway
  Election(
      ProgrammeId programme,
      Selection selection,
      @Nullable ProductCode code,
      List<Aimed> measures,
      Situation base,
      Situation forIdle,
      Pricing pricing) {
    this.programme = programme;
    this.selection = selection;
    this.code = code;
    this.measures = measures;
    this.base = base;
    this.forIdle = forIdle;
    this.pricing = pricing;
  }

  /// The open facts that it asks for, and the shares that rules may spare it. Facts that never make
  /// a difference to it are left out. It is held only as things can be.
  void asks(List<Variable> open, List<Variable> spared, Predicate<Map<Fact, Value>> isPossible) {
    asked = open;
    variables = open;
    var combinations = new Combinations(open);
    var mattering = combinations.count() > CASES_MAX ? open : mattering(combinations, isPossible);
    variables =
        Stream.concat(mattering.stream(), spared.stream())
            .distinct()
            .sorted(Variable.BY_NAME)
            .toList();
  }

  private List<Variable> mattering(
      Combinations combinations, Predicate<Map<Fact, Value>> isPossible) {
    var effects = new ArrayList<@Nullable Optional<Contest.Effect>>();
    for (int number = 0; number < combinations.count(); number++) {
      var taken = combinations.taken(number);
      effects.add(isPossible.test(taken) ? in(taken).effect() : null);
    }
    return combinations.variables().stream()
        .filter(variable -> combinations.matters(variable, effects))
        .toList();
  }

  /// Those that make a difference to it.
  List<Variable> variables() {
    return variables;
  }

  /// All that it asks for.
  List<Variable> asked() {
    return asked;
  }

  /// Of each value of the fact, by its place, what makes it another than the others here.
  List<?> kinds(Variable variable) {
    if (!variables.contains(variable)) {
      return Collections.nCopies(variable.size(), "alike");
    }
    var combinations = new Combinations(variables);
    if (combinations.count() > CASES_MAX) {
      return variable.values();
    }
    var parts = new ArrayList<Object>();
    for (int number = 0; number < combinations.count(); number++) {
      parts.add(in(combinations.taken(number)).parts());
    }
    return combinations.outcomes(variable, parts);
  }

  Ballot in(Map<Fact, Value> taken) {
    return in(taken, variables);
  }

  /// Also as facts may be that make no difference to what it comes to, but to who answers.
  Ballot closelyIn(Map<Fact, Value> taken) {
    return in(taken, Stream.concat(variables.stream(), asked.stream()).distinct().toList());
  }

  private Ballot in(Map<Fact, Value> taken, List<Variable> facts) {
    var own = new HashMap<Fact, Value>();
    for (var variable : facts) {
      var value = taken.get(variable.fact());
      if (value != null) {
        own.put(variable.fact(), value);
      }
    }
    return held.computeIfAbsent(own, _ -> hold(base.with(own)));
  }

  private Ballot hold(Situation situation) {
    var standing = new ArrayList<Contender>();
    var aside = new ArrayList<Contender>();
    for (var aimed : measures) {
      var contender = Contender.of(aimed, code, aimed.isStanding() ? situation : forIdle, pricing);
      if (contender != null) {
        (contender.isStanding() ? standing : aside).add(contender);
      }
    }
    return new Ballot(
        programme, standing.isEmpty() ? null : Contest.of(programme, selection, standing), aside);
  }

  /// Whoever stands in some case that was looked at.
  Stream<Contender> standing() {
    return held.values().stream()
        .flatMap(ballot -> Stream.ofNullable(ballot.contest()))
        .flatMap(contest -> Stream.concat(contest.leading().stream(), contest.trailing().stream()));
  }

  ProgrammeId programme() {
    return programme;
  }

  List<Aimed> measures() {
    return measures;
  }
}
