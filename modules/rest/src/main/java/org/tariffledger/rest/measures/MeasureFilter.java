package org.tariffledger.rest.measures;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Targeting;
import org.tariffledger.domain.rates.KnownLists;
import org.tariffledger.domain.rates.RateSource;

/// Which measures are meant, and as of when they are looked at. What is null does not matter.
public record MeasureFilter(
    @Nullable EconomyCode imposer,
    @Nullable EconomyCode target,
    @Nullable ProgrammeId programme,
    @Nullable ProductCode product,
    MeasureState.@Nullable Phase status,
    Instant validAt,
    Instant knownAt,
    long position) {

  /// The measure's state, if it is meant.
  public Optional<MeasureState> stateOf(MeasureHistory measure, RateSource source) {
    return matches(measure)
        ? measure
            .stateAt(validAt, knownAt, position)
            .filter(state -> status == null || state.phase() == status)
            .filter(state -> covers(state, source))
            .filter(state -> targets(state, source))
        : Optional.empty();
  }

  private boolean covers(MeasureState state, RateSource source) {
    var lists = KnownLists.at(validAt, knownAt, position, source);
    return product == null || state.products().matchedDigits(product, lists).isPresent();
  }

  private boolean matches(MeasureHistory measure) {
    var imposed = measure.imposed();
    return (imposer == null || imposed.imposer().equals(imposer))
        && (programme == null || imposed.programme().equals(programme));
  }

  private boolean targets(MeasureState state, RateSource source) {
    var economy = target;
    return economy == null
        || Targeting.of(
                state.targets(),
                economy,
                validAt,
                group -> source.isMember(group, economy, validAt, knownAt, position))
            .isPresent();
  }
}
