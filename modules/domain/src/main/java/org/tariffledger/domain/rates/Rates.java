package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.StackingRules;
import org.tariffledger.domain.StackingRules.Rule;
import org.tariffledger.domain.rates.RateAnswer.Assumption;
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

  public static RateAnswer answer(RateQuery query, RateSource source) {
    var rules = rules(query, source);
    return answer(query, rules, source).followedBy(Upcoming.next(query, rules, source));
  }

  /// The answer without what comes next.
  static RateAnswer answerOnly(RateQuery query, RateSource source) {
    return answer(query, rules(query, source), source);
  }

  /// Only what comes next.
  static @Nullable NextChange next(RateQuery query, RateSource source) {
    return Upcoming.next(query, rules(query, source), source);
  }

  private static RateAnswer answer(RateQuery query, List<Rule> rules, RateSource source) {
    return answer(
        query, rules, Assessment.of(query, rules, source), below(query, rules, source), source);
  }

  private static NavigableMap<ProductCode, Assessment> below(
      RateQuery query, List<Rule> rules, RateSource source) {
    var below = new TreeMap<ProductCode, Assessment>();
    if (query.product() != null) {
      source
          .headingsBelow(query.importer(), query.product())
          .forEach(code -> below.put(code, Assessment.of(query.on(code), rules, source)));
    }
    return below;
  }

  /// The answer for exactly the product scope with the highest rate, among general goods and every
  /// heading that a measure names. A prohibition is no rate. What comes next may come to any of
  /// them, since another may then be the highest.
  public static RateAnswer peak(RateQuery query, RateSource source) {
    var rules = rules(query, source);
    var scope = query.on(null);
    var peak = Assessment.of(scope, rules, source);
    var next = Upcoming.next(scope, rules, source);
    for (var heading : source.headingsBelow(query.importer(), null).stream().sorted().toList()) {
      var assessment = Assessment.of(query.on(heading), rules, source);
      next = Upcoming.sooner(next, Upcoming.next(query.on(heading), rules, source));
      if (isHigher(assessment.charge(), peak.charge())) {
        peak = assessment;
        scope = query.on(heading);
      }
    }
    return answer(scope, rules, peak, new TreeMap<>(), source).followedBy(next);
  }

  private static List<Rule> rules(RateQuery query, RateSource source) {
    return StackingRules.known(
        source.stackingRules(query.importer()), query.knownAt(), query.position());
  }

  private static boolean isHigher(Charge charge, Charge other) {
    return !charge.isProhibited()
        && (other.isProhibited() || charge.low().compareTo(other.low()) > 0);
  }

  private static RateAnswer answer(
      RateQuery query,
      List<Rule> rules,
      Assessment here,
      NavigableMap<ProductCode, Assessment> below,
      RateSource source) {
    var deviating = deviating(here, below);
    var coverage = coverage(query, source);
    var charge = charge(here, deviating);
    var needs = needs(query, here, deviating, coverage);
    var status = status(charge, needs);
    return new RateAnswer(
        status,
        status == Status.DETERMINED ? charge.low() : null,
        range(status, charge, coverage),
        status == Status.PROHIBITED ? List.of() : needs,
        assumptions(query, rules, here, below, charge, coverage, source),
        Components.of(here, deviating),
        coverage,
        null);
  }

  private static Charge charge(Assessment here, Map<ProductCode, Assessment> deviating) {
    return Charge.oneOf(
        Stream.concat(Stream.of(here), deviating.values().stream())
            .map(Assessment::charge)
            .toList());
  }

  /// Claims of which nothing was said are taken as not made: those that would change the charge,
  /// alone, with the others that an exemption asks for, or with all others.
  private static List<Assumption> assumptions(
      RateQuery query,
      List<Rule> rules,
      Assessment here,
      NavigableMap<ProductCode, Assessment> below,
      Charge charge,
      Coverage coverage,
      RateSource source) {
    var charges = new HashMap<Set<ClaimName>, Charge>();
    charges.put(Set.of(), charge);
    var otherwise = new TreeMap<ClaimName, Charge>(Comparator.comparing(ClaimName::value));
    for (var together : unsaidClaims(query, here, below)) {
      var all = chargeClaiming(together, charges, query, rules, source);
      for (var claim : all.equals(charge) ? Set.<ClaimName>of() : together) {
        var others = without(claim, together);
        if (!chargeClaiming(others, charges, query, rules, source).equals(all)) {
          otherwise.putIfAbsent(claim, all);
        }
      }
    }
    var isSure = coverage.state() == CoverageState.COMPLETE;
    return otherwise.entrySet().stream()
        .map(
            assumed ->
                new Assumption(
                    "claims." + assumed.getKey(),
                    "not made",
                    isSure ? assumed.getValue().determined().orElse(null) : null))
        .toList();
  }

  private static Charge chargeClaiming(
      Set<ClaimName> claims,
      Map<Set<ClaimName>, Charge> charges,
      RateQuery query,
      List<Rule> rules,
      RateSource source) {
    var known = charges.get(claims);
    if (known == null) {
      var claiming = query.claiming(claims);
      var here = Assessment.of(claiming, rules, source);
      known = charge(here, deviating(here, below(claiming, rules, source)));
      charges.put(claims, known);
    }
    return known;
  }

  private static Set<ClaimName> without(ClaimName claim, Set<ClaimName> claims) {
    return claims.stream().filter(other -> !other.equals(claim)).collect(Collectors.toSet());
  }

  /// Each claim alone, all that an exemption asks for, and all: the fewest first, else by name.
  private static List<Set<ClaimName>> unsaidClaims(
      RateQuery query, Assessment here, Map<ProductCode, Assessment> below) {
    var asked =
        Stream.concat(Stream.of(here), below.values().stream())
            .flatMap(assessment -> assessment.contenders().stream())
            .flatMap(contender -> contender.state().exemptions().stream())
            .map(MeasureState.Granted::exemption)
            .map(exemption -> unsaid(exemption, query))
            .collect(Collectors.toSet());
    var all = asked.stream().flatMap(Set::stream).collect(Collectors.toSet());
    return Stream.of(all.stream().map(Set::of), asked.stream(), Stream.of(all))
        .flatMap(sets -> sets)
        .distinct()
        .sorted(Comparator.<Set<ClaimName>>comparingInt(Set::size).thenComparing(Rates::names))
        .toList();
  }

  private static Set<ClaimName> unsaid(Exemption exemption, RateQuery query) {
    return exemption.claims().stream().filter(query.claims()::isUnsaid).collect(Collectors.toSet());
  }

  private static String names(Set<ClaimName> claims) {
    return claims.stream().map(ClaimName::value).sorted().collect(Collectors.joining(" "));
  }

  private static Status status(Charge charge, List<Need> needs) {
    if (charge.isProhibited()) {
      return Status.PROHIBITED;
    }
    return needs.isEmpty() ? Status.DETERMINED : Status.UNDETERMINED;
  }

  /// Where the record of an importer is not complete, what it holds is only the least.
  private static Range range(Status status, Charge charge, Coverage coverage) {
    if (status == Status.PROHIBITED) {
      return new Range(null, null);
    }
    return new Range(
        charge.low(), coverage.state() == CoverageState.COMPLETE ? charge.high() : null);
  }

  /// The headings below the product at which the charge changes. Headings of measures that the
  /// query does not know change nothing, so none of them is betrayed.
  private static Map<ProductCode, Assessment> deviating(
      Assessment here, NavigableMap<ProductCode, Assessment> below) {
    var deviating = new TreeMap<ProductCode, Assessment>();
    // A heading sorts before those below it.
    below.forEach(
        (heading, assessment) -> {
          var above =
              deviating.headMap(heading, false).descendingMap().entrySet().stream()
                  .filter(entry -> heading.startsWith(entry.getKey()))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse(here);
          if (!assessment.charge().equals(above.charge())) {
            deviating.put(heading, assessment);
          }
        });
    return deviating;
  }

  private static List<Need> needs(
      RateQuery query, Assessment here, Map<ProductCode, Assessment> deviating, Coverage coverage) {
    var needs = new ArrayList<Need>();
    if (coverage.state() != CoverageState.COMPLETE) {
      needs.add(
          new Need(
              "coverage",
              coverage.since() == null
                  ? "Nobody declared how complete the record of " + query.importer() + " is."
                  : "The record of %s is %s."
                      .formatted(
                          query.importer(), coverage.state().name().toLowerCase(Locale.ROOT)),
              List.of()));
    }
    if (!deviating.isEmpty()) {
      needs.add(
          new Need(
              "product",
              "Below " + query.product() + " not all goods are charged alike; give a longer code.",
              deviating.keySet().stream().map(ProductCode::value).toList()));
    }
    for (var contest : here.open()) {
      needs.add(
          new Need(
              "measure",
              "Measures of " + contest.programme() + " fit equally well and differ.",
              contest.leading().stream().map(contender -> contender.id().value()).toList()));
    }
    return needs;
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
