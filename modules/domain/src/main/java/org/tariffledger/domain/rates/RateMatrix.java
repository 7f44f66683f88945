package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Groups;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.Target;

/// What one importer charges on the general goods of everybody. `others` is what it charges on all
/// those whom no measure of its names; null if there is nobody else.
public record RateMatrix(List<Cell> cells, @Nullable RateAnswer others) {

  public record Cell(EconomyCode exporter, RateAnswer answer) {}

  /// Of one importer, of whom these are the measures.
  public static RateMatrix of(
      EconomyCode importer,
      Instant validAt,
      Instant knownAt,
      long position,
      Collection<MeasureHistory> measures,
      RateSource source) {
    var folded = new FoldedSource(source);
    var named = named(knownAt, position, measures, source);
    var asked = new RateQuery(importer, importer, null, validAt, knownAt, position);
    var cells = new TreeMap<String, Cell>();
    RateAnswer others = null;
    for (var economy : Economies.all()) {
      var exporter = new EconomyCode(economy.code());
      if (isWithin(importer, exporter, validAt)) {
        continue;
      }
      if (named.contains(exporter)) {
        cells.put(exporter.value(), new Cell(exporter, folded.answer(asked.from(exporter))));
      } else if (others == null) {
        others = folded.answer(asked.from(exporter));
      }
    }
    return new RateMatrix(List.copyOf(cells.values()), others);
  }

  private static boolean isWithin(EconomyCode importer, EconomyCode exporter, Instant at) {
    return exporter.equals(importer)
        || Economies.unionOf(exporter, at).filter(importer::equals).isPresent();
  }

  /// Whom a measure of the importer names, includes or excludes, by itself, in a group or in a
  /// union, at any time.
  private static NavigableSet<EconomyCode> named(
      Instant knownAt, long position, Collection<MeasureHistory> measures, RateSource source) {
    var named = new TreeSet<EconomyCode>(Comparator.comparing(EconomyCode::value));
    measures.stream()
        .flatMap(history -> history.known(knownAt, position).stream())
        .flatMap(course -> course.allTargets().stream())
        .flatMap(targets -> Stream.concat(targets.include().stream(), targets.exclude().stream()))
        .distinct()
        .flatMap(target -> economies(target, knownAt, position, source))
        .forEach(named::add);
    return named;
  }

  private static Stream<EconomyCode> economies(
      Target target, Instant knownAt, long position, RateSource source) {
    return switch (target) {
      case Target.World _ -> Stream.of();
      case Target.Economy(var code) ->
          Stream.concat(
              Stream.of(code),
              Economies.memberships().stream()
                  .filter(membership -> membership.union().equals(code))
                  .map(Economies.UnionMembership::member));
      case Target.Group(var id) ->
          source.group(id).stream()
              .filter(entry -> entry.isKnown(knownAt, position))
              .map(RateMatrix::members)
              .flatMap(List::stream);
    };
  }

  private static List<EconomyCode> members(Recorded<ReferenceEvent> entry) {
    return Groups.members(entry).stream().map(member -> member.economy()).toList();
  }
}
