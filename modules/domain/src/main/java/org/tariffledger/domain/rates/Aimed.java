package org.tariffledger.domain.rates;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.MeasureTimeline;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Targeting;

/// A measure aimed at the exporter, whatever goods it covers, how closely it is aimed, and the
/// product lists that it names at any time.
record Aimed(MeasureState state, Targeting targeting, List<ProductListId> named) {

  static Optional<Aimed> of(MeasureHistory history, RateQuery query, RateSource source) {
    return history.imposed().imposer().equals(query.importer())
        ? source
            .course(history, query.knownAt(), query.position())
            .flatMap(course -> of(course, query, source))
        : Optional.empty();
  }

  private static Optional<Aimed> of(MeasureTimeline course, RateQuery query, RateSource source) {
    var state = course.at(query.validAt());
    return Targeting.of(
            state.targets(),
            query.exporter(),
            query.validAt(),
            group ->
                source.isMember(
                    group, query.exporter(), query.validAt(), query.knownAt(), query.position()))
        .map(targeting -> new Aimed(state, targeting, course.lists()));
  }

  /// What it charges on what it covers, unless something exempts it; null while it charges nothing:
  /// not begun, ended, or paused without a residual.
  @Nullable Duty charge() {
    return switch (state.phase()) {
      case IN_FORCE -> state.duty();
      case PAUSED -> residual();
      case ANNOUNCED, EXPIRED, SUPERSEDED_BEFORE_EFFECT -> null;
    };
  }

  @Nullable Duty residual() {
    return state.pause() != null && state.pause().residual() instanceof Residual.Charges(var duty)
        ? duty
        : null;
  }

  boolean isStanding() {
    return charge() != null;
  }

  /// A question meets each measure once, so its id is enough, and faster than all of its state.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Aimed that
        && state.imposed().measure().equals(that.state.imposed().measure());
  }

  @Override
  public int hashCode() {
    return state.imposed().measure().hashCode();
  }

  ProgrammeId programme() {
    return state.imposed().programme();
  }

  /// The goods that it covers, and those of its conditions and of each exemption.
  List<Products> goods() {
    return Stream.of(
            Stream.of(state.products()),
            state.imposed().conditions().stream().flatMap(Aimed::goods),
            state.exemptions().stream()
                .flatMap(granted -> granted.exemption().when().stream())
                .flatMap(Aimed::goods))
        .flatMap(goods -> goods)
        .toList();
  }

  private static Stream<Products> goods(Predicate predicate) {
    return predicate instanceof Predicate.Products(var products)
        ? Stream.of(products)
        : Stream.of();
  }

  /// Whether it ever asks for the fact, of whatever goods.
  boolean asksFor(Fact fact) {
    var predicates =
        Stream.concat(
            state.imposed().conditions().stream(),
            state.exemptions().stream().flatMap(granted -> granted.exemption().when().stream()));
    return switch (fact) {
      case Fact.Listed(var list) -> named.contains(list);
      case Fact.Numeric(var of) when state.imposed().basis().shares().anyMatch(of::equals) -> true;
      case Fact other -> predicates.anyMatch(predicate -> other.equals(Asked.fact(predicate)));
    };
  }
}
