package org.tariffledger.domain.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.rates.RateAnswer.Component;
import org.tariffledger.domain.rates.RateAnswer.LegalStatus;
import org.tariffledger.domain.rates.RateAnswer.Outcome;

/// The sentence that tells one measure's part in an answer, and why it is as great as it is.
final class Parts {

  static String tell(Component part) {
    return sentence(part) + refundable(part);
  }

  private static String sentence(Component part) {
    return switch (part.outcome()) {
      case APPLIED -> applied(part);
      case PAUSED -> paused(part);
      case REPLACED_BY ->
          "%s (%s) does not answer: %s does, in its place."
              .formatted(part.measure(), text(part.duty()), part.because());
      case SUPPRESSED_BY ->
          "%s (%s) charges nothing: stacking rule %s suppresses its programme."
              .formatted(part.measure(), text(part.duty()), part.because());
      case EXEMPT ->
          "%s (%s) charges nothing: exemption %s spares the shipment."
              .formatted(part.measure(), text(part.duty()), part.because());
      case NOT_YET_IN_FORCE ->
          "%s (%s) charges nothing: %s."
              .formatted(
                  part.measure(),
                  text(part.duty()),
                  part.legalStatus() == LegalStatus.SUPERSEDED_BEFORE_EFFECT
                      ? "it never came into force"
                      : "it is announced, but not in force then");
      case OPEN -> open(part);
    };
  }

  private static String applied(Component part) {
    if (part.percent() == null) {
      return "%s answers for %s: %s."
          .formatted(part.measure(), part.programme(), text(part.duty()));
    }
    var of = text(part.duty()) + on(part, part.duty());
    var adds = part.percent() + "%";
    return "%s answers for %s and adds %s%s."
        .formatted(part.measure(), part.programme(), adds, of.equals(adds) ? "" : ": " + of);
  }

  private static String paused(Component part) {
    var residual = part.residual();
    return residual == null
        ? "%s (%s) is paused and steps aside.".formatted(part.measure(), text(part.duty()))
        : "%s is paused: instead of %s it charges %s%s, which adds %s."
            .formatted(
                part.measure(),
                text(part.duty()),
                text(residual),
                on(part, residual),
                part.percent() == null ? "what is open" : part.percent() + "%");
  }

  private static String open(Component part) {
    var residual = part.residual();
    if ((residual == null ? part.duty() : residual) instanceof Duty.Prohibited) {
      return "Whether %s keeps the goods from entering is open: it hangs on %s."
          .formatted(part.measure(), part.because());
    }
    return "What %s (%s) charges is open: it hangs on %s."
        .formatted(
            part.measure(),
            residual == null
                ? text(part.duty())
                : "%s while it is paused, instead of %s"
                    .formatted(text(residual), text(part.duty())),
            part.because());
  }

  /// Nothing is where nothing was charged.
  private static String refundable(Component part) {
    var isCharged =
        part.outcome() == Outcome.APPLIED
            || (part.outcome() == Outcome.PAUSED && part.residual() != null);
    return isCharged && part.legalStatus() == LegalStatus.ANNULLED_REFUNDABLE
        ? " It was annulled since, and is refundable."
        : "";
  }

  /// On which part of the customs value it is charged, and why; nothing for all of it.
  private static String on(Component part, Duty duty) {
    var share = share(part.percent(), duty);
    var why = new ArrayList<String>();
    switch (part.basis()) {
      case Basis.FullValue _ -> {}
      case Basis.Content(var content) -> why.add("its " + content);
      case Basis.Remainder(var own, _) -> why.add("less its " + own + " where that counts");
    }
    if (part.because() != null) {
      why.add("rule " + part.because() + " spares a share");
    }
    if (why.isEmpty() || (share != null && share.compareTo(BigDecimal.ONE) == 0)) {
      return "";
    }
    return " on %s of the value (%s)"
        .formatted(
            share == null ? "a part" : share.toPlainString(),
            why.stream().collect(Collectors.joining("; ")));
  }

  /// Null where it cannot be told from the percentages.
  private static @Nullable BigDecimal share(@Nullable Percent percent, Duty duty) {
    if (percent == null
        || !(duty instanceof Duty.AdValorem(var full))
        || full.value().signum() == 0) {
      return null;
    }
    var share = percent.value().divide(full.value(), 6, RoundingMode.HALF_UP);
    return share.signum() == 0 ? BigDecimal.ZERO : share.stripTrailingZeros();
  }

  private static String text(Duty duty) {
    return switch (duty) {
      case Duty.AdValorem(var percent) -> percent + "%";
      case Duty.Specific(var amount, var currency, var unit) ->
          "%s %s per %s".formatted(amount.toPlainString(), currency, unit);
      case Duty.Compound(var parts) ->
          parts.stream().map(Parts::text).collect(Collectors.joining(" + "));
      case Duty.TopUpTo(var percent, var column) ->
          "what the base duty (column %s) is short of %s%%".formatted(column, percent);
      case Duty.Prohibited _ -> "the goods may not enter";
      case Duty.AsWritten(var written) -> "“" + written + "”";
    };
  }

  private Parts() {}
}
