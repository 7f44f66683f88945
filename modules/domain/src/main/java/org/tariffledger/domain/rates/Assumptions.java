package org.tariffledger.domain.rates;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.rates.RateAnswer.Assumption;

/// Claims of which nothing was said are taken as not made: those that would change what is charged,
/// alone, with the others that an exemption asks for, or with all others.
final class Assumptions {

  /// What is charged beside the base duty, and the base duty, if certain claims are made.
  record Outcome(Charge additional, BaseDuties.Found base) {

    boolean chargesTheSameAs(Outcome other) {
      return additional.equals(other.additional) && base.duties().equals(other.base.duties());
    }
  }

  /// What is charged if the question makes these claims.
  interface Asked {
    Outcome outcome(RateQuery query);
  }

  private final RateQuery query;
  private final Asked asked;
  private final boolean isSure;
  private final Map<Set<ClaimName>, Outcome> outcomes = new HashMap<>();

  private Assumptions(RateQuery query, Asked asked, boolean isSure) {
    this.query = query;
    this.asked = asked;
    this.isSure = isSure;
  }

  /// @param here what is charged as things are said
  /// @param assessments of the goods and of all below them
  /// @param isSure whether the record of the importer is complete, so that an amount can be said
  static List<Assumption> of(
      RateQuery query,
      Outcome here,
      Stream<Assessment> assessments,
      RateSource source,
      boolean isSure,
      Asked asked) {
    var assumptions = new Assumptions(query, asked, isSure);
    assumptions.outcomes.put(Set.of(), here);
    return assumptions.of(here, unsaidClaims(query, assessments, source));
  }

  private List<Assumption> of(Outcome here, List<Set<ClaimName>> unsaid) {
    var otherwise = new TreeMap<ClaimName, Outcome>(Comparator.comparing(ClaimName::value));
    for (var together : unsaid) {
      var all = claiming(together);
      for (var claim : all.chargesTheSameAs(here) ? Set.<ClaimName>of() : together) {
        if (!claiming(without(claim, together)).chargesTheSameAs(all)) {
          otherwise.putIfAbsent(claim, all);
        }
      }
    }
    return otherwise.entrySet().stream().map(e -> assumption(e.getKey(), e.getValue())).toList();
  }

  private Assumption assumption(ClaimName claim, Outcome otherwise) {
    var additional = isSure ? otherwise.additional().determined().orElse(null) : null;
    var base = otherwise.base().answer().percent();
    return new Assumption(
        "claims." + claim,
        "not made",
        additional,
        additional == null || base == null ? null : additional.plus(base));
  }

  private Outcome claiming(Set<ClaimName> claims) {
    var known = outcomes.get(claims);
    if (known == null) {
      known = asked.outcome(query.claiming(claims));
      outcomes.put(claims, known);
    }
    return known;
  }

  private static Set<ClaimName> without(ClaimName claim, Set<ClaimName> claims) {
    return claims.stream().filter(other -> !other.equals(claim)).collect(Collectors.toSet());
  }

  /// Each claim alone, all that an exemption asks for, and all: the fewest first, else by name.
  private static List<Set<ClaimName>> unsaidClaims(
      RateQuery query, Stream<Assessment> assessments, RateSource source) {
    var asked =
        assessments
            .flatMap(assessment -> assessment.contenders().stream())
            .flatMap(contender -> contender.state().exemptions().stream())
            .map(MeasureState.Granted::exemption)
            .map(exemption -> unsaid(exemption, query))
            .collect(Collectors.toSet());
    if (query.product() != null) {
      Columns.unsaidClaims(query, source).forEach(claim -> asked.add(Set.of(claim)));
    }
    var all = asked.stream().flatMap(Set::stream).collect(Collectors.toSet());
    return Stream.of(all.stream().map(Set::of), asked.stream(), Stream.of(all))
        .flatMap(sets -> sets)
        .distinct()
        .sorted(
            Comparator.<Set<ClaimName>>comparingInt(Set::size).thenComparing(Assumptions::names))
        .toList();
  }

  private static Set<ClaimName> unsaid(Exemption exemption, RateQuery query) {
    return exemption.claims().stream().filter(query.claims()::isUnsaid).collect(Collectors.toSet());
  }

  private static String names(Set<ClaimName> claims) {
    return claims.stream().map(ClaimName::value).sorted().collect(Collectors.joining(" "));
  }
}
