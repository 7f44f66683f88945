package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
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

  private record Part(Outcome outcome, @Nullable Percent percent, @Nullable String because) {}

  /// By programme, within it those that decide first. Measures that have ended have no part.
  static List<Component> of(Assessment here, Map<ProductCode, Assessment> deviating) {
    var components = ofExactly(here);
    var named = new HashSet<MeasureId>(components.stream().map(Component::measure).toList());
    deviating.forEach(
        (heading, assessment) ->
            assessment.contests().stream()
                .flatMap(contest -> contest.leading().stream())
                .filter(contender -> named.add(contender.id()))
                .map(c -> component(c, new Part(Outcome.OPEN, null, heading.value())))
                .forEach(components::add));
    components.sort(Comparator.comparing(component -> component.programme().value()));
    return List.copyOf(components);
  }

  private static List<Component> ofExactly(Assessment assessment) {
    var components = new ArrayList<Component>();
    for (var contest : assessment.contests()) {
      contest.leading().forEach(c -> components.add(component(c, leading(c, contest, assessment))));
      contest.trailing().forEach(c -> components.add(component(c, replaced(contest))));
    }
    assessment.aside().stream()
        .filter(contender -> contender.state().phase() != Phase.EXPIRED)
        .map(c -> component(c, aside(c)))
        .forEach(components::add);
    return components;
  }

  private static Part leading(Contender contender, Contest contest, Assessment assessment) {
    var rule = assessment.silenced().get(contest.programme());
    if (rule != null) {
      return new Part(Outcome.SUPPRESSED_BY, Percent.ZERO, rule.rule().value());
    }
    if (contest.isOpen()) {
      return new Part(Outcome.OPEN, null, contest.programme().value());
    }
    if (!contender.equals(contest.winner())) {
      return replaced(contest);
    }
    var needs = contender.needs();
    return needs.isEmpty()
        ? new Part(
            outcome(contender),
            contender.charge() instanceof Duty.AdValorem(var percent) ? percent : null,
            contender.exemptBecause())
        : new Part(Outcome.OPEN, null, needs.getFirst().fact());
  }

  private static Outcome outcome(Contender contender) {
    if (contender.isExempt()) {
      return Outcome.EXEMPT;
    }
    return contender.isPaused() ? Outcome.PAUSED : Outcome.APPLIED;
  }

  private static Part replaced(Contest contest) {
    return new Part(
        Outcome.REPLACED_BY,
        Percent.ZERO,
        contest.isOpen() ? contest.programme().value() : contest.winner().id().value());
  }

  private static Part aside(Contender contender) {
    if (contender.isExempt()) {
      return new Part(Outcome.EXEMPT, Percent.ZERO, contender.exemptBecause());
    }
    return new Part(
        contender.isPaused() ? Outcome.PAUSED : Outcome.NOT_YET_IN_FORCE, Percent.ZERO, null);
  }

  private static Component component(Contender contender, Part part) {
    var state = contender.state();
    return new Component(
        contender.programme(),
        contender.id(),
        state.duty(),
        part.percent(),
        part.outcome(),
        contender.residual(),
        part.because(),
        contender.legalBasis(),
        legalStatus(state));
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
