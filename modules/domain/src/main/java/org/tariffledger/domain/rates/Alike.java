package org.tariffledger.domain.rates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.Economies.UnionMembership;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.Groups;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;

/// Exporters whom nothing that is recorded of an importer tells apart: they are named alike, by
/// themselves, in groups and in unions, so that what is found for one of them holds for all.
final class Alike {

  private final Set<EconomyCode> named = new LinkedHashSet<>();
  private final Set<GroupId> groups = new LinkedHashSet<>();
  private final List<RateSource> sources;

  private Alike(List<RateSource> sources) {
    this.sources = sources;
  }

  /// Everybody but the importer and its members, in classes; both in the order of their codes.
  static Collection<List<EconomyCode>> classes(
      EconomyCode importer, Instant at, List<RateSource> sources) {
    var alike = new Alike(sources);
    sources.stream().flatMap(source -> targets(importer, source)).forEach(alike::name);
    return Economies.all().stream()
        .map(economy -> new EconomyCode(economy.code()))
        .filter(exporter -> !RateMatrix.isWithin(importer, exporter, at))
        .sorted(Comparator.comparing(EconomyCode::value))
        .collect(groupingBy(alike::looks, LinkedHashMap::new, toList()))
        .values();
  }

  private static Stream<Targets> targets(EconomyCode importer, RateSource source) {
    return Stream.concat(
        source.measuresOf(importer).stream().flatMap(MeasureHistory::targets),
        source.schedules(importer).stream()
            .flatMap(
                entry ->
                    entry.event() instanceof ColumnAssigned column
                        ? Stream.of(column.targets())
                        : Stream.of()));
  }

  private void name(Targets targets) {
    Stream.concat(targets.include().stream(), targets.exclude().stream())
        .forEach(
            target -> {
              switch (target) {
                case Target.World _ -> {}
                case Target.Economy(var code) -> named.add(code);
                case Target.Group(var id) -> groups.add(id);
              }
            });
  }

  /// All that can tell the economy from others.
  private List<Object> looks(EconomyCode economy) {
    var looks = new ArrayList<Object>();
    if (named.contains(economy)) {
      looks.add(economy);
    }
    for (var union : Economies.membershipsOf(economy)) {
      if (named.contains(union.union())) {
        looks.add(withoutMember(union));
      }
    }
    for (var source : sources) {
      for (var group : groups) {
        for (var entry : source.group(group)) {
          for (var membership : Groups.members(entry)) {
            if (membership.economy().equals(economy)) {
              looks.add(List.of(entry.position(), "" + membership.from(), "" + membership.until()));
            }
          }
        }
      }
    }
    return looks;
  }

  private static List<Object> withoutMember(UnionMembership union) {
    return List.of(union.union(), union.from(), "" + union.until());
  }
}
