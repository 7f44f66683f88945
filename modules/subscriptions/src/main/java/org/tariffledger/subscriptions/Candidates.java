package org.tariffledger.subscriptions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tariffledger.domain.rates.Bearing;
import org.tariffledger.domain.rates.RateChange;

/// What may have made the changes that are told together, by what it bears on.
final class Candidates<T> {

  private record Borne<T>(Bearing on, T by) {}

  private final List<T> all;
  private final Map<Bearing, List<T>> byBearing;

  Candidates(List<T> all, Function<T, List<Bearing>> bearings) {
    this.all = all;
    this.byBearing =
        all.stream()
            .flatMap(one -> bearings.apply(one).stream().map(on -> new Borne<>(on, one)))
            .collect(
                Collectors.groupingBy(
                    Borne::on,
                    LinkedHashMap::new,
                    Collectors.mapping(Borne::by, Collectors.toList())));
  }

  /// Those that may have made the change, the most precise first; all where none is found to.
  List<T> of(RateChange change) {
    var found =
        change.makers().stream()
            .flatMap(maker -> byBearing.getOrDefault(maker, List.of()).stream())
            .distinct()
            .toList();
    return found.isEmpty() ? all : found;
  }
}
