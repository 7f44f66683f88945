package org.tariffledger.domain.rates;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.rates.EntryCharge.Covers;
import org.tariffledger.domain.rates.RateAnswer.Component;
import org.tariffledger.domain.rates.RateAnswer.LegalStatus;
import org.tariffledger.domain.rates.RateAnswer.Status;

/// What was charged on an entry beside what is due on it, by what is known at one time. `percent`
/// is told half up to six decimals, `money` half up to the minor unit of the importer's currency,
/// each from what is exact; `money` is null where the shipment's value is not said, both are null
/// where the goods are prohibited.
public record EntryFinding(
    RateAnswer answer,
    Verdict verdict,
    @Nullable Figures percent,
    @Nullable Figures money,
    List<Refundable> refundable) {

  public enum Verdict {
    MATCHES,
    UNDERCHARGED,
    OVERCHARGED,
    /// What is open decides it.
    OPEN,
    PROHIBITED
  }

  /// `refundable` is the part of what is `due` that was annulled since. `difference` is what was
  /// charged less what is due: more than 0 is an overcharge. `balance` is what was charged less
  /// what is due and was not annulled: more than 0 is to come back.
  public record Figures(
      BigDecimal charged, Span due, Span refundable, Span difference, Span balance) {

    static Figures of(BigDecimal charged, Span due, Span refundable, Span lasting) {
      return new Figures(charged, due, refundable, due.from(charged), lasting.from(charged));
    }
  }

  /// A measure that was annulled since, and what it charged.
  public record Refundable(Component component, Span percent, @Nullable Span money) {}

  static EntryFinding of(
      RateQuery query, RateAnswer answer, EntryCharge charge, RateSource source) {
    if (answer.status() == Status.PROHIBITED) {
      return new EntryFinding(answer, Verdict.PROHIBITED, null, null, List.of());
    }
    var goods = Rates.charged(query, source);
    var isComplete = answer.coverage().state() == CoverageState.COMPLETE;
    var base =
        charge.covers() == Covers.TOTAL
            ? BaseDuties.find(query, source).answer().percent()
            : Percent.ZERO;
    var due = sum(goods.charge(), isComplete, base);
    var lasting = sum(Refunds.of(goods, c -> !isAnnulled(c)), isComplete, base);
    var refundable = Span.of(Refunds.of(goods, EntryFinding::isAnnulled));
    var percent =
        Figures.of(percentCharged(charge, query), due.told(), refundable.told(), lasting.told());
    var value = query.shipment().customsValue();
    var decimals = decimals(query);
    var money =
        value == null
            ? null
            : Figures.of(
                charge.duty() == null
                    ? Span.amount(percent.charged(), value.amount(), decimals)
                    : charge.duty().amount(),
                due.percentOf(value.amount(), decimals),
                refundable.percentOf(value.amount(), decimals),
                lasting.percentOf(value.amount(), decimals));
    return new EntryFinding(
        answer,
        verdict(charge.duty() == null ? percent : requireNonNull(money), answer),
        percent,
        money,
        parts(query, answer, goods));
  }

  private static Span sum(Charge charge, boolean isComplete, @Nullable Percent base) {
    var sum = Span.of(charge).and(base);
    return isComplete ? sum : sum.openAbove();
  }

  private static BigDecimal percentCharged(EntryCharge charge, RateQuery query) {
    if (charge.percent() != null) {
      return charge.percent().value();
    }
    var value = requireNonNull(query.shipment().customsValue());
    return Percent.quotient(
            requireNonNull(charge.duty()).amount().movePointRight(2), value.amount())
        .rounded()
        .value();
  }

  private static Verdict verdict(Figures figures, RateAnswer answer) {
    var difference = figures.difference();
    var low = difference.low();
    var high = difference.high();
    if (low != null && low.signum() > 0) {
      return Verdict.OVERCHARGED;
    }
    if (high != null && high.signum() < 0) {
      return Verdict.UNDERCHARGED;
    }
    return difference.one().isPresent() && answer.status() == Status.DETERMINED
        ? Verdict.MATCHES
        : Verdict.OPEN;
  }

  private static List<Refundable> parts(RateQuery query, RateAnswer answer, Below goods) {
    var value = query.shipment().customsValue();
    return answer.components().stream()
        .filter(EntryFinding::mayBeRefunded)
        .map(
            component -> {
              var part = Span.of(Refunds.of(goods, of(component)));
              var money = value == null ? null : part.percentOf(value.amount(), decimals(query));
              return new Refundable(component, part.told(), money);
            })
        .toList();
  }

  private static boolean mayBeRefunded(Component component) {
    return component.legalStatus() == LegalStatus.ANNULLED_REFUNDABLE
        && !Percent.ZERO.equals(component.percent())
        && switch (component.outcome()) {
          case APPLIED, PAUSED, OPEN -> true;
          case REPLACED_BY, SUPPRESSED_BY, EXEMPT, NOT_YET_IN_FORCE -> false;
        };
  }

  private static Predicate<Contender> of(Component component) {
    return contender -> contender.id().equals(component.measure());
  }

  private static boolean isAnnulled(Contender contender) {
    return contender.state().isAnnulled();
  }

  /// Of money there.
  public static int decimals(RateQuery query) {
    return Math.max(
        Currency.getInstance(Economies.currencyOf(query.importer())).getDefaultFractionDigits(), 0);
  }
}
