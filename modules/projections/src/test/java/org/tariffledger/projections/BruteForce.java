package org.tariffledger.projections;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.rates.RateQuery;

/// The rules once more, read from the list of events for every question: slow, plain, and without a
/// line of the engine. It takes the records of the language and none of their methods that decide.
/// Here, what is answered of a product with all that lies below it.
final class BruteForce {

  /// What is to be compared; percents as plain decimals, `outcomes` and `statuses` by measure, with
  /// the percentages, `assumptions` by fact and value: the additional duty otherwise and the total.
  record Verdict(
      String status,
      @Nullable String additional,
      String total,
      @Nullable String low,
      @Nullable String high,
      Set<String> needs,
      Set<String> baseClaims,
      Map<String, String> outcomes,
      Map<String, String> statuses,
      Map<String, String> assumptions) {}

  /// A product with all that lies below it, and what is charged as base duty.
  record Whole(
      BruteAmount amount,
      boolean deviates,
      Set<String> needs,
      Map<String, String> outcomes,
      BruteBase.Found base) {

    boolean chargesTheSameAs(Whole other) {
      return amount.price().equals(other.amount.price())
          && base.charges().equals(other.base.charges());
    }
  }

  private final BruteRecord record;
  private final BruteCases cases;

  private BruteForce(Recorder recorder, RateQuery query) {
    this.record = new BruteRecord(recorder, query);
    this.cases = new BruteCases(record);
  }

  static Verdict answer(Recorder recorder, RateQuery query) {
    return new BruteForce(recorder, query).verdict();
  }

  /// The highest of the rates that can be told, and between what the highest of all lies.
  static String peak(Recorder recorder, RateQuery query) {
    var model = new BruteForce(recorder, query);
    var isComplete = model.record.coverage() == CoverageState.COMPLETE;
    BigDecimal told = null;
    BigDecimal low = null;
    BigDecimal high = BigDecimal.ZERO;
    var scopes = new ArrayList<@Nullable String>(model.record.headings(""));
    scopes.add(null);
    scopes.add("00");
    for (var scope : scopes) {
      var exact = model.cases.exact(scope, Set.of());
      var amount = exact.amount();
      if (amount.prohibited()) {
        continue;
      }
      low = low == null ? amount.low() : low.max(amount.low());
      high = high == null || amount.high() == null ? null : high.max(amount.high());
      if (isComplete && amount.isSure()) {
        told = told == null ? amount.low() : told.max(amount.low());
      }
    }
    return "%s of %s/%s"
        .formatted(
            told == null ? "none" : BruteAmount.text(told),
            low == null ? "none" : BruteAmount.text(low),
            low == null || high == null || !isComplete ? "none" : BruteAmount.text(high));
  }

  private Verdict verdict() {
    var whole = whole(Set.of());
    var statuses = new TreeMap<String, String>();
    for (var life : record.lives()) {
      var id = life.imposed().measure().value();
      if (whole.outcomes.containsKey(id)) {
        statuses.put(id, record.status(life));
      }
    }
    var assumptions = new BruteAssumptions(record, this).of(whole);
    if (whole.amount.prohibited()) {
      return new Verdict(
          "PROHIBITED",
          null,
          "?",
          null,
          null,
          Set.of(),
          Set.of(),
          whole.outcomes,
          statuses,
          assumptions);
    }
    var needs = new TreeSet<>(whole.needs);
    var high = whole.amount.high();
    if (whole.deviates) {
      needs.add("product");
    }
    if (record.coverage() != CoverageState.COMPLETE) {
      needs.add("coverage");
      high = null;
    }
    var low = BruteAmount.text(whole.amount.low());
    var baseClaims = baseClaims();
    return new Verdict(
        needs.isEmpty() ? "DETERMINED" : "UNDETERMINED",
        needs.isEmpty() ? low : null,
        needs.isEmpty() ? total(whole, baseClaims) : "?",
        low,
        high == null ? null : BruteAmount.text(high),
        needs,
        baseClaims,
        whole.outcomes,
        statuses,
        assumptions);
  }

  private static String total(Whole whole, Set<String> baseClaims) {
    var percent = whole.base.percent();
    return percent == null || !baseClaims.isEmpty()
        ? "?"
        : BruteAmount.text(whole.amount.low().add(percent));
  }

  /// The claims that decide the base duty and of which nothing is said or assumed.
  private Set<String> baseClaims() {
    var query = record.query();
    var base = record.base();
    var open = new TreeSet<String>();
    var facts = new BruteFacts(query.shipment(), Set.of(), query.validAt());
    for (var claim : base.columnClaims()) {
      if (query.product() != null
          && query.shipment().assume() == Shipment.Assume.NOTHING
          && !facts.isSaid("claims." + claim)) {
        open.add(claim);
      }
    }
    var deciding = new TreeSet<String>();
    for (var made : BruteLists.subsets(open)) {
      for (var claim : open) {
        var more = new HashSet<>(made);
        more.add(claim);
        if (!base.find(made).charges().equals(base.find(more).charges())) {
          deciding.add("claims." + claim);
        }
      }
    }
    return deciding;
  }

  /// @param contrary what is not as it ordinarily is
  Whole whole(Set<Predicate> contrary) {
    var query = record.query();
    var product = query.product() == null ? null : query.product().value();
    var claims = new HashSet<String>();
    for (var predicate : contrary) {
      if (predicate instanceof Predicate.Claim(var claim)) {
        claims.add(claim.value());
      }
    }
    var found = record.base().find(claims);
    var here = cases.exact(product, contrary);
    var headings = product == null ? Set.<String>of() : record.headings(product);
    var goods = product == null ? Set.<String>of() : goods(product, headings);
    var charges = new LinkedHashMap<String, BruteCases.Exact>();
    for (var code : goods) {
      charges.putIfAbsent(
          cases.exact(code, contrary).amount().price(), cases.exact(code, contrary));
    }
    if (charges.size() == 1) {
      var all = charges.values().iterator().next();
      return new Whole(all.amount(), false, all.needs(), new TreeMap<>(all.outcomes()), found);
    }
    var outcomes = new TreeMap<>(here.outcomes());
    var deviating = new ArrayList<BruteAmount>();
    for (var heading : headings) {
      var there = cases.exact(heading, contrary);
      var above = java.util.Objects.requireNonNull(product);
      for (var shorter : headings) {
        if (heading.startsWith(shorter) && !heading.equals(shorter)) {
          above = shorter;
        }
      }
      if (!there.amount().price().equals(cases.exact(above, contrary).amount().price())) {
        deviating.add(there.amount());
        there.leading().forEach(id -> outcomes.putIfAbsent(id, "OPEN ?"));
      }
    }
    var deviates = !deviating.isEmpty();
    deviating.add(here.amount());
    var amounts = new ArrayList<BruteAmount>();
    charges.values().forEach(one -> amounts.add(one.amount()));
    return new Whole(
        BruteAmount.oneOf(amounts.isEmpty() ? deviating : amounts),
        deviates,
        here.needs(),
        outcomes,
        found);
  }

  /// What the goods may be, if the schedule has all: its lines, and what measures name of these.
  private Set<String> goods(@Nullable String product, Set<String> headings) {
    var lines = record.base().ends(java.util.Objects.requireNonNull(product));
    var goods = new TreeSet<>(lines);
    for (var heading : headings) {
      for (var line : lines) {
        if (heading.startsWith(line)) {
          goods.add(heading);
        }
      }
    }
    return goods;
  }
}
