package org.tariffledger.projections;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Predicate;

/// What exact codes are charged in every case that may be: however the facts may be of which
/// nothing is said, each way is tried.
final class BruteCases {

  /// One exact code in every case that may be.
  record Exact(
      BruteAmount amount, Set<String> needs, Map<String, String> outcomes, Set<String> leading) {}

  private final BruteRecord record;
  private final BruteRules rules;
  private final Map<String, Exact> tried = new HashMap<>();

  BruteCases(BruteRecord record) {
    this.record = record;
    this.rules = new BruteRules(record);
  }

  /// @param contrary what is not as it ordinarily is
  Exact exact(@Nullable String code, Set<Predicate> contrary) {
    var key = code + " " + contrary;
    var known = tried.get(key);
    if (known == null) {
      known = every(code, contrary);
      tried.put(key, known);
    }
    return known;
  }

  /// However the facts may be of which nothing is said: each way is tried.
  private Exact every(@Nullable String code, Set<Predicate> contrary) {
    var cases = facts(code, contrary).cases();
    var plain = cases.getFirst();
    var readings = new ArrayList<BruteReading>();
    for (var one : cases) {
      readings.add(BruteCase.read(record, rules, code, one, plain));
    }
    var mattering = new TreeSet<String>();
    for (var fact : plain.keySet()) {
      if (matters(fact, cases, readings)) {
        mattering.add(fact);
      }
    }
    var considered = new ArrayList<BruteReading>();
    for (int i = 0; i < cases.size(); i++) {
      var isPlain = true;
      for (var fact : plain.keySet()) {
        isPlain &= mattering.contains(fact) || plain.get(fact).equals(cases.get(i).get(fact));
      }
      if (isPlain) {
        considered.add(readings.get(i));
      }
    }
    return together(considered, readings, mattering);
  }

  /// Whether there are two cases that differ in nothing else, and in what is charged.
  private static boolean matters(
      String fact, List<Map<String, Object>> cases, List<BruteReading> readings) {
    var prices = new HashMap<Map<String, Object>, String>();
    for (int i = 0; i < cases.size(); i++) {
      var others = new HashMap<>(cases.get(i));
      others.remove(fact);
      var price = readings.get(i).amount().price();
      if (!price.equals(prices.getOrDefault(others, price))) {
        return true;
      }
      prices.put(others, price);
    }
    return false;
  }

  /// @param considered in which facts that do not matter are as little as can be said
  private static Exact together(
      List<BruteReading> considered, List<BruteReading> all, Set<String> mattering) {
    var needs = new TreeSet<String>();
    var unknown = new TreeSet<String>();
    for (var fact : mattering) {
      if (fact.startsWith("list.")) {
        unknown.add(fact.substring(5));
      } else {
        needs.add(fact);
      }
    }
    if (!unknown.isEmpty()) {
      needs.add("productList" + unknown);
    }
    var leading = new HashSet<String>();
    for (var one : considered) {
      needs.addAll(one.needs());
      leading.addAll(one.leading());
    }
    var outcomes = new TreeMap<String, String>();
    var plain = considered.getFirst();
    for (var one : considered) {
      for (var id : one.outcomes().keySet()) {
        var isSame = true;
        for (var other : considered) {
          isSame &= kind(one.outcomes().get(id)).equals(kind(other.outcomes().get(id)));
        }
        outcomes.put(id, isSame ? plain.outcomes().get(id) : "OPEN ?");
      }
    }
    var amounts = new ArrayList<BruteAmount>();
    for (var one : all) {
      amounts.add(one.amount());
      one.standing().forEach(id -> outcomes.putIfAbsent(id, "OPEN ?"));
    }
    return new Exact(BruteAmount.oneOf(amounts), needs, outcomes, leading);
  }

  /// Whichever exemption it is.
  private static String kind(@Nullable String outcome) {
    var words = outcome == null ? List.of("none") : List.of(outcome.split(" ", -1));
    return words.getFirst() + words.getLast();
  }

  /// All that is asked of a shipment of these goods by what may bear on them.
  private BruteFacts facts(@Nullable String code, Set<Predicate> contrary) {
    var facts = new BruteFacts(record.query().shipment(), contrary, record.query().validAt());
    var programmes = new HashSet<String>();
    for (var life : record.lives()) {
      if (record.bearsOn(life, code)) {
        programmes.add(life.imposed().programme().value());
        ask(life, code, facts);
      }
    }
    for (var rule : rules.all()) {
      if (rule.share() != null
          && programmes.contains(rule.when().value())
          && programmes.contains(rule.suppresses().value())) {
        facts.ask(rule.share().value());
      }
    }
    return facts;
  }

  private void ask(BruteLife life, @Nullable String code, BruteFacts facts) {
    var predicates = new ArrayList<>(life.imposed().conditions());
    for (var exemption : life.exemptions(record.query().validAt())) {
      if (record.mayHold(exemption.when(), code)) {
        predicates.addAll(exemption.when());
      }
    }
    predicates.forEach(facts::ask);
    switch (life.imposed().basis()) {
      case Basis.FullValue _ -> {}
      case Basis.Content(var share) -> facts.ask(share.value());
      case Basis.Remainder(var share, var atLeast) -> {
        if (atLeast == null) {
          facts.ask(share.value());
        } else {
          facts.ask(BruteFacts.threshold(share, atLeast));
        }
      }
    }
    if (record.duty(life) instanceof Duty.TopUpTo(_, var column) && column.isCharged()) {
      record
          .base()
          .columnClaims()
          .forEach(claim -> facts.ask(new Predicate.Claim(new ClaimName(claim))));
    }
    var named =
        new ArrayList<>(
            List.of(life.value("products", record.query().validAt(), life.imposed().products())));
    for (var predicate : predicates) {
      if (predicate instanceof Predicate.Products(var products)) {
        named.add(products);
      }
    }
    for (var products : named) {
      var goods = new ArrayList<>(products.include());
      goods.addAll(products.exclude());
      for (var one : goods) {
        if (record.lists().unknown().contains(one.toString())) {
          facts.ask("list." + one);
        }
      }
    }
  }
}
