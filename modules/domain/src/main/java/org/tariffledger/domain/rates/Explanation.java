package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.rates.RateAnswer.Assumption;
import org.tariffledger.domain.rates.RateAnswer.Component;
import org.tariffledger.domain.rates.RateAnswer.LegalStatus;
import org.tariffledger.domain.rates.RateAnswer.Outcome;

/// An answer told in sentences: the base duty, each measure's part with its source, those that
/// charge first, what was assumed, what is open, the sum, and what comes next. Moments are told as
/// the importer's customs reads them off its clocks.
public final class Explanation {

  public record Sentence(String text, List<LegalBasis> sources) {}

  public static List<Sentence> of(RateQuery query, RateAnswer answer) {
    var there = LocalTimes.of(query.importer());
    var sentences = new ArrayList<Sentence>();
    sentences.add(say(question(query, there)));
    sentences.add(say(base(query, answer)));
    if (answer.components().isEmpty()) {
      sentences.add(say("No measure bears on these goods."));
    }
    answer.components().stream()
        .sorted(Comparator.comparingInt(Explanation::place))
        .forEach(part -> sentences.add(new Sentence(Parts.tell(part), part.decidedBy())));
    answer.assumptions().forEach(assumed -> sentences.add(say(assumed(assumed))));
    answer.needs().forEach(need -> sentences.add(say("Open: " + need.why())));
    answer.base().needs().forEach(need -> sentences.add(say("Open: " + need.why())));
    sentences.add(say(sum(answer)));
    var next = answer.nextChange();
    if (next != null) {
      sentences.add(
          say(
              "The next change that is known of comes %s%s: %s."
                  .formatted(
                      there.on(next.at()),
                      next.measure() == null ? "" : " by " + next.measure(),
                      words(next.kind()))));
    }
    return List.copyOf(sentences);
  }

  /// What is charged comes first, then what may be, what is not, and what is not yet.
  private static int place(Component part) {
    return switch (part.outcome()) {
      case APPLIED -> 0;
      case PAUSED -> part.residual() == null ? 3 : 0;
      case OPEN -> 1;
      case EXEMPT, SUPPRESSED_BY -> 2;
      case REPLACED_BY -> 4;
      case NOT_YET_IN_FORCE -> part.legalStatus() == LegalStatus.ANNOUNCED ? 5 : 6;
    };
  }

  private static Sentence say(String text) {
    return new Sentence(text, List.of());
  }

  private static String question(RateQuery query, LocalTimes there) {
    return "%s of %s are entered into %s %s, judged by what was announced %s."
        .formatted(
            query.product() == null ? "General goods" : "Goods of " + query.product(),
            query.exporter(),
            query.importer(),
            there.on(query.validAt()),
            there.by(query.knownAt()));
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

  private static String assumed(Assumption assumed) {
    return "Assumed: %s %s; %s %s."
        .formatted(assumed.fact(), assumed.value(), unless(assumed), otherwise(assumed));
  }

  private static String unless(Assumption assumed) {
    var others =
        assumed.with().stream()
            .map(other -> "%s (%s)".formatted(other.fact(), other.value()))
            .collect(Collectors.joining(" and "));
    return others.isEmpty()
        ? "otherwise"
        : "that changes nothing alone, but if " + others + " were otherwise too,";
  }

  private static String otherwise(Assumption assumed) {
    return switch (assumed.otherwiseStatus()) {
      case PROHIBITED -> "the goods may not enter";
      case UNDETERMINED -> "what is charged would be open";
      case DETERMINED ->
          "the additional duty would be %s%s"
              .formatted(
                  percent(assumed.otherwise()),
                  assumed.otherwiseTotal() == null
                      ? ""
                      : ", the total " + percent(assumed.otherwiseTotal()));
    };
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
          "Together the measures add %s: what is open decides."
              .formatted(sum(answer.range(), answer));
    };
  }

  private static String sum(RateAnswer.Range range, RateAnswer answer) {
    if (range.high() != null) {
      return percent(range.low()) + " to " + percent(range.high());
    }
    return answer.components().stream().anyMatch(Explanation::mayProhibit)
        ? percent(range.low()) + " or more, or the goods may not enter at all"
        : percent(range.low()) + " or more, nobody can say how much";
  }

  private static boolean mayProhibit(Component part) {
    return part.outcome() == Outcome.OPEN
        && (part.residual() == null ? part.duty() : part.residual()) instanceof Duty.Prohibited;
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
