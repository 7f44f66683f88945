package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
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

  /// Of the importer that is asked about, of whom these are the measures.
  public static RateMatrix of(
      RateQuery asked, Collection<MeasureHistory> measures, RateSource source) {
    var folded = new FoldedSource(source);
    var exporters = exporters(asked, measures, source);
    var cells =
        exporters.named().stream()
            .map(exporter -> new Cell(exporter, folded.answer(asked.from(exporter))))
            .toList();
    var other = exporters.other();
    return new RateMatrix(cells, other == null ? null : folded.answer(asked.from(other)));
  }

  /// When the clock alone changes something in the matrix, if anything is scheduled.
  public static Optional<Instant> nextChange(
      RateQuery asked, Collection<MeasureHistory> measures, RateSource source) {
    var folded = new FoldedSource(source);
    var exporters = exporters(asked, measures, source);
    return Stream.concat(exporters.named().stream(), Stream.ofNullable(exporters.other()))
        .map(exporter -> Rates.next(asked.from(exporter), folded))
        .flatMap(Stream::ofNullable)
        .map(RateAnswer.NextChange::at)
        .min(Instant::compareTo);
  }

  /// Those whom a measure names, and one who stands for all others.
  private record Exporters(List<EconomyCode> named, @Nullable EconomyCode other) {}

  private static Exporters exporters(
      RateQuery asked, Collection<MeasureHistory> measures, RateSource source) {
    var names = named(asked.knownAt(), asked.position(), measures, source);
    var all =
        Economies.all().stream()
            .map(economy -> new EconomyCode(economy.code()))
            .filter(exporter -> !isWithin(asked.importer(), exporter, asked.validAt()))
            .sorted(Comparator.comparing(EconomyCode::value))
            .toList();
    return new Exporters(
        all.stream().filter(names::contains).toList(),
        all.stream().filter(exporter -> !names.contains(exporter)).findFirst().orElse(null));
  }

  static boolean isWithin(EconomyCode importer, EconomyCode exporter, Instant at) {
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
