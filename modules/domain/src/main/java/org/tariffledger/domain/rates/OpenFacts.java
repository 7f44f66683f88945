package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Predicate.Claim;
import org.tariffledger.domain.Predicate.InTransit;
import org.tariffledger.domain.Predicate.Measured;
import org.tariffledger.domain.Predicate.MeltedIn;
import org.tariffledger.domain.Predicate.Ordinarily;
import org.tariffledger.domain.Predicate.Products;
import org.tariffledger.domain.Predicate.QuotaInHand;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Shipment.Assume;

/// What the facts may be that measures ask for and of which nothing is said: of each fact as many
/// values as rules tell apart, less those that an ordinary shipment does not have.
final class OpenFacts {

  private final Shipment shipment;

  /// Of the customs value beside the shares that are said.
  private final BigDecimal left;

  private final PossibleValues possibleValues;

  /// What does not hold though it ordinarily does, or the other way round.
  private final Set<Predicate> contrary;

  private final Map<Fact, Set<Predicate>> asked = new TreeMap<>();
  private final Set<NumericFact> valued = new TreeSet<>();

  /// Shares of which it ordinarily only matters that they are not great enough.
  private final Set<NumericFact> ordinarilySmall = new TreeSet<>();

  OpenFacts(RateQuery query, Set<Predicate> contrary) {
    this.shipment = query.shipment();
    this.left = BigDecimal.ONE.subtract(NumericFact.ofValue(shipment.shares()));
    this.possibleValues = new PossibleValues(query.exporter(), left);
    this.contrary = contrary;
  }

  /// Whether all of it can be contrary to what it ordinarily is, of one and the same shipment.
  static boolean canBe(Set<Predicate> contrary, RateQuery query) {
    var open = new OpenFacts(query, contrary);
    contrary.forEach(open::ask);
    return open.asked.entrySet().stream()
            .allMatch(one -> open.isPossible(one.getKey(), List.copyOf(one.getValue())))
        && open.fitting(open.variables(false)).test(Map.of());
  }

  private boolean isPossible(Fact fact, List<Predicate> predicates) {
    return possibleValues.of(fact, predicates).stream()
        .anyMatch(value -> isAsAssumed(value, predicates));
  }

  /// What one asks for.
  void ask(Asked one) {
    one.predicates().forEach(this::ask);
    one.shares().stream().filter(share -> shipment.number(share) == null).forEach(this::value);
    for (var beyond : one.sharesBeyond()) {
      ask(beyond);
      if (shipment.number(beyond.fact()) == null) {
        ordinarilySmall.add(beyond.fact());
        if (!isOrdinary(beyond)) {
          value(beyond.fact());
        }
      }
    }
    one.lists().forEach(list -> asked.computeIfAbsent(new Fact.Listed(list), _ -> Set.of()));
  }

  void ask(Predicate predicate) {
    var fact = Asked.fact(predicate);
    if (fact != null && Value.said(fact, shipment) == null) {
      asked.computeIfAbsent(fact, _ -> new LinkedHashSet<>()).add(predicate);
    }
  }

  /// How great the share is makes a difference, not only whether it is great enough.
  void value(NumericFact share) {
    valued.add(share);
    asked.computeIfAbsent(new Fact.Numeric(share), _ -> new LinkedHashSet<>());
  }

  /// Those with one value only are settled; together shares are at most what is left of the customs
  /// value. If what they ordinarily are is more than that, none of them is ordinary.
  Map<Fact, Variable> variables() {
    var found = variables(false);
    var isTooMuch = !fitting(found).test(Map.of());
    return completed(isTooMuch ? variables(true) : found);
  }

  private Map<Fact, Variable> variables(boolean anyShare) {
    var found = new LinkedHashMap<Fact, Variable>();
    asked.forEach(
        (fact, predicates) ->
            found.put(fact, variable(fact, List.copyOf(predicates), anyShare && isShare(fact))));
    return found;
  }

  private static boolean isShare(Fact fact) {
    return fact instanceof Fact.Numeric(var of) && of.isShare();
  }

  private static Stream<Variable> shares(Map<Fact, Variable> variables) {
    return variables.values().stream().filter(variable -> isShare(variable.fact()));
  }

  private static Value.Amount least(Variable variable) {
    return (Value.Amount) variable.values().getFirst();
  }

  private Variable variable(Fact fact, List<Predicate> predicates, boolean any) {
    var all = possibleValues.of(fact, predicates);
    var asAssumed = all.stream().filter(value -> !any && isAsAssumed(value, predicates)).toList();
    if (asAssumed.isEmpty()
        && fact instanceof Fact.Numeric(var of)
        && ordinarilySmall.contains(of)) {
      valued.add(of);
    }
    var possible = !asAssumed.isEmpty() ? asAssumed : any ? all : closest(all, predicates);
    return new Variable(
        fact,
        predicates.isEmpty() || (fact instanceof Fact.Numeric(var of) && valued.contains(of))
            ? possible
            : toldApart(possible, predicates));
  }

