package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
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

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Shipment shipment;
  private final EconomyCode exporter;

  /// What does not hold though it ordinarily does, or the other way round.
  private final Set<Predicate> contrary;

  private final Map<Fact, Set<Predicate>> asked = new TreeMap<>();
  private final Set<NumericFact> valued = new TreeSet<>();

  /// Shares of which it ordinarily only matters that they are not great enough.
  private final Set<NumericFact> ordinarilySmall = new TreeSet<>();

  OpenFacts(RateQuery query, Set<Predicate> contrary) {
    this.shipment = query.shipment();
    this.exporter = query.exporter();
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
    return values(fact, predicates).stream().anyMatch(value -> isAsAssumed(value, predicates));
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
    var all = values(fact, predicates);
    var left = all.stream().filter(value -> !any && isAsAssumed(value, predicates)).toList();
    if (left.isEmpty() && fact instanceof Fact.Numeric(var of) && ordinarilySmall.contains(of)) {
      valued.add(of);
    }
    var possible = !left.isEmpty() ? left : any ? all : closest(all, predicates);
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

  private List<Value> values(Fact fact, List<Predicate> predicates) {
    return switch (fact) {
      case Fact.Claimed _, Fact.QuotaInHand _, Fact.Listed _ -> List.of(Value.NO, Value.YES);
      case Fact.LoadedOn _ -> moments(predicates);
      case Fact.MeltedIn _ -> places(predicates);
      case Fact.Numeric(var of) -> amounts(of, predicates);
    };
  }

  /// Latest first: after all of the windows, then within one more of them each.
  private static List<Value> moments(List<Predicate> predicates) {
    var ends = new TreeSet<java.time.Instant>();
    predicates.forEach(predicate -> ends.add(((InTransit) predicate).loadedBefore()));
    var moments = new ArrayList<Value>();
    ends.descendingSet().forEach(end -> moments.add(new Value.Moment(end)));
    moments.add(new Value.Moment(ends.first().minusSeconds(1)));
    return moments;
  }

  /// Elsewhere first.
  private List<Value> places(List<Predicate> predicates) {
    var named = new LinkedHashSet<EconomyCode>();
    predicates.forEach(predicate -> named.addAll(((MeltedIn) predicate).economies()));
    var places = new ArrayList<Value>();
    elsewhere(named).ifPresent(economy -> places.add(new Value.Elsewhere(economy)));
    named.forEach(economy -> places.add(new Value.Place(economy)));
    return places;
  }

  /// The exporter if it can be: where goods come from, most of their metal does.
  private Optional<EconomyCode> elsewhere(Set<EconomyCode> named) {
    return Stream.concat(
            Stream.of(exporter),
            Economies.all().stream().map(economy -> new EconomyCode(economy.code())))
        .filter(economy -> !named.contains(economy) && !Economies.isUnion(economy))
        .findFirst();
  }

  private List<Value> amounts(NumericFact fact, List<Predicate> predicates) {
    var thresholds = new TreeSet<BigDecimal>();
    predicates.forEach(predicate -> thresholds.add(((Measured) predicate).value()));
    var isWorth = fact.equals(NumericFact.CUSTOMS_VALUE);
    var most = fact.isShare() ? left() : BigDecimal.ONE;
    var amounts = new ArrayList<Value>();
    amounts.add(new Value.Amount(BigDecimal.ZERO, isWorth ? 1 : 0));
    for (var threshold : thresholds) {
      for (int side = -1; side <= 1; side++) {
        amounts.add(new Value.Amount(threshold, side));
      }
    }
    if (!isWorth) {
      amounts.add(Value.Amount.of(most));
      amounts.removeIf(
          value ->
              value instanceof Value.Amount amount
                  && (amount.compareTo(BigDecimal.ZERO) < 0 || amount.compareTo(most) > 0));
    }
    return amounts.stream().distinct().toList();
  }

  /// What is left of the customs value beside the shares that are said.
  private BigDecimal left() {
    return BigDecimal.ONE.subtract(NumericFact.ofValue(shipment.shares()));
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
        .map(
            sum ->
                new Value.Amount(left().subtract(sum.number()).stripTrailingZeros(), -sum.side()))
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
    var most = left();
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
      return sum.compareTo(most) < 0 || (sum.compareTo(most) == 0 && (isLess || !isMore));
    };
  }

  /// Texts that a question can give for the fact, one for each case.
  static List<String> texts(Variable variable, LocalTimes there) {
    return switch (variable.fact()) {
      case Fact.Claimed(var claim) -> List.of(claim.value(), "!" + claim);
      case Fact.QuotaInHand _ -> List.of("true", "false");
      case Fact.Listed(var list) -> List.of(list.value());
      case Fact.LoadedOn _ ->
          variable.values().reversed().stream()
              .map(value -> there.text(((Value.Moment) value).at()))
              .toList();
      case Fact.MeltedIn _ ->
          variable.values().stream().flatMap(OpenFacts::economy).sorted().toList();
      case Fact.Numeric _ -> amounts(variable);
    };
  }

  private static Stream<String> economy(Value value) {
    return value instanceof Value.Place(var economy)
        ? Stream.of(economy.value())
        : elsewhere(List.of(value)).map(EconomyCode::value);
  }

  /// The economy that stands for those that no rule names.
  static Stream<EconomyCode> elsewhere(List<Value> values) {
    return values.stream()
        .flatMap(
            value ->
                value instanceof Value.Elsewhere(var suchAs) ? Stream.of(suchAs) : Stream.of());
  }

  private static List<String> amounts(Variable variable) {
    var known = new TreeSet<BigDecimal>();
    variable.among().forEach(value -> known.add(((Value.Amount) value).number()));
    return variable.values().stream()
        .map(value -> (Value.Amount) value)
        .map(amount -> representative(amount, known))
        .sorted()
        .distinct()
        .map(number -> number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
        .toList();
  }

  /// Half way to the next number that matters, for one that is beside a number.
  private static BigDecimal representative(Value.Amount amount, NavigableSet<BigDecimal> known) {
    var number = amount.number();
    if (amount.side() == 0) {
      return number;
    }
    var next = amount.side() < 0 ? known.lower(number) : known.higher(number);
    if (next == null) {
      next = amount.side() < 0 ? BigDecimal.ZERO : number.add(BigDecimal.ONE);
    }
    return number.add(next).divide(TWO);
  }
}
