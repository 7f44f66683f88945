package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Exemption.Effect;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.MeasureState.Granted;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Targeting;
import org.tariffledger.domain.rates.RateAnswer.Need;

/// A measure aimed at the exporter that covers the goods and whose conditions hold, in one
/// situation: the number of digits by which it names the goods, the exemption that spares the
/// shipment, if one does, and its price, which is what it charges on the full customs value; null
/// while it does not stand for election: not begun, ended, or stepped aside.
record Contender(
    Aimed aimed,
    @Nullable ProductCode code,
    int digits,
    @Nullable Granted exemption,
    @Nullable Charge price,
    Situation situation,
    Pricing pricing) {

  static @Nullable Contender of(
      Aimed aimed, @Nullable ProductCode code, Situation situation, Pricing pricing) {
    var digits = aimed.state().products().matchedDigits(code, situation.lists());
    if (digits.isEmpty() || !situation.holds(aimed.state().imposed().conditions(), code)) {
      return null;
    }
    var exemption = exemption(aimed, code, situation);
    return new Contender(
        aimed,
        code,
        digits.getAsInt(),
        exemption,
        price(aimed.charge(), exemption, code, situation, pricing),
        situation,
        pricing);
  }

  private static @Nullable Charge price(
      @Nullable Duty duty,
      @Nullable Granted exemption,
      @Nullable ProductCode code,
      Situation situation,
      Pricing pricing) {
    if (duty == null) {
      return null;
    }
    if (exemption == null) {
      return pricing.of(duty, code, situation);
    }
    return switch (exemption.exemption().effect()) {
      case PROGRAMME_ANSWERS_ZERO -> Charge.NOTHING;
      case MEASURE_STEPS_ASIDE -> null;
    };
  }

  /// What would have to be said of the shipment to tell what it charges.
  List<Need> needs() {
    var duty = aimed.charge();
    return duty == null || exemption != null
        ? List.of()
        : pricing.needs(duty, code, situation, "The duty of " + id());
  }

  /// Of several that are met, one by which the programme answers 0 spares the shipment most.
  private static @Nullable Granted exemption(
      Aimed aimed, @Nullable ProductCode code, Situation situation) {
    return aimed.state().exemptions().stream()
        .filter(granted -> situation.holds(granted.exemption().when(), code))
        .min(
            Comparator.<Granted, Effect>comparing(granted -> granted.exemption().effect())
                .thenComparing(granted -> granted.exemption().id().value()))
        .orElse(null);
  }

  boolean isStanding() {
    return price != null;
  }

  boolean isConditional() {
    return !aimed.state().imposed().conditions().isEmpty();
  }

  /// What it charges if its programme lets it answer, where the shares are `spared` of the value.
  Charge charge(Set<NumericFact> spared) {
    var full = java.util.Objects.requireNonNull(price);
    return full.equals(Charge.NOTHING) || (spared.isEmpty() && isOnFullValue())
        ? full
        : full.times(part(spared));
  }

  /// What it charges if no rule spares it anything; null while it does not stand.
  @Nullable Charge part() {
    return price == null ? null : charge(Set.of());
  }

  private boolean isOnFullValue() {
    return basis().equals(Basis.FULL_VALUE);
  }

  Basis basis() {
    return aimed.state().imposed().basis();
  }

  /// The part of the customs value that it is charged on. Shares do not overlap.
  private BigDecimal part(Set<NumericFact> spared) {
    return switch (basis()) {
      case Basis.FullValue _ -> without(spared);
      case Basis.Content(var share) ->
          spared.contains(share) ? BigDecimal.ZERO : situation.share(share);
      case Basis.Remainder(var share, var atLeast) -> {
        var number = situation.number(share);
        yield number == null
                || spared.contains(share)
                || (atLeast != null && number.compareTo(atLeast) < 0)
            ? without(spared)
            : without(spared).subtract(number.number()).max(BigDecimal.ZERO);
      }
    };
  }

  private BigDecimal without(Set<NumericFact> spared) {
    return spared.stream()
        .map(situation::share)
        .reduce(BigDecimal.ONE, BigDecimal::subtract)
        .max(BigDecimal.ZERO);
  }

  /// Whether it is an exemption by which it charges nothing.
  boolean isExempt() {
    return exemption != null && aimed.isStanding();
  }

  @Nullable String exemptBecause() {
    return exemption != null && isExempt() ? exemption.exemption().id().value() : null;
  }

  /// Of what decides its charge, and of the exemption from it.
  List<LegalBasis> legalBasis() {
    return Stream.concat(state().legalBasis().stream(), exemptBy().stream()).distinct().toList();
  }

  /// Of the exemption by which it charges nothing.
  List<LegalBasis> exemptBy() {
    return exemption != null && isExempt()
        ? exemption.by().event().announcement().legalBasis()
        : List.of();
  }

  @Nullable Duty residual() {
    return aimed.residual();
  }

  boolean isPaused() {
    return state().phase() == MeasureState.Phase.PAUSED;
  }

  MeasureState state() {
    return aimed.state();
  }

  Targeting targeting() {
    return aimed.targeting();
  }

  MeasureId id() {
    return state().imposed().measure();
  }

  ProgrammeId programme() {
    return aimed.programme();
  }
}