  /// What is contrary to one ordinary thing may be contrary to others too: goods that were loaded
  /// before an early window closed were loaded before the later ones did. Then as few as can be.
  private List<Value> closest(List<Value> all, List<Predicate> predicates) {
    var turned = predicates.stream().filter(contrary::contains).toList();
    var others = predicates.stream().filter(predicate -> !contrary.contains(predicate)).toList();
    var possible = all.stream().filter(value -> isAsAssumed(value, turned)).toList();
    if (turned.isEmpty() || possible.isEmpty()) {
      return all;
    }
    var most = possible.stream().mapToLong(value -> kept(value, others)).max().orElse(0);
    return possible.stream().filter(value -> kept(value, others) == most).toList();
  }

  private long kept(Value value, List<Predicate> predicates) {
    return predicates.stream().filter(predicate -> isAsAssumed(value, List.of(predicate))).count();
  }

  private boolean isAsAssumed(Value value, List<Predicate> predicates) {
    return predicates.stream()
        .allMatch(
            predicate -> {
              var assumed = assumed(predicate);
              return assumed == null || assumed == Value.meets(value, predicate);
            });
  }

  /// Null if it may hold or not.
  private @Nullable Boolean assumed(Predicate predicate) {
    var ordinary = ordinary(predicate);
    if (ordinary == null) {
      return null;
    }
    if (contrary.contains(predicate)) {
      return !ordinary;
    }
    return shipment.assume() == Assume.NOTHING ? null : ordinary;
  }

  private boolean isOrdinary(Predicate predicate) {
    return shipment.assume() == Assume.ORDINARY && !contrary.contains(predicate);
  }

  /// Whether it ordinarily holds; null if there is no ordinary shipment in this respect.
  static @Nullable Boolean ordinary(Predicate predicate) {
    return switch (predicate) {
      case Claim _, InTransit _, QuotaInHand _, MeltedIn _ -> false;
      case Products _ -> null;
      case Measured(_, _, _, var ordinarily) ->
          ordinarily == null ? null : (Boolean) (ordinarily == Ordinarily.MET);
    };
  }

  /// One value of each kind.
  private static List<Value> toldApart(List<Value> values, List<Predicate> predicates) {
    var apart = new LinkedHashMap<List<Boolean>, Value>();
    values.forEach(value -> apart.putIfAbsent(truths(predicates, value), value));
    return List.copyOf(apart.values());
  }

  private static List<Boolean> truths(List<Predicate> predicates, Value value) {
    return predicates.stream().map(predicate -> Value.meets(value, predicate)).toList();
  }

  private Map<Fact, Variable> completed(Map<Fact, Variable> variables) {
    var shares = shares(variables).toList();
    if (shares.size() < 2) {
      return variables;
    }
    var completed = new LinkedHashMap<>(variables);
    for (var share : shares) {
      if (share.fact() instanceof Fact.Numeric(var of) && valued.contains(of)) {
        completed.put(share.fact(), completed(share, shares));
      }
    }
    return completed;
  }

  /// What is charged is greatest or least where shares stand at an edge: also where this one is all
  /// that the others leave.
  private Variable completed(Variable share, List<Variable> shares) {
    var sums = new LinkedHashSet<>(Set.of(Value.Amount.of(BigDecimal.ZERO)));
    for (var other : shares) {
      if (!other.equals(share)) {
        var more = new LinkedHashSet<Value.Amount>();
        for (var value : other.values()) {
          sums.forEach(sum -> more.add(plus(sum, (Value.Amount) value)));
        }
        sums.addAll(more);
      }
    }
    var predicates = List.copyOf(java.util.Objects.requireNonNull(asked.get(share.fact())));
    var possible =
        share.values().stream().map(value -> truths(predicates, value)).collect(Collectors.toSet());
    var values = new LinkedHashSet<>(share.values());
    sums.stream()
        .map(sum -> new Value.Amount(left.subtract(sum.number()).stripTrailingZeros(), -sum.side()))
        .filter(rest -> rest.number().signum() > 0)
        .filter(rest -> possible.contains(truths(predicates, rest)))
        .forEach(values::add);
    return new Variable(share.fact(), List.copyOf(values));
  }

  private static Value.Amount plus(Value.Amount one, Value.Amount other) {
    return new Value.Amount(
        one.number().add(other.number()), one.side() == 0 ? other.side() : one.side());
  }

  /// Whether all the open shares fit into what is left of the customs value, those of which nothing
  /// is taken being the least that they may be.
  java.util.function.Predicate<Map<Fact, Value>> fitting(Map<Fact, Variable> variables) {
    var shares = shares(variables).toList();
    return taken -> {
      var sum = BigDecimal.ZERO;
      var isMore = false;
      var isLess = false;
      for (var share : shares) {
        var amount = taken.get(share.fact()) instanceof Value.Amount given ? given : least(share);
        sum = sum.add(amount.number());
        isMore |= amount.side() > 0;
        isLess |= amount.side() < 0;
      }
      return sum.compareTo(left) < 0 || (sum.compareTo(left) == 0 && (isLess || !isMore));
    };
  }
}
