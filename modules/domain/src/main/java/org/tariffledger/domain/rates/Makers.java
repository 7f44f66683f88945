package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Targeting;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.rates.RateChange.Segment;

/// What of all that happened may have changed what one exporter's goods pay, and which measures
/// aimed at him it touches.
final class Makers {

  private record Maker(Bearing bearing, List<Courses> touched) {}

  /// A change on goods: of general goods there is no measure that names them, and every programme
  /// counts.
  ///
  /// @param covers whether a measure may cover the goods
  /// @param counts whether what the change is about hangs on the programme
  /// @param differs whether a measure charges otherwise at the moment
  record Change(
      @Nullable MeasureId naming,
      Predicate<Courses> covers,
      Predicate<ProgrammeId> counts,
      BiPredicate<Courses, Instant> differs,
      List<Segment> segments) {

    private boolean concerns(Courses measure) {
      return counts.test(measure.programme()) && covers.test(measure);
    }

    private Stream<Instant> begins() {
      return segments.stream().map(s -> Objects.requireNonNullElse(s.from(), Instant.MIN));
    }
  }

  private final BiFunction<Targets, Instant, Optional<Targeting>> aim;
  private final List<Maker> all = new ArrayList<>();

  /// @param aim how the exporter is aimed at
  Makers(BiFunction<Targets, Instant, Optional<Targeting>> aim) {
    this.aim = aim;
  }

  void add(Bearing bearing, List<Courses> touched) {
    all.add(new Maker(bearing, touched));
  }

  /// Those that may have made it, the most precise first, else in the order in which they came; all
  /// where none is found to.
  List<Bearing> of(Change change) {
    record Ranked(Bearing bearing, int rank) {}
    var found =
        all.stream()
            .flatMap(maker -> rank(maker, change).map(r -> new Ranked(maker.bearing(), r)).stream())
            .sorted(Comparator.comparingInt(Ranked::rank))
            .map(Ranked::bearing)
            .toList();
    return found.isEmpty() ? all.stream().map(Maker::bearing).toList() : found;
  }

  /// Empty if it cannot have made it.
  private Optional<Integer> rank(Maker maker, Change change) {
    if (maker.bearing() instanceof Bearing.OnCoverage) {
      return change.naming() == null ? Optional.of(9) : Optional.empty();
    }
    var concerned = maker.touched().stream().filter(change::concerns).toList();
    if (concerned.isEmpty()) {
      return Optional.empty();
    }
    return switch (maker.bearing()) {
      case Bearing.OnMeasure(var id) ->
          closest(concerned.getFirst(), change)
              .map(aimed -> id.equals(change.naming()) ? 0 : 1 + rank(aimed));
      case Bearing.OnList _ -> Optional.of(5);
      case Bearing.OnGroup _, Bearing.OnUnion _ -> Optional.of(6);
      case Bearing.OnRule _ -> Optional.of(7);
      case Bearing.OnSchedule _, Bearing.OnCoverage _ -> Optional.of(8);
    };
  }

  private static int rank(Targeting aimed) {
    return switch (aimed) {
      case ECONOMY -> 0;
      case UNION -> 1;
      case GROUP -> 2;
      case WORLD -> 3;
    };
  }

  /// How closely it is aimed at the exporter where it charges otherwise as a span begins.
  private Optional<Targeting> closest(Courses measure, Change change) {
    return change
        .begins()
        .filter(begin -> change.differs().test(measure, begin))
        .flatMap(
            begin ->
                measure.known().stream()
                    .flatMap(course -> course.allTargets().stream())
                    .flatMap(targets -> aim.apply(targets, begin).stream()))
        .max(Comparator.naturalOrder());
  }
}
