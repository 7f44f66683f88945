package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.rates.RateAnswer.Assumption;
import org.tariffledger.domain.rates.RateAnswer.Component;
import org.tariffledger.domain.rates.RateAnswer.LegalStatus;
import org.tariffledger.domain.rates.RateAnswer.Outcome;

/// An answer told in sentences: the base duty, each measure's part with its source, what was
/// assumed, what is open, the sum, and what comes next.
public final class Explanation {

  public record Sentence(String text, List<LegalBasis> sources) {}

  public static List<Sentence> of(RateQuery query, RateAnswer answer) {
    var sentences = new ArrayList<Sentence>();
    sentences.add(say(question(query)));
    sentences.add(say(base(query, answer)));
    if (answer.components().isEmpty()) {
      sentences.add(say("No measure bears on these goods."));
    }
    answer.components().forEach(part -> sentences.add(of(part)));
    answer.assumptions().forEach(assumed -> sentences.add(say(assumed(assumed))));
    answer.needs().forEach(need -> sentences.add(say("Open: " + need.why())));
    answer.base().needs().forEach(need -> sentences.add(say("Open: " + need.why())));
    sentences.add(say(sum(answer)));
    var next = answer.nextChange();
    if (next != null) {
      sentences.add(
          say(
              "The next change that is known of comes at %s%s: %s."
                  .formatted(
                      next.at(),
                      next.measure() == null ? "" : " by " + next.measure(),
                      words(next.kind()))));
    }
    return List.copyOf(sentences);
  }

  private static Sentence say(String text) {
    return new Sentence(text, List.of());
  }

  private static String question(RateQuery query) {
    return "%s of %s are entered into %s at %s, judged by what was announced by %s."
        .formatted(
            query.product() == null ? "General goods" : "Goods of " + query.product(),
            query.exporter(),
            query.importer(),
            query.validAt(),
            query.knownAt());
  }

  private static String base(RateQuery query, RateAnswer answer) {
    var charged = answer.base().charged();
    if (charged == null) {
      return query.product() == null
          ? "General goods have no line in a schedule, and so no base duty."
          : "The base duty is open.";
    }
    return "The base duty is %s%s: line %s of edition %s, column %s."
        .formatted(
            charged.duty(),
            charged.percent() == null || charged.duty().equals(charged.percent() + "%")
                ? ""
                : ", which is " + percent(charged.percent()),
            charged.line(),
            charged.edition(),
            charged.column());
  }

  private static Sentence of(Component part) {
    var text =
        switch (part.outcome()) {
          case APPLIED -> applied(part);
          case PAUSED -> paused(part);
          case REPLACED_BY ->
              "%s (%s) does not answer: %s does, in its place."
                  .formatted(part.measure(), duty(part.duty()), part.because());
          case SUPPRESSED_BY ->
              "%s (%s) charges nothing: stacking rule %s suppresses its programme."
                  .formatted(part.measure(), duty(part.duty()), part.because());
          case EXEMPT ->
              "%s (%s) charges nothing: exemption %s spares the shipment."
                  .formatted(part.measure(), duty(part.duty()), part.because());
          case NOT_YET_IN_FORCE ->
              "%s (%s) charges nothing: it is not in force then."
                  .formatted(part.measure(), duty(part.duty()));
          case OPEN ->
              "What %s (%s) charges is open: it hangs on %s."
                  .formatted(part.measure(), duty(part.duty()), part.because());
        };
    return new Sentence(text + refundable(part), part.legalBasis());
  }

  private static String applied(Component part) {
    var percent = part.percent();
    if (percent == null) {
      return "%s answers for %s: %s."
          .formatted(part.measure(), part.programme(), duty(part.duty()));
    }
    return "%s answers for %s and adds %s: %s%s%s."
        .formatted(
            part.measure(),
            part.programme(),
            percent(percent),
            duty(part.duty()),
            basis(part.basis()),
            part.because() == null ? "" : ", spared a share by rule " + part.because());
  }

  private static String paused(Component part) {
    var residual = part.residual();
    return residual == null
        ? "%s (%s) is paused and steps aside.".formatted(part.measure(), duty(part.duty()))
        : "%s is paused: instead of %s it charges %s, which adds %s."
            .formatted(
                part.measure(),
                duty(part.duty()),
                duty(residual),
                part.percent() == null ? "what is open" : percent(part.percent()));
  }

  private static String refundable(Component part) {
    return part.legalStatus() == LegalStatus.ANNULLED_REFUNDABLE
            && part.outcome() == Outcome.APPLIED
        ? " It was annulled since, and is refundable."
        : "";
  }

  private static String basis(Basis basis) {
    return switch (basis) {
      case Basis.FullValue _ -> "";
      case Basis.Content(var share) -> " on the " + share;
      case Basis.Remainder(var share, _) ->
          " on the value, less its " + share + " where that counts";
    };
  }

  private static String duty(Duty duty) {
    return switch (duty) {
      case Duty.AdValorem(var percent) -> percent(percent);
      case Duty.Specific(var amount, var currency, var unit) ->
          "%s %s per %s".formatted(amount.toPlainString(), currency, unit);
      case Duty.Compound(var parts) ->
          parts.stream().map(Explanation::duty).collect(Collectors.joining(" + "));
      case Duty.TopUpTo(var percent, var column) ->
          "what the base duty (column %s) is short of %s".formatted(column, percent(percent));
      case Duty.Prohibited _ -> "the goods may not enter";
      case Duty.AsWritten(var text) -> "“" + text + "”";
    };
  }

  private static String assumed(Assumption assumed) {
    return "Assumed: %s %s%s."
        .formatted(
            assumed.fact(),
            assumed.value(),
            assumed.otherwise() == null
                ? "; otherwise the duty would differ or be open"
                : "; otherwise the additional duty would be " + percent(assumed.otherwise()));
  }

  private static String sum(RateAnswer answer) {
    return switch (answer.status()) {
      case PROHIBITED -> "The goods may not enter: there is no rate.";
      case DETERMINED ->
          "Together the measures add %s%s."
              .formatted(
                  percent(answer.additional()),
                  answer.total() == null
                      ? ""
                      : "; with the base duty that is " + percent(answer.total()));
      case UNDETERMINED ->
          "Together the measures add %s to %s: what is open decides."
              .formatted(
                  answer.range().low() == null
                      ? "nobody knows what"
                      : percent(answer.range().low()),
                  answer.range().high() == null
                      ? "nobody knows what"
                      : percent(answer.range().high()));
    };
  }

  private static String percent(@Nullable Percent percent) {
    return percent + "%";
  }

  /// `pauseLapses` reads "pause lapses".
  private static String words(String kind) {
    return kind.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
  }

  private Explanation() {}
}
