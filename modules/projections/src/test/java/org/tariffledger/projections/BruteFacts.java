package org.tariffledger.projections;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Shipment.Assume;

/// Every way in which the facts of a shipment may be, by their names: what is said of them as said,
/// and of the others every combination of values on a fine grid that fits. Numbers stand on, a
/// trifle below and a trifle above each threshold, between them and at their ends; shares of the
/// value also where they take up all that the others leave.
final class BruteFacts {

  /// Far less than the sixth decimal to which percentages are rounded: what is charged a trifle
  /// beside a threshold is, rounded, what is charged on it.
  private static final BigDecimal TRIFLE = new BigDecimal("0.000000000001");

  /// Less than there is between two thresholds.
  private static final BigDecimal LITTLE = new BigDecimal("0.02");

  private static final BigDecimal MUCH = new BigDecimal("1000000");
  private static final String NOWHERE = "elsewhere";

  private final Shipment shipment;
  private final Set<Predicate> contrary;
  private final Instant validAt;
  private final Map<String, Object> said;
  private final Map<String, Set<Predicate>> asked = new TreeMap<>();

  /// @param contrary what is not as it ordinarily is
  BruteFacts(Shipment shipment, Set<Predicate> contrary, Instant validAt) {
    this.shipment = shipment;
    this.contrary = contrary;
    this.validAt = validAt;
    this.said = said(shipment);
  }

  void ask(Predicate predicate) {
    if (!(predicate instanceof Predicate.Products)) {
      ask(name(predicate)).add(predicate);
    }
  }

  /// Whether one shipment can be contrary in all respects.
  boolean canBe() {
    contrary.forEach(this::ask);
    var shares = new TreeMap<String, Ordinary>();
    for (var fact : asked.keySet()) {
      var all = new Ordinary(ask(fact).size(), true);
      if (allowed(fact, all).isEmpty()) {
        return false;
      }
      if (isShare(fact)) {
        shares.put(fact, all);
      }
    }
    return !splits(shares).isEmpty();
  }

  /// Of a list of which nobody knows what is on it, or a number of which every value counts.
  Set<Predicate> ask(String fact) {
    return asked.computeIfAbsent(fact, _ -> new LinkedHashSet<>());
  }

  static String name(Predicate predicate) {
    return switch (predicate) {
      case Predicate.Claim(var claim) -> "claims." + claim;
      case Predicate.InTransit _ -> "loadedOn";
      case Predicate.QuotaInHand _ -> "quotaInHand";
      case Predicate.MeltedIn _ -> "meltedIn";
      case Predicate.Measured measured -> measured.fact().value();
      case Predicate.Products _ -> "goods";
    };
  }

  /// Whether it holds of a shipment like this. Of what is not there nothing holds.
  static boolean holds(Predicate predicate, Instant validAt, Map<String, Object> facts) {
    var value = facts.get(name(predicate));
    return switch (predicate) {
      case Predicate.Claim _, Predicate.QuotaInHand _ -> Boolean.TRUE.equals(value);
      case Predicate.InTransit(var loaded, var entered) ->
          value instanceof Instant at && at.isBefore(loaded) && validAt.isBefore(entered);
      case Predicate.MeltedIn(var economies) ->
          economies.stream().anyMatch(economy -> economy.value().equals(value));
      case Predicate.Measured(_, var is, var than, _) ->
          value instanceof BigDecimal number
              && switch (is) {
                case AT_LEAST -> number.compareTo(than) >= 0;
                case AT_MOST -> number.compareTo(than) <= 0;
                case BELOW -> number.compareTo(than) < 0;
                case ABOVE -> number.compareTo(than) > 0;
              };
      case Predicate.Products _ -> throw new AssertionError("goods are no open fact");
    };
  }

  /// Null if there is no ordinary shipment in this respect.
  static @Nullable Boolean ordinarily(Predicate predicate) {
    return switch (predicate) {
      case Predicate.Products _ -> null;
      case Predicate.Measured(_, _, _, var ordinarily) ->
          ordinarily == null ? null : (Boolean) (ordinarily == Predicate.Ordinarily.MET);
      default -> false;
    };
  }

