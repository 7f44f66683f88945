package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Predicate.Comparison;
import org.tariffledger.domain.Predicate.Measured;
import org.tariffledger.domain.Predicate.Ordinarily;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;

/// What a measure asks of a shipment of certain goods.
///
/// @param predicates of its conditions, and of exemptions that may hold of the goods
/// @param shares how great they are
/// @param sharesBeyond how great they are, if they are as great as that
/// @param lists by which it may cover the goods or not
record Asked(
    List<Predicate> predicates,
    List<NumericFact> shares,
    List<Measured> sharesBeyond,
    Set<ProductListId> lists) {

  static final Asked NOTHING = new Asked(List.of(), List.of(), List.of(), Set.of());

  /// Of one that charges. An exemption asks for nothing if it can never hold of the goods.
  static Asked by(
      Aimed aimed,
      @Nullable ProductCode code,
      Instant validAt,
      ListContents perhaps,
      KnownLists lists) {
    var imposed = aimed.state().imposed();
    if (!mayHold(imposed.conditions(), code, validAt, perhaps)) {
      return NOTHING;
    }
    if (aimed.state().exemptions().isEmpty()
        && imposed.conditions().isEmpty()
        && imposed.basis().equals(Basis.FULL_VALUE)
        && aimed.named().isEmpty()) {
      return NOTHING;
    }
    var predicates = new ArrayList<>(imposed.conditions());
    var named = new LinkedHashSet<ProductListId>();
    aimed.state().products().lists().forEach(named::add);
    imposed.conditions().stream().flatMap(Predicate::lists).forEach(named::add);
    for (var granted : aimed.state().exemptions()) {
      var when = granted.exemption().when();
      if (mayHold(when, code, validAt, perhaps)) {
        predicates.addAll(when);
        granted.exemption().lists().forEach(named::add);
      }
    }
    // General goods are on no list.
    named.removeIf(list -> code == null || !lists.isUnknown(list, code, validAt));
    predicates.removeIf(p -> p instanceof Predicate.Products || !mayHold(p, validAt));
    return switch (imposed.basis()) {
      case Basis.FullValue _ -> new Asked(predicates, List.of(), List.of(), named);
      case Basis.Content(var share) -> new Asked(predicates, List.of(share), List.of(), named);
      case Basis.Remainder(var share, var atLeast) ->
          atLeast == null
              ? new Asked(predicates, List.of(share), List.of(), named)
              : new Asked(predicates, List.of(), List.of(threshold(share, atLeast)), named);
    };
  }

  private static boolean mayHold(
      List<Predicate> predicates,
      @Nullable ProductCode code,
      Instant validAt,
      ListContents perhaps) {
    return Predicate.concern(predicates, code, perhaps)
        && predicates.stream().allMatch(p -> mayHold(p, validAt));
  }

  /// Goods that are entered too late are not on their way any more.
  static boolean mayHold(Predicate predicate, Instant validAt) {
    return predicate.windows().allMatch(validAt::isBefore);
  }

  static Measured threshold(NumericFact share, java.math.BigDecimal atLeast) {
    return new Measured(share, Comparison.AT_LEAST, atLeast, Ordinarily.UNMET);
  }

  /// What the predicate asks for; null for goods.
  static @Nullable Fact fact(Predicate predicate) {
    return switch (predicate) {
      case Predicate.Claim(var claim) -> new Fact.Claimed(claim);
      case Predicate.Products _ -> null;
      case Predicate.InTransit _ -> new Fact.LoadedOn();
      case Predicate.QuotaInHand _ -> new Fact.QuotaInHand();
      case Predicate.MeltedIn _ -> new Fact.MeltedIn();
      case Measured measured -> new Fact.Numeric(measured.fact());
    };
  }

  Set<Fact> facts() {
    var facts = new LinkedHashSet<Fact>();
    predicates.forEach(
        predicate -> {
          var fact = fact(predicate);
          if (fact != null) {
            facts.add(fact);
          }
        });
    shares.forEach(share -> facts.add(new Fact.Numeric(share)));
    sharesBeyond.forEach(beyond -> facts.add(new Fact.Numeric(beyond.fact())));
    lists.forEach(list -> facts.add(new Fact.Listed(list)));
    return facts;
  }
}
