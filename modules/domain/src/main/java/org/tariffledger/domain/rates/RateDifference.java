package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.rates.Moments.Moment;
import org.tariffledger.domain.rates.RateAnswer.Component;

/// Two answers that differ in one of the three times, the measures whose part is another, and what
/// explains it, in order.
public record RateDifference(
    RateAnswer before, RateAnswer after, List<Changed> changed, List<Cause> causes) {

  /// A measure's part in each answer; null where it has none.
  public record Changed(MeasureId measure, @Nullable Component before, @Nullable Component after) {}

  public static RateDifference of(RateQuery before, RateQuery after, Axis axis, RateSource source) {
    return of(before, after, axis, new FoldedSource(source));
  }

  static RateDifference of(RateQuery before, RateQuery after, Axis axis, FoldedSource folded) {
    var one = Rates.answer(before, folded);
    var other = Rates.answer(after, folded);
    return new RateDifference(
        one,
        other,
        changed(one, other),
        one.saysTheSameAs(other) ? List.of() : causes(before, after, axis, one, other, folded));
  }

  private static List<Cause> causes(
      RateQuery before,
      RateQuery after,
      Axis axis,
      RateAnswer one,
      RateAnswer other,
      FoldedSource source) {
    var order = along(axis);
    var isForward = order.compare(before, after) < 0;
    var earlier = isForward ? before : after;
    var later = isForward ? after : before;
    var between =
        Moments.of(later, axis, source).values().stream()
            .filter(m -> order.compare(m.query(), earlier) > 0)
            .filter(m -> order.compare(m.query(), later) <= 0)
            .toList();
    var changing =
        between.size() > RateHistory.MOMENTS_MAX
            ? between.stream().flatMap(moment -> moment.causes().stream()).toList()
            : changing(between, isForward ? one : other, source);
    return telling(changing, one, other, source.stackingRules(before.importer()));
  }

  /// What happened at those moments at which the answer changes.
  private static List<Cause> changing(
      List<Moment> moments, RateAnswer answer, FoldedSource source) {
    var causes = new ArrayList<Cause>();
    var last = answer;
    for (var moment : moments) {
      var then = source.answer(moment.query());
      if (!then.saysTheSameAs(last)) {
        var rules = source.stackingRules(moment.query().importer());
        causes.addAll(telling(moment.causes(), last, then, rules));
        last = then;
      }
    }
    return causes;
  }

  private static Comparator<RateQuery> along(Axis axis) {
    return switch (axis) {
      case VALID_AT -> Comparator.comparing(RateQuery::validAt);
      case KNOWN_AT -> Comparator.comparing(RateQuery::knownAt);
      case RECORDED_AT -> Comparator.comparingLong(RateQuery::position);
    };
  }

  /// Those of measures whose part is another, and those of no measure, but of stacking rules only
  /// those between programmes that have a part; all, if that leaves none.
  static List<Cause> telling(
      List<Cause> causes,
      RateAnswer before,
      RateAnswer after,
      List<Recorded<ReferenceEvent>> rules) {
    var changed = changed(before, after).stream().map(Changed::measure).toList();
    var telling =
        causes.stream()
            .filter(
                cause ->
                    cause.measure() == null
                        ? mayStack(cause, before, rules) || mayStack(cause, after, rules)
                        : changed.contains(cause.measure()))
            .toList();
    return telling.isEmpty() ? List.copyOf(causes) : telling;
  }

  /// Whether both programmes of the stacking rule have a part; so for what is no stacking rule.
  private static boolean mayStack(
      Cause cause, RateAnswer answer, List<Recorded<ReferenceEvent>> rules) {
    var programmes = answer.components().stream().map(Component::programme).toList();
    return cause.by().stream()
        .flatMap(entry -> rule(entry.event()).stream())
        .allMatch(
            rule ->
                rules.stream()
                    .flatMap(
                        e -> e.event() instanceof StackingRuleSet s ? Stream.of(s) : Stream.of())
                    .filter(set -> set.rule().equals(rule))
                    .anyMatch(
                        set ->
                            programmes.contains(set.when())
                                && programmes.contains(set.suppresses())));
  }

  private static Optional<RuleId> rule(Event event) {
    return switch (event) {
      case StackingRuleSet e -> Optional.of(e.rule());
      case StackingRuleEnded e -> Optional.of(e.rule());
      default -> Optional.empty();
    };
  }

  /// The measures whose part is another, by id.
  public static List<Changed> changed(RateAnswer before, RateAnswer after) {
    var befores = byMeasure(before);
    var afters = byMeasure(after);
    var all = new TreeMap<MeasureId, Component>(Comparator.comparing(MeasureId::value));
    all.putAll(befores);
    all.putAll(afters);
    var changed = new ArrayList<Changed>();
    for (var measure : all.keySet()) {
      if (!Objects.equals(befores.get(measure), afters.get(measure))) {
        changed.add(new Changed(measure, befores.get(measure), afters.get(measure)));
      }
    }
    return changed;
  }

  private static Map<MeasureId, Component> byMeasure(RateAnswer answer) {
    var parts = new HashMap<MeasureId, Component>();
    answer.components().forEach(component -> parts.put(component.measure(), component));
    return parts;
  }
}
