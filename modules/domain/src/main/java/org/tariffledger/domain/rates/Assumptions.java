package org.tariffledger.domain.rates;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Predicate.Comparison;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.domain.rates.RateAnswer.Assumed;
import org.tariffledger.domain.rates.RateAnswer.Assumption;
import org.tariffledger.domain.rates.RateAnswer.Status;

/// Facts of which nothing was said are taken as they ordinarily are: those that would change what
/// is charged if they were not, alone, with the others that a condition or an exemption asks for,
/// or with all others. Those with which one changes something only together are told with it.
final class Assumptions {

  /// What is charged beside the base duty, and the base duty, if things are not ordinary.
  record Outcome(Charge additional, BaseDuties.Found base) {

    boolean chargesTheSameAs(Outcome other) {
      return additional.equals(other.additional) && base.duties().equals(other.base.duties());
    }
  }

  /// What is charged if these do not hold as they ordinarily do.
  interface Otherwise {
    Outcome assuming(Set<Predicate> contrary);
  }

  private final RateQuery query;
  private final Otherwise otherwise;
  private final boolean isSure;
  private final Map<Set<Predicate>, Outcome> outcomes = new HashMap<>();

  private Assumptions(RateQuery query, Otherwise otherwise, boolean isSure) {
    this.query = query;
    this.otherwise = otherwise;
    this.isSure = isSure;
  }

  /// @param here what is charged as things are said
  /// @param measures that bear on the goods and on all below them
  /// @param isSure whether the record of the importer is complete, so that an amount can be said
  static List<Assumption> of(
      RateQuery query,
      Outcome here,
      Stream<Aimed> measures,
      RateSource source,
      boolean isSure,
      Otherwise otherwise) {
    if (query.shipment().assume() == Assume.NOTHING) {
      return List.of();
    }
    var assumptions = new Assumptions(query, otherwise, isSure);
    assumptions.outcomes.put(Set.of(), here);
    return assumptions.of(here, assumptions.unsaid(measures, source));
  }

  private List<Assumption> of(Outcome here, List<Set<Predicate>> unsaid) {
    var changing =
        new TreeMap<Predicate, Set<Predicate>>(
            Comparator.comparing(this::name).thenComparing(this::value));
    for (var together : unsaid) {
      var all = assuming(together);
      for (var one : all.chargesTheSameAs(here) ? Set.<Predicate>of() : together) {
        if (!assuming(without(one, together)).chargesTheSameAs(all)) {
          changing.computeIfAbsent(one, _ -> fewest(one, together));
        }
      }
    }
    return changing.entrySet().stream().map(e -> assumption(e.getKey(), e.getValue())).toList();
  }

  /// As few of them as lead to the same, and not without the one.
  private Set<Predicate> fewest(Predicate one, Set<Predicate> together) {
    var all = assuming(together);
    var left = together;
    for (var other : inOrder(without(one, together)).toList()) {
      var fewer = without(other, left);
      if (assuming(fewer).chargesTheSameAs(all)
          && !assuming(without(one, fewer)).chargesTheSameAs(all)) {
        left = fewer;
      }
    }
    return left;
  }

  private Assumption assumption(Predicate predicate, Set<Predicate> together) {
    var outcome = assuming(together);
    var additional = isSure ? outcome.additional().determined().orElse(null) : null;
    var base = outcome.base().answer().percent();
    return new Assumption(
        name(predicate),
        value(predicate),
        inOrder(without(predicate, together))
            .map(other -> new Assumed(name(other), value(other)))
            .toList(),
        status(outcome, additional),
        additional,
        additional == null || base == null ? null : additional.plus(base));
  }

  private static Status status(Outcome outcome, @Nullable Percent additional) {
    if (outcome.additional().isProhibited()) {
      return Status.PROHIBITED;
    }
    return additional == null ? Status.UNDETERMINED : Status.DETERMINED;
  }

  private Stream<Predicate> inOrder(Set<Predicate> predicates) {
    return predicates.stream().sorted(Comparator.comparing(this::name).thenComparing(this::value));
  }

