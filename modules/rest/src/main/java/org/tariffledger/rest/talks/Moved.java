package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tariffledger.commands.EventNames;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.projections.RateBook;

/// Something that happened to a measure in the same act.
@Schema(description = "What happened to a measure in the same act.")
public record Moved(
    MeasureId measure,
    @Schema(description = "The event.", example = "tariff-paused") String name,
    long position) {

  /// An act has a record time of its own.
  static List<Moved> by(Instant act, Collection<MeasureId> measures, RateBook book) {
    return measures.stream()
        .flatMap(id -> book.measure(id).stream())
        .flatMap(history -> history.entries().stream())
        .filter(entry -> entry.recordedAt().equals(act))
        .map(
            entry ->
                new Moved(
                    entry.event().measure(),
                    EventNames.of(entry.event().getClass()),
                    entry.position()))
        .sorted(Comparator.comparingLong(Moved::position))
        .toList();
  }

  static List<Moved> by(Instant act, Stream<MeasureId> measures, RateBook book) {
    return by(act, measures.distinct().toList(), book);
  }
}
