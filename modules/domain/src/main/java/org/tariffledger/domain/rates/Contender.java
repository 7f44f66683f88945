package org.tariffledger.domain.rates;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Exemption.Effect;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.MeasureState.Granted;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Targeting;
import org.tariffledger.domain.rates.RateAnswer.Need;

/// A measure aimed at the exporter that covers the goods: how closely it is aimed, the number of
/// digits by which it names the goods, the exemption that spares the shipment, if one does, and
/// what duties come to for it.
record Contender(
    MeasureState state,
    Targeting targeting,
    int digits,
    @Nullable Granted exemption,
    Valuation valuation) {

  private static final Duty NOTHING = new Duty.AdValorem(Percent.ZERO);

  /// The fact that would settle a duty that cannot be computed.
  private static final String DUTY_AS_WRITTEN = "duty";

  static Optional<Contender> of(MeasureHistory history, RateQuery query, RateSource source) {
    return history.imposed().imposer().equals(query.importer())
        ? source
            .course(history, query.knownAt(), query.position())
            .flatMap(course -> of(course.at(query.validAt()), query, source))
        : Optional.empty();
  }

  private static Optional<Contender> of(MeasureState state, RateQuery query, RateSource source) {
    var lists = KnownLists.at(query.validAt(), query.knownAt(), query.position(), source);
    var digits = state.products().matchedDigits(query.product(), lists);
    return digits.isEmpty()
        ? Optional.empty()
        : Targeting.of(
                state.targets(),
                query.exporter(),
                query.validAt(),
                group ->
                    source.isMember(
                        group,
                        query.exporter(),
                        query.validAt(),
                        query.knownAt(),
                        query.position()))
            .map(
                targeting ->
                    new Contender(
                        state,
                        targeting,
                        digits.getAsInt(),
                        exemption(state, query, lists),
                        Valuation.of(query)));
  }

  /// Of several that are met, one by which the programme answers 0 spares the shipment most.
  private static @Nullable Granted exemption(
      MeasureState state, RateQuery query, ListContents lists) {
    return state.exemptions().stream()
        .filter(granted -> granted.exemption().holds(query.product(), query.claims(), lists))
        .min(
            Comparator.<Granted, Effect>comparing(granted -> granted.exemption().effect())
                .thenComparing(granted -> granted.exemption().id().value()))
        .orElse(null);
  }

  /// What it charges if its programme lets it answer, as a percentage if that can be told; null
  /// while it does not stand for election: not begun, ended, or stepped aside.
  @Nullable Duty charge() {
    var written = written();
    return written == null ? null : valuation.of(written);
  }

  /// What would have to be said of the shipment to tell what it charges.
  List<Need> needs() {
    var written = written();
    return written == null
        ? List.of()
        : valuation.needs(written, "The duty of " + id(), DUTY_AS_WRITTEN);
  }

  private @Nullable Duty written() {
    var charged = chargedUnlessExempt();
    if (charged == null || exemption == null) {
      return charged;
    }
    return switch (exemption.exemption().effect()) {
      case PROGRAMME_ANSWERS_ZERO -> NOTHING;
      case MEASURE_STEPS_ASIDE -> null;
    };
  }

  /// Whether it is an exemption by which it charges nothing.
  boolean isExempt() {
    return exemption != null && chargedUnlessExempt() != null;
  }

  @Nullable String exemptBecause() {
    return exemption != null && isExempt() ? exemption.exemption().id().value() : null;
  }

  /// Of what decides its charge, and of the exemption from it.
  List<LegalBasis> legalBasis() {
    var ofExemption =
        exemption != null && isExempt()
            ? exemption.by().event().announcement().legalBasis()
            : List.<LegalBasis>of();
    return Stream.concat(state.legalBasis().stream(), ofExemption.stream()).distinct().toList();
  }

  private @Nullable Duty chargedUnlessExempt() {
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
