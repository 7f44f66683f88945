package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Shipment;

/// One way in which everything may be: what is said of the shipment, else what is `taken` to be,
/// else what ordinarily is.
final class Situation {

  private final Shipment shipment;
  private final Instant validAt;
  private final Function<Set<ProductListId>, ListContents> contents;
  private final Map<Fact, Value> taken;
  private @Nullable ListContents lists;

  Situation(
      Shipment shipment,
      Instant validAt,
      Function<Set<ProductListId>, ListContents> contents,
      Map<Fact, Value> taken) {
    this.shipment = shipment;
    this.validAt = validAt;
    this.contents = contents;
    this.taken = taken;
  }

  Situation with(Map<Fact, Value> more) {
    if (more.isEmpty()) {
      return this;
    }
    var all = new HashMap<>(taken);
    all.putAll(more);
    return new Situation(shipment, validAt, contents, all);
  }

  /// The same with everything on lists that may be on them.
  Situation takingPerhaps(ListContents perhaps) {
    return new Situation(shipment, validAt, _ -> perhaps, taken);
  }

  boolean holds(List<Predicate> predicates, @Nullable ProductCode code) {
    for (var predicate : predicates) {
      if (!holds(predicate, code)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(Predicate predicate, @Nullable ProductCode code) {
    if (predicate instanceof Predicate.Products(var products)) {
      return products.matchedDigits(code, lists()).isPresent();
    }
    var value = value(Asked.fact(predicate));
    return value == null
        ? Boolean.TRUE.equals(OpenFacts.ordinary(predicate))
        : Value.meets(value, predicate) && Asked.mayHold(predicate, validAt);
  }

  /// Null if it is neither said nor taken.
  private @Nullable Value value(@Nullable Fact fact) {
    if (fact == null) {
      return null;
    }
    var said = Value.said(fact, shipment);
    return said == null ? taken.get(fact) : said;
  }

  Value.@Nullable Amount number(NumericFact fact) {
    return value(new Fact.Numeric(fact)) instanceof Value.Amount amount ? amount : null;
  }

  /// What is not told of a share is nothing.
  BigDecimal share(NumericFact fact) {
    var number = number(fact);
    return number == null ? BigDecimal.ZERO : number.number();
  }

  /// What is on lists, unless nobody knows: then what is taken to be on them.
  ListContents lists() {
    var found = lists;
    if (found == null) {
      var on = new HashSet<ProductListId>();
      taken.forEach(
          (fact, value) -> {
            if (fact instanceof Fact.Listed(var list) && value.equals(Value.YES)) {
              on.add(list);
            }
          });
      found = contents.apply(on);
      lists = found;
    }
    return found;
  }

  /// The claims that are made in this situation beside those that the shipment makes anyway.
  Set<ClaimName> alsoMade() {
    return made(taken);
  }

  static Set<ClaimName> made(Map<Fact, Value> taken) {
    var made = new HashSet<ClaimName>();
    taken.forEach(
        (fact, value) -> {
          if (fact instanceof Fact.Claimed(var claim) && value.equals(Value.YES)) {
            made.add(claim);
          }
        });
    return made;
  }
}