  boolean isSaid(String fact) {
    return said.containsKey(fact)
        || (fact.startsWith("claims.") && shipment.claims().othersDenied());
  }

  private static Map<String, Object> said(Shipment shipment) {
    var said = new HashMap<String, Object>();
    shipment.claims().denied().forEach(claim -> said.put("claims." + claim, false));
    shipment.claims().made().forEach(claim -> said.put("claims." + claim, true));
    shipment.shares().forEach((share, number) -> said.put(share.value(), number));
    if (shipment.customsValue() != null) {
      said.put("customsValue", shipment.customsValue().amount());
    }
    if (shipment.loadedOn() != null) {
      said.put("loadedOn", shipment.loadedOn());
    }
    if (shipment.quotaInHand() != null) {
      said.put("quotaInHand", shipment.quotaInHand());
    }
    if (shipment.meltedIn() != null) {
      said.put("meltedIn", shipment.meltedIn().value());
    }
    return said;
  }

  /// The open facts with their values; what is the least said comes first.
  Map<String, List<Object>> open() {
    var open = new TreeMap<String, List<Object>>();
    for (var fact : asked.keySet()) {
      if (!isSaid(fact)) {
        open.put(fact, allowed(fact, ordinary(fact)));
      }
    }
    return open;
  }

  private List<Object> values(String fact) {
    var predicates = asked.getOrDefault(fact, Set.of());
    return switch (fact) {
      case "loadedOn" -> moments(predicates);
      case "meltedIn" -> places(predicates);
      default ->
          fact.equals("customsValue") || fact.contains("hare.")
              ? numbers(fact, predicates)
              : List.of(false, true);
    };
  }

  private static List<Object> moments(Set<Predicate> predicates) {
    var ends = new TreeSet<Instant>();
    for (var predicate : predicates) {
      var end = ((Predicate.InTransit) predicate).loadedBefore();
      ends.add(end);
      ends.add(end.minusSeconds(1));
    }
    return List.copyOf(ends.descendingSet());
  }

  private static List<Object> places(Set<Predicate> predicates) {
    var places = new LinkedHashSet<Object>();
    places.add(NOWHERE);
    for (var predicate : predicates) {
      ((Predicate.MeltedIn) predicate).economies().forEach(e -> places.add(e.value()));
    }
    return List.copyOf(places);
  }

  private List<Object> numbers(String fact, Set<Predicate> predicates) {
    var isWorth = fact.equals("customsValue");
    var least = isWorth ? TRIFLE : BigDecimal.ZERO;
    var most = isWorth ? MUCH : isShare(fact) ? left() : BigDecimal.ONE;
    var numbers = new TreeSet<>(List.of(least, plain(most)));
    // Where there is nothing of a share, nobody sees what is charged on it.
    numbers.add(least.add(LITTLE));
    for (var predicate : predicates) {
      var threshold = ((Predicate.Measured) predicate).value();
      numbers.add(plain(threshold));
      numbers.add(plain(threshold.add(LITTLE)));
      numbers.add(plain(threshold.subtract(TRIFLE)));
      numbers.add(plain(threshold.add(TRIFLE)));
    }
    numbers.removeIf(n -> n.compareTo(least) < 0 || n.compareTo(most) > 0);
    return List.copyOf(numbers);
  }

  private static boolean isShare(String fact) {
    return fact.startsWith("share.");
  }

  /// What the shares that are said leave of the value.
  private BigDecimal left() {
    var left = BigDecimal.ONE;
    for (var share : shipment.shares().entrySet()) {
      left = isShare(share.getKey().value()) ? left.subtract(share.getValue()) : left;
    }
    return left;
  }

  /// How many things at least are as they ordinarily are, and whether all that is contrary is.
  private record Ordinary(long least, boolean contrary) {}

  private List<Object> allowed(String fact, Ordinary ordinary) {
    var allowed = new ArrayList<Object>();
    for (var value : values(fact)) {
      if (isAllowed(fact, value, ordinary)) {
        allowed.add(value);
      }
    }
    return allowed;
  }

