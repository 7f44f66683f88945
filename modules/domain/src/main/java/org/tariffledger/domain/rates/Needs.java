package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProductLists;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.rates.RateAnswer.Coverage;
import org.tariffledger.domain.rates.RateAnswer.Need;

/// What would settle the additional duty, and why.
final class Needs {

  /// So many measures are named by which a fact matters.
  private static final int NAMED_MAX = 5;

  private static final String TOO_MANY_CASES =
      " There are too many cases to try them all: give some of the facts, and the range narrows.";

  /// @param deviating the codes below the product that are charged otherwise
  static List<Need> of(
      RateQuery query,
      Outlook here,
      Collection<ProductCode> deviating,
      Coverage coverage,
      RateSource source) {
    var needs = new ArrayList<Need>();
    if (coverage.state() != CoverageState.COMPLETE) {
      needs.add(ofCoverage(query, coverage));
    }
    if (!deviating.isEmpty()) {
      needs.add(
          new Need(
              "product",
              "Below " + query.product() + " not all goods are charged alike; give a longer code.",
              deviating.stream().limit(BaseDuties.CODES_MAX).map(ProductCode::value).toList()));
    }
    addFacts(query, here, source, needs);
    var assessments = here.assessments().toList();
    assessments.stream()
        .flatMap(Assessment::untold)
        .flatMap(contender -> contender.needs().stream())
        .distinct()
        .forEach(needs::add);
    open(assessments)
        .forEach((programme, ids) -> needs.add(undecided(programme, ids, !deviating.isEmpty())));
    return Need.merged(needs.stream());
  }

  /// No parameter says which of several measures answers. A longer code may.
  private static Need undecided(ProgrammeId programme, Set<String> ids, boolean hasBelow) {
    var measures =
        "%s of %s fit equally well and charge differently."
            .formatted(String.join(", ", ids), programme);
    return hasBelow
        ? new Need("product", measures + " A longer code may tell them apart.", List.of())
        : new Need(
            Pricing.DUTY,
            measures
                + " No fact of the shipment says which of them answers, and no longer code: what is"
                + " recorded of them has to tell them apart.",
            List.of());
  }

  private static Need ofCoverage(RateQuery query, Coverage coverage) {
    return new Need(
        "coverage",
        coverage.since() == null
            ? "Nobody declared how complete the record of " + query.importer() + " is."
            : "The record of %s is %s."
                .formatted(query.importer(), coverage.state().name().toLowerCase(Locale.ROOT)),
        List.of());
  }

  private static void addFacts(RateQuery query, Outlook here, RateSource source, List<Need> needs) {
    var mattering = here.mattering();
    addLists(query, mattering, source, needs);
    var there = LocalTimes.of(query.importer());
    mattering.stream()
        .filter(variable -> !(variable.fact() instanceof Fact.Listed))
        .forEach(
            variable ->
                needs.add(
                    new Need(
                        variable.fact().name(),
                        why(variable.fact(), here)
                            + elsewhere(variable)
                            + (here.isTooMuchFor(variable) ? TOO_MANY_CASES : ""),
                        FactTexts.of(here.telling(variable), there))));
  }

  /// Lists of which nobody knows what is on them are named together, and so are those of which only
  /// a part is known.
  private static void addLists(
      RateQuery query, List<Variable> mattering, RateSource source, List<Need> needs) {
    var unknown = new ArrayList<String>();
    var inPart = new ArrayList<String>();
    for (var variable : mattering) {
      if (variable.fact() instanceof Fact.Listed(var list)) {
        (isKnown(list, query, source) ? inPart : unknown).add(list.value());
      }
    }
    addLists("Nobody recorded what is on %s.", unknown, needs);
    addLists(
        "Of %s only a part is recorded, which does not say whether the goods are on it.",
        inPart, needs);
  }

  private static boolean isKnown(ProductListId list, RateQuery query, RateSource source) {
    return ProductLists.isKnown(source.productList(list), query.knownAt(), query.position());
  }

  private static void addLists(String why, List<String> lists, List<Need> needs) {
    if (!lists.isEmpty()) {
      needs.add(new Need("productList", why.formatted(String.join(", ", lists)), lists));
    }
  }

  private static String why(Fact fact, Outlook here) {
    var names = new TreeSet<String>();
    here.measures()
        .filter(aimed -> aimed.isStanding() && aimed.asksFor(fact))
        .forEach(aimed -> names.add(aimed.state().imposed().measure().value()));
    var named = names.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
    return names.isEmpty()
        ? subject(fact) + " decides what stacking rules leave."
        : "%s decides what %s%s charge%s."
            .formatted(
                subject(fact),
                named,
                names.size() > NAMED_MAX ? " and others" : "",
                names.size() == 1 ? "s" : "");
  }

  private static String elsewhere(Variable variable) {
    return FactTexts.elsewhere(variable.values())
        .map(" %s stands for every economy that no rule names."::formatted)
        .collect(Collectors.joining());
  }

  private static String subject(Fact fact) {
    return switch (fact) {
      case Fact.Claimed(var claim) -> "Whether " + claim + " is claimed";
      case Fact.LoadedOn _ -> "When the goods were loaded";
      case Fact.QuotaInHand _ -> "Whether quota is in hand";
      case Fact.MeltedIn _ -> "Where the metal was melted and poured";
      case Fact.Numeric(var of) -> subject(of);
      case Fact.Listed(var list) -> "Whether the goods are on " + list;
    };
  }

  private static String subject(NumericFact fact) {
    if (fact.equals(NumericFact.CUSTOMS_VALUE)) {
      return "What the shipment is worth";
    }
    var of = fact.value().substring(fact.value().indexOf('.') + 1);
    return "The share of %s in the %s".formatted(of, fact.isShare() ? "customs value" : "weight");
  }

  /// Each programme in which nothing tells some measures apart, with those measures.
  private static Map<ProgrammeId, Set<String>> open(List<Assessment> assessments) {
    var open = new TreeMap<ProgrammeId, Set<String>>(Comparator.comparing(ProgrammeId::value));
    assessments.stream()
        .flatMap(assessment -> assessment.open().stream())
        .forEach(
            contest ->
                contest.leading().stream()
                    .map(contender -> contender.id().value())
                    .forEach(open.computeIfAbsent(contest.programme(), _ -> new TreeSet<>())::add));
    return open;
  }

  private Needs() {}
}
