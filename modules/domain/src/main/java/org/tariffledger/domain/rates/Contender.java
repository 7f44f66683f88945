package org.tariffledger.domain.rates;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Targeting;

/// A measure aimed at the exporter that covers the goods: how closely it is aimed, and the number
/// of digits by which it names the goods.
record Contender(MeasureState state, Targeting targeting, int digits) {

  static Optional<Contender> of(MeasureHistory history, RateQuery query, RateSource source) {
    var digits = history.imposed().products().matchedDigits(query.product());
    if (digits.isEmpty() || !history.imposed().imposer().equals(query.importer())) {
      return Optional.empty();
    }
    return Targeting.of(
            history.imposed().targets(),
            query.exporter(),
            query.validAt(),
            group ->
                source.isMember(
                    group, query.exporter(), query.validAt(), query.knownAt(), query.position()))
        .flatMap(
            targeting ->
                history
                    .stateAt(query.validAt(), query.knownAt(), query.position())
                    .map(state -> new Contender(state, targeting, digits.getAsInt())));
  }

  /// What it charges if its programme lets it answer; null while it does not stand for election:
  /// not begun, ended, or paused so that it steps aside.
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

  boolean isPaused() {
    return state.phase() == MeasureState.Phase.PAUSED;
  }

  MeasureId id() {
    return state.imposed().measure();
  }

  ProgrammeId programme() {
    return state.imposed().programme();
  }
}