  private String name(Predicate predicate) {
    var fact = Asked.fact(predicate);
    return fact == null ? "" : fact.name();
  }

  /// What is assumed, in words.
  private String value(Predicate predicate) {
    return switch (predicate) {
      case Predicate.Claim _ -> "not made";
      case Predicate.Products _ -> "";
      case Predicate.InTransit(var loadedBefore, _) ->
          "not before " + LocalTimes.of(query.importer()).text(loadedBefore);
      case Predicate.QuotaInHand _ -> "false";
      case Predicate.MeltedIn(var economies) ->
          "not in " + economies.stream().map(EconomyCode::value).collect(Collectors.joining(", "));
      case Predicate.Measured(_, var is, var than, _) ->
          words(is, Boolean.TRUE.equals(OpenFacts.ordinary(predicate))) + than.toPlainString();
    };
  }

  private static String words(Comparison is, boolean holds) {
    return switch (is) {
      case AT_LEAST -> holds ? "at least " : "below ";
      case AT_MOST -> holds ? "at most " : "above ";
      case BELOW -> holds ? "below " : "at least ";
      case ABOVE -> holds ? "above " : "at most ";
    };
  }

  private Outcome assuming(Set<Predicate> contrary) {
    var known = outcomes.get(contrary);
    if (known == null) {
      known = otherwise.assuming(contrary);
      outcomes.put(contrary, known);
    }
    return known;
  }

  private static Set<Predicate> without(Predicate one, Set<Predicate> all) {
    return all.stream().filter(other -> !other.equals(one)).collect(Collectors.toSet());
  }

  /// Each alone, all that a condition or an exemption asks for, and all: the fewest first, else by
  /// name. What cannot be together is left out.
  private List<Set<Predicate>> unsaid(Stream<Aimed> measures, RateSource source) {
    var asked = new LinkedHashSet<Set<Predicate>>();
    measures
        .filter(Aimed::isStanding)
        .distinct()
        .forEach(aimed -> askedBy(aimed).forEach(asked::add));
    if (query.product() != null) {
      Columns.unsaidClaims(query, source)
          .forEach(claim -> asked.add(Set.of(new Predicate.Claim(claim))));
    }
    var open = asked.stream().map(together -> assumed(together)).collect(Collectors.toSet());
    var all = open.stream().flatMap(Set::stream).collect(Collectors.toSet());
    return Stream.of(all.stream().map(Set::of), open.stream(), Stream.of(all))
        .flatMap(sets -> sets)
        .distinct()
        .filter(together -> OpenFacts.canBe(together, query))
        .sorted(Comparator.<Set<Predicate>>comparingInt(Set::size).thenComparing(this::names))
        .toList();
  }

  private static Stream<Set<Predicate>> askedBy(Aimed aimed) {
    var threshold =
        aimed.state().imposed().basis() instanceof Basis.Remainder(var share, var atLeast)
                && atLeast != null
            ? Stream.of(Set.<Predicate>of(Asked.threshold(share, atLeast)))
            : Stream.<Set<Predicate>>of();
    return Stream.of(
            Stream.<Set<Predicate>>of(new HashSet<>(aimed.state().imposed().conditions())),
            aimed.state().exemptions().stream()
                .map(MeasureState.Granted::exemption)
                .map(exemption -> new HashSet<>(exemption.when())),
            threshold)
        .flatMap(sets -> sets);
  }

  /// Those that are taken to be as they ordinarily are.
  private Set<Predicate> assumed(Set<Predicate> asked) {
    return asked.stream()
        .filter(predicate -> OpenFacts.ordinary(predicate) != null)
        .filter(predicate -> Asked.mayHold(predicate, query.validAt()))
        .filter(
            predicate -> {
              var fact = Asked.fact(predicate);
              return fact != null && Value.said(fact, query.shipment()) == null;
            })
        .collect(Collectors.toSet());
  }

  private String names(Set<Predicate> predicates) {
    return predicates.stream()
        .map(predicate -> name(predicate) + " " + value(predicate))
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
