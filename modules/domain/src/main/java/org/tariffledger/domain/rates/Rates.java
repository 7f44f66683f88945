package org.tariffledger.domain.rates;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.StackingRules;
import org.tariffledger.domain.StackingRules.Rule;
import org.tariffledger.domain.rates.Assumptions.Outcome;
import org.tariffledger.domain.rates.RateAnswer.Coverage;
import org.tariffledger.domain.rates.RateAnswer.Need;
import org.tariffledger.domain.rates.RateAnswer.NextChange;
import org.tariffledger.domain.rates.RateAnswer.Range;
import org.tariffledger.domain.rates.RateAnswer.Status;

/// Answers what additional duty is charged. An answer is a function of the query and of what was
/// recorded up to its position, so the same query gets the same answer for ever.
public final class Rates {

  /// Raised whenever a change of the rules changes an answer that was given before.
  public static final int ENGINE_REVISION = 1;

  /// The chapter that the Harmonized System keeps free: it stands for goods that no measure names,
  /// but that a list of unknown content may have.
  private static final ProductCode UNNAMED = new ProductCode("77");

  public static RateAnswer answer(RateQuery query, RateSource standing) {
    var source = standing.steady();
    var rules = rules(query, source);
    var scopes = Scopes.of(query, source);
    return answer(query, scopes, rules, source).followedBy(next(query, scopes, rules, source));
  }

  /// The answer without what comes next.
  static RateAnswer answerOnly(RateQuery query, RateSource source) {
    return answer(query, Scopes.of(query, source), rules(query, source), source);
  }

  /// Only what comes next.
  static @Nullable NextChange next(RateQuery query, RateSource source) {
    return next(query, Scopes.of(query, source), rules(query, source), source);
  }

  private static @Nullable NextChange next(
      RateQuery query, Scopes scopes, List<Rule> rules, RateSource source) {
    return Upcoming.sooner(
        Upcoming.next(query, scopes, rules, source), ScheduleMoments.next(query, source));
  }

  private static RateAnswer answer(
      RateQuery query, Scopes scopes, List<Rule> rules, RateSource source) {
    return answer(goods(query, scopes, rules, source), source);
  }

  /// What is asked about: headings and lines below the code, if they may matter, and who assesses
  /// them.
  private record Goods(
      RateQuery query,
      Collection<ProductCode> headings,
      List<ProductCode> lines,
      Assessor assessor) {

    Below below() {
      return Below.of(query.product(), headings, lines, assessor);
    }
  }

  private static Goods goods(RateQuery query, Scopes scopes, List<Rule> rules, RateSource source) {
    var headings = scopes instanceof Scopes.Below(_, var below) ? below : List.<ProductCode>of();
    var assessor = Assessor.of(query, scopes, rules, source);
    if (!assessor.countsBaseDuties()) {
      var lines = headings.isEmpty() ? List.<ProductCode>of() : Nomenclature.lines(query, source);
      return new Goods(query, headings, lines, assessor);
    }
    // Base duties differ below the code in any case: what nobody knows of must not be betrayed.
    return new Goods(query, assessor.named(headings), Nomenclature.lines(query, source), assessor);
  }

  /// What the goods of the question are charged additionally, before anything is rounded.
  static Below charged(RateQuery query, RateSource source) {
    return goods(query, Scopes.of(query, source), rules(query, source), source).below();
  }

  /// The highest rate on any product scope: on general goods, on every heading that a measure names
  /// and on goods of which none names the heading. What comes next may come to any of them, since
  /// another may then be the highest.
  public static Peak peak(RateQuery query, RateSource standing) {
    var source = standing.steady();
    var rules = rules(query, source);
    var any = new Scopes.Any();
    var assessor = Assessor.of(query, any, rules, source);
    var scope = query.on(null);
    var highest = assessor.assess(scope.product()).charge();
    var bounds = highest;
    for (var code : peakScopes(query, source)) {
      var charge = assessor.oneOfMany(code).charge();
      bounds = bounds.orHigher(charge);
      if (isHigher(charge, highest)) {
        highest = charge;
        scope = query.on(code);
      }
    }
    var answer = answer(new Goods(scope, List.of(), List.of(), assessor), source);
    return new Peak(
        answer.followedBy(Upcoming.next(query, any, rules, source)),
        range(bounds, answer.coverage()));
  }

  private static List<ProductCode> peakScopes(RateQuery query, RateSource source) {
    return Stream.concat(
            source.headingsBelow(query.importer(), null).stream().sorted(), Stream.of(UNNAMED))
        .toList();
  }