  /// All that can be; as few things as can be are not ordinary that were not to be contrary. Where
  /// nothing was to be contrary and yet not all can be ordinary, nothing is.
  private Ordinary ordinary(String fact) {
    var predicates = asked.getOrDefault(fact, Set.of());
    for (long least = predicates.size(); least > 0; least--) {
      var ordinary = new Ordinary(least, true);
      if (!allowed(fact, ordinary).isEmpty()) {
        var isContrary = predicates.stream().anyMatch(contrary::contains);
        return least == predicates.size() || isContrary ? ordinary : new Ordinary(0, false);
      }
    }
    return new Ordinary(0, false);
  }

  private boolean isAllowed(String fact, Object value, Ordinary how) {
    long kept = 0;
    for (var predicate : asked.getOrDefault(fact, Set.of())) {
      var ordinary = ordinarily(predicate);
      var isContrary = contrary.contains(predicate);
      var isFree = ordinary == null || (!isContrary && shipment.assume() == Assume.NOTHING);
      if (isFree || holds(predicate, validAt, Map.of(fact, value)) == (ordinary != isContrary)) {
        kept++;
      } else if (isContrary && how.contrary) {
        return false;
      }
    }
    return kept >= how.least;
  }

  /// All of them, each with every fact that is asked for or said.
  List<Map<String, Object>> cases() {
    var open = open();
    List<Map<String, Object>> cases = List.of(said);
    var shares = new TreeMap<String, Ordinary>();
    for (var fact : open.keySet()) {
      if (isShare(fact)) {
        shares.put(fact, ordinary(fact));
      } else {
        cases = with(fact, java.util.Objects.requireNonNull(open.get(fact)), cases);
      }
    }
    var splits = splits(shares);
    if (splits.isEmpty()) {
      // What they ordinarily are is more than there is.
      shares.replaceAll((_, _) -> new Ordinary(0, false));
      splits = splits(shares);
    }
    var all = new ArrayList<Map<String, Object>>();
    for (var one : cases) {
      for (var split : splits) {
        var both = new HashMap<>(one);
        both.putAll(split);
        all.add(both);
      }
    }
    return all;
  }

  private static List<Map<String, Object>> with(
      String fact, List<Object> values, List<Map<String, Object>> cases) {
    var more = new ArrayList<Map<String, Object>>();
    for (var one : cases) {
      for (var value : values) {
        var another = new HashMap<>(one);
        another.put(fact, value);
        more.add(another);
      }
    }
    return more;
  }

  /// Every way to divide what is left of the value among the shares: each at one of its own values,
  /// and all but one so, and that one takes the rest.
  private Set<Map<String, Object>> splits(Map<String, Ordinary> shares) {
    List<Map<String, Object>> all = List.of(Map.of());
    for (var share : shares.keySet()) {
      all = with(share, allowed(share, java.util.Objects.requireNonNull(shares.get(share))), all);
    }
    var splits = new LinkedHashSet<Map<String, Object>>();
    for (var split : all) {
      var sum = sum(split);
      if (sum.compareTo(left()) <= 0) {
        splits.add(split);
      }
      shares.forEach(
          (share, ordinary) -> {
            var others = sum.subtract((BigDecimal) split.get(share));
            var rest = plain(left().subtract(others));
            if (rest.signum() >= 0 && isAllowed(share, rest, ordinary)) {
              var another = new HashMap<>(split);
              another.put(share, rest);
              splits.add(another);
            }
          });
    }
    return splits;
  }

  /// Equal numbers are equal values.
  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  private static BigDecimal sum(Map<String, Object> split) {
    var sum = BigDecimal.ZERO;
    for (var share : split.values()) {
      sum = sum.add((BigDecimal) share);
    }
    return sum;
  }

  static Predicate threshold(NumericFact share, BigDecimal atLeast) {
    return new Predicate.Measured(
        share, Predicate.Comparison.AT_LEAST, atLeast, Predicate.Ordinarily.UNMET);
  }
}
