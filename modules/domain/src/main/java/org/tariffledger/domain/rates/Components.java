package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.MeasureState.Phase;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.rates.RateAnswer.Component;
import org.tariffledger.domain.rates.RateAnswer.LegalStatus;
import org.tariffledger.domain.rates.RateAnswer.Outcome;

/// Every measure that has a part in an answer, with the part it has.
final class Components {

  /// @param by what decided it, if that is another than the measure itself
  private record Part(
      Outcome outcome, @Nullable Percent percent, @Nullable String because, List<LegalBasis> by) {

    Part(Outcome outcome, @Nullable Percent percent, @Nullable String because) {
      this(outcome, percent, because, List.of());
    }
  }

  /// A measure and its part in one case.
  private record Shared(Contender contender, Part part) {

    /// What it gives way to may differ.
    boolean isSameIn(@Nullable Shared other) {
      return other != null
          && part.outcome == other.part.outcome
          && Objects.equals(part.percent, other.part.percent);
    }
  }

  /// By programme, within it those that decide first. Measures that have ended have no part.
  static List<Component> of(Outlook here, Map<ProductCode, Outlook> deviating) {
    var components = new ArrayList<Component>();
    var mattering = here.mattering();
    here.parts().forEach(part -> components.addAll(of(part, asked(part, mattering))));
    var named = new HashSet<MeasureId>(components.stream().map(Component::measure).toList());
    deviating.forEach(
        (heading, outlook) ->
            outlook
                .assessments()
                .flatMap(assessment -> assessment.contests().stream())
                .flatMap(contest -> contest.leading().stream())
                .filter(contender -> named.add(contender.id()))
                .map(c -> component(c, open(heading.value())))
                .forEach(components::add));
    components.sort(Comparator.comparing(component -> component.programme().value()));
    return List.copyOf(components);
  }

  /// Those of the facts that make a difference to any part of the charge that this one asks for
  /// too: which of two equal measures answers may hang on them.
  private static List<Variable> asked(Cases part, List<Variable> mattering) {
    var asked = part.asked();
    return mattering.stream()
        .filter(variable -> part.variables().contains(variable) || asked.contains(variable))
        .toList();
  }

  /// A measure whose part is not the same in every case that makes a difference is open, and so is
  /// one that has a part only in others.
  private static List<Component> of(Cases cases, List<Variable> mattering) {
    var shares = cases.closelyAmong(mattering).stream().map(Components::shares).toList();
    var first = new LinkedHashMap<MeasureId, Shared>();
    shares.forEach(all -> all.forEach(first::putIfAbsent));
    var deciding = mattering.isEmpty() ? cases.asked() : mattering;
    var components = new ArrayList<Component>();
    first.forEach(
        (measure, share) -> {
          var isSettled = shares.stream().allMatch(all -> share.isSameIn(all.get(measure)));
          var isSayable = !cases.areTooMany() || !share.contender.isStanding();
          components.add(
              isSettled && isSayable
                  ? component(share.contender, share.part)
                  : component(share.contender, openFor(share.contender, deciding)));
        });
    var named = new HashSet<>(first.keySet());
    cases
        .standing()
        .sorted(Comparator.comparing(contender -> contender.id().value()))
        .filter(contender -> named.add(contender.id()))
        .map(c -> component(c, openFor(c, cases.asked())))
        .forEach(components::add);
    return components;
  }

  private static Part open(String because) {
    return new Part(Outcome.OPEN, null, because);
  }

  /// Because of a fact that the measure asks for or else of one that another does.
  private static Part openFor(Contender contender, List<Variable> deciding) {
    return open(
        deciding.stream()
            .map(Variable::fact)
            .filter(contender.aimed()::asksFor)
            .findFirst()
            .orElseGet(() -> deciding.getFirst().fact())
            .text());
  }

  private static Map<MeasureId, Shared> shares(Assessment assessment) {
    var shares = new LinkedHashMap<MeasureId, Shared>();
    for (var contest : assessment.contests()) {
      contest.leading().forEach(c -> put(shares, c, leading(c, contest, assessment)));
      contest.trailing().forEach(c -> put(shares, c, replaced(c, contest)));
    }
    assessment.aside().stream()
        .filter(contender -> contender.state().phase() != Phase.EXPIRED)
        .forEach(c -> put(shares, c, aside(c)));
    return shares;
  }

  private static void put(Map<MeasureId, Shared> shares, Contender contender, Part part) {
    shares.put(contender.id(), new Shared(contender, part));
  }

  private static Part leading(Contender contender, Contest contest, Assessment assessment) {
    var rule = assessment.silenced().get(contest.programme());
    if (rule != null) {
      return new Part(
          Outcome.SUPPRESSED_BY,
          Percent.ZERO,
          rule.rule().value(),
          rule.announcement().legalBasis());
    }
    if (contest.isOpen()) {
      return open(contest.programme().value());
    }
    if (!contender.id().equals(contest.winner().id())) {
      return replaced(contender, contest);
    }
    var needs = contender.needs();
    var sparing = assessment.sparing(contest);
    var charge = contest.charge(contender).determined();
    if (!needs.isEmpty() && charge.isEmpty()) {
      return new Part(Outcome.OPEN, null, needs.getFirst().fact());
    }
    return contender.isExempt()
        ? exempt(contender, charge.orElse(null))
        : new Part(
            contender.isPaused() ? Outcome.PAUSED : Outcome.APPLIED,
            charge.orElse(null),
            sparing == null ? null : sparing.rule().value(),
            sparing == null
                ? List.of()
                : Stream.concat(
                        contender.legalBasis().stream(),
                        sparing.announcement().legalBasis().stream())
                    .distinct()
                    .toList());
  }

  private static Part exempt(Contender contender, @Nullable Percent percent) {
    return new Part(Outcome.EXEMPT, percent, contender.exemptBecause(), contender.exemptBy());
  }

  /// What became of it later has nothing to do with it.
  private static Part replaced(Contender contender, Contest contest) {
    return new Part(
        Outcome.REPLACED_BY,
        Percent.ZERO,
        contest.isOpen() ? contest.programme().value() : contest.winner().id().value(),
        contender.state().imposed().announcement().legalBasis());
  }

  private static Part aside(Contender contender) {
    return contender.isExempt()
        ? exempt(contender, Percent.ZERO)
        : new Part(
            contender.isPaused() ? Outcome.PAUSED : Outcome.NOT_YET_IN_FORCE, Percent.ZERO, null);
  }

  private static Component component(Contender contender, Part part) {
    var state = contender.state();
    return new Component(
        contender.programme(),
        contender.id(),
        state.duty(),
        contender.basis(),
        part.percent(),
        part.outcome(),
        contender.residual(),
        part.because(),
        contender.legalBasis(),
        legalStatus(state),
        part.by.isEmpty() ? contender.legalBasis() : part.by);
  }

  private static LegalStatus legalStatus(MeasureState state) {
    return switch (state.phase()) {
      case ANNOUNCED -> LegalStatus.ANNOUNCED;
      case IN_FORCE -> state.isAnnulled() ? LegalStatus.ANNULLED_REFUNDABLE : LegalStatus.IN_FORCE;
      case PAUSED -> state.isAnnulled() ? LegalStatus.ANNULLED_REFUNDABLE : LegalStatus.PAUSED;
      case EXPIRED -> LegalStatus.EXPIRED;
      case SUPERSEDED_BEFORE_EFFECT -> LegalStatus.SUPERSEDED_BEFORE_EFFECT;
    };
  }

  private Components() {}
}