  static List<Rule> rules(RateQuery query, RateSource source) {
    return StackingRules.known(
        source.stackingRules(query.importer()), query.knownAt(), query.position());
  }

  /// A rate that can be told is higher than any that is open, and a prohibition is no rate.
  private static boolean isHigher(Charge charge, Charge other) {
    if (charge.isProhibited() || other.isProhibited()) {
      return !charge.isProhibited();
    }
    var isOpen = charge.determined().isEmpty();
    return isOpen == other.determined().isEmpty()
        ? charge.low().compareTo(other.low()) > 0
        : !isOpen;
  }

  private static RateAnswer answer(Goods asked, RateSource source) {
    var query = asked.query();
    var goods = asked.below();
    var here = goods.here();
    var deviating = goods.deviating();
    var coverage = coverage(query, source);
    var isComplete = coverage.state() == CoverageState.COMPLETE;
    var charge = goods.charge();
    var needs = Needs.of(query, here, deviating.keySet(), coverage, source);
    var status = status(charge, needs);
    var base = BaseDuties.find(query, source);
    return new RateAnswer(
        status,
        status == Status.DETERMINED ? charge.low() : null,
        status == Status.DETERMINED ? total(charge.low(), base.answer()) : null,
        status == Status.UNDETERMINED && query.product() == null && isComplete
            ? allIn(asked.assessor())
            : null,
        range(charge, coverage),
        status == Status.PROHIBITED ? List.of() : needs,
        Assumptions.of(
            query,
            new Outcome(charge, base),
            goods.measures(),
            source,
            isComplete,
            contrary -> outcome(asked, contrary, source)),
        Components.of(here, deviating),
        coverage,
        status == Status.PROHIBITED ? base.answer().withoutNeeds() : base.answer(),
        null);
  }

  /// Only how much general goods are charged.
  static Level level(RateQuery query, List<Rule> rules, RateSource source) {
    var here = Assessor.of(query, new Scopes.General(), rules, source).assess((ProductCode) null);
    var coverage = coverage(query, source);
    var status = status(here.charge(), Needs.of(query, here, List.of(), coverage, source));
    var range = range(here.charge(), coverage);
    return new Level(
        status,
        status == Status.DETERMINED ? here.charge().low() : null,
        range.low(),
        range.high());
  }

  private static @Nullable Percent allIn(Assessor assessor) {
    return assessor
        .allIn()
        .flatMap(allIn -> allIn.assess((ProductCode) null).charge().determined())
        .orElse(null);
  }

  private static @Nullable Percent total(Percent additional, BaseDuty base) {
    var percent = base.percent();
    return percent == null ? null : additional.plus(percent);
  }

  /// What is charged if these do not hold as they ordinarily do.
  private static Outcome outcome(Goods asked, Set<Predicate> contrary, RateSource source) {
    var claims =
        contrary.stream()
            .flatMap(p -> p instanceof Predicate.Claim(var claim) ? Stream.of(claim) : Stream.of())
            .collect(Collectors.toSet());
    return new Outcome(
        new Goods(
                asked.query(), asked.headings(), asked.lines(), asked.assessor().assuming(contrary))
            .below()
            .charge(),
        BaseDuties.find(asked.query().claiming(claims), source));
  }

  private static Status status(Charge charge, List<Need> needs) {
    if (charge.isProhibited()) {
      return Status.PROHIBITED;
    }
    return needs.isEmpty() ? Status.DETERMINED : Status.UNDETERMINED;
  }

  /// Where the record of an importer is not complete, what it holds is only the least.
  private static Range range(Charge charge, Coverage coverage) {
    if (charge.isProhibited()) {
      return new Range(null, null);
    }
    return new Range(
        charge.low(), coverage.state() == CoverageState.COMPLETE ? charge.high() : null);
  }

  /// The declaration in force at the moment: the one that begins last, and of those that begin
  /// together the one announced last.
  private static Coverage coverage(RateQuery query, RateSource source) {
    return source.coverage(query.importer()).stream()
        .filter(query::knows)
        .filter(entry -> !declared(entry).since().isAfter(query.validAt()))
        .max(
            Comparator.<Recorded<?>, java.time.Instant>comparing(entry -> declared(entry).since())
                .thenComparing(Recorded.BY_ANNOUNCEMENT))
        .map(entry -> new Coverage(declared(entry).state(), declared(entry).since()))
        .orElse(new Coverage(CoverageState.ABSENT, null));
  }

  private static CoverageDeclared declared(Recorded<?> entry) {
    return (CoverageDeclared) entry.event();
  }

  private Rates() {}
}
