package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.rates.Moments.Moment;
import org.tariffledger.domain.rates.RateAnswer.Component;

/// Two answers that differ in one of the three times, the measures whose part is another, and what
/// explains it, in order.
public record RateDifference(
    RateAnswer before, RateAnswer after, List<Changed> changed, List<Cause> causes) {

  /// A measure's part in each answer; null where it has none.
  public record Changed(MeasureId measure, @Nullable Component before, @Nullable Component after) {}

  public static RateDifference of(RateQuery before, RateQuery after, Axis axis, RateSource source) {
    var folded = new FoldedSource(source);
    var one = Rates.answer(before, folded.at(before));
    var other = Rates.answer(after, folded.at(after));
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
            .map(Moment::causes)
            .flatMap(List::stream)
            .toList();
    return telling(between, one, other);
  }

  private static Comparator<RateQuery> along(Axis axis) {
    return switch (axis) {
      case VALID_AT -> Comparator.comparing(RateQuery::validAt);
      case KNOWN_AT -> Comparator.comparing(RateQuery::knownAt);
      case RECORDED_AT -> Comparator.comparingLong(RateQuery::position);
    };
  }

  /// Those of measures whose part is another, and those of no measure; all, if that leaves none.
  static List<Cause> telling(List<Cause> causes, RateAnswer before, RateAnswer after) {
    var changed = changed(before, after).stream().map(Changed::measure).toList();
    var telling =
        causes.stream()
            .filter(cause -> cause.measure() == null || changed.contains(cause.measure()))
            .toList();
    return telling.isEmpty() ? List.copyOf(causes) : telling;
  }

  private static List<Changed> changed(RateAnswer before, RateAnswer after) {
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
