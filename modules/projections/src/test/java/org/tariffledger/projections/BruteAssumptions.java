package org.tariffledger.projections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Shipment;

/// Whatever is taken to be ordinary is tried out the other way round.
final class BruteAssumptions {

  private final BruteRecord record;
  private final BruteForce model;

  BruteAssumptions(BruteRecord record, BruteForce model) {
    this.record = record;
    this.model = model;
  }

  /// Whatever is taken to be ordinary is tried out the other way round: each alone, what a
  /// condition or an exemption asks for together, and all of it.
  Map<String, String> of(BruteForce.Whole ordinary) {
    var assumptions = new TreeMap<String, String>();
    if (record.query().shipment().assume() == Shipment.Assume.NOTHING) {
      return assumptions;
    }
    for (var together : alternatives()) {
      var all = model.whole(together);
      for (var one : all.chargesTheSameAs(ordinary) ? Set.<Predicate>of() : together) {
        var others = new HashSet<>(together);
        others.remove(one);
        if (!model.whole(others).chargesTheSameAs(all)) {
          assumptions.putIfAbsent(words(one), otherwise(all));
        }
      }
    }
    return assumptions;
  }

  /// The fewest first, else by their words.
  private List<Set<Predicate>> alternatives() {
    var query = record.query();
    var base = record.base();
    var asked = new ArrayList<Set<Predicate>>();
    for (var life : record.lives()) {
      if (bearsOnSome(life)) {
        asked.add(new HashSet<>(life.imposed().conditions()));
        life.exemptions(query.validAt()).forEach(x -> asked.add(new HashSet<>(x.when())));
        if (life.imposed().basis() instanceof Basis.Remainder(var share, var atLeast)
            && atLeast != null) {
          asked.add(Set.of(BruteFacts.threshold(share, atLeast)));
        }
      }
    }
    if (query.product() != null) {
      base.columnClaims()
          .forEach(claim -> asked.add(Set.of(new Predicate.Claim(new ClaimName(claim)))));
    }
    var facts = new BruteFacts(query.shipment(), Set.of(), query.validAt());
    var all = new HashSet<Predicate>();
    var sets = new HashSet<Set<Predicate>>();
    for (var together : asked) {
      var assumed = new HashSet<Predicate>();
      for (var one : together) {
        if (BruteFacts.ordinarily(one) != null
            && record.isTimely(one)
            && !facts.isSaid(BruteFacts.name(one))) {
          assumed.add(one);
          sets.add(Set.of(one));
        }
      }
      sets.add(assumed);
      all.addAll(assumed);
    }
    sets.add(all);
    var sorted = new ArrayList<>(sets);
    sorted.sort(
        Comparator.<Set<Predicate>>comparingInt(Set::size)
            .thenComparing(
                set ->
                    String.join(" ", set.stream().map(BruteAssumptions::words).sorted().toList())));
    return sorted;
  }

  private boolean bearsOnSome(BruteLife life) {
    var query = record.query();
    var codes = new ArrayList<@Nullable String>();
    codes.add(query.product() == null ? null : query.product().value());
    if (query.product() != null) {
      codes.addAll(record.headings(query.product().value()));
    }
    for (var code : codes) {
      if (record.bearsOn(life, code)) {
        return true;
      }
    }
    return false;
  }

  /// A fact and what is assumed of it.
  private static String words(Predicate predicate) {
    var assumed =
        switch (predicate) {
          case Predicate.Claim _ -> "not made";
          case Predicate.Products _ -> "";
          case Predicate.InTransit(var loadedBefore, _) -> "not before " + loadedBefore;
          case Predicate.QuotaInHand _ -> "false";
          case Predicate.MeltedIn(var economies) ->
              "not in " + String.join(", ", economies.stream().map(e -> e.value()).toList());
          case Predicate.Measured(_, var is, var than, var ordinarily) -> {
            var isMet = ordinarily == Predicate.Ordinarily.MET;
            var words =
                switch (is) {
                  case AT_LEAST -> isMet ? "at least " : "below ";
                  case AT_MOST -> isMet ? "at most " : "above ";
                  case BELOW -> isMet ? "below " : "at least ";
                  case ABOVE -> isMet ? "above " : "at most ";
                };
            yield words + BruteAmount.text(than);
          }
        };
    return BruteFacts.name(predicate) + " " + assumed;
  }

  private String otherwise(BruteForce.Whole other) {
    if (record.coverage() != CoverageState.COMPLETE || !other.amount().isSure()) {
      return "?/?";
    }
    var percent = other.base().percent();
    var total = percent == null ? "?" : BruteAmount.text(other.amount().low().add(percent));
    return BruteAmount.text(other.amount().low()) + "/" + total;
  }
}
