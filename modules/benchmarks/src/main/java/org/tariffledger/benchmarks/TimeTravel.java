package org.tariffledger.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.benchmarks.Line.Hope;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.rates.Axis;
import org.tariffledger.domain.rates.RateDifference;
import org.tariffledger.domain.rates.RateHistory;
import org.tariffledger.domain.rates.RateHistory.Period;
import org.tariffledger.domain.rates.RateMatrix;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;

/// Histories and differences over one measure of many acts, as known a day before the last of them,
/// so that nothing folded is at hand, beside one fold of the same acts; and a world's matrix beside
/// as many single rates.
final class TimeTravel {

  private static final Period ALL = new Period(null, null);
  private static final int PAGE = 100;
  private static final int WORLD_MEASURES = 1_000;

  static List<Line> measure(Sizes sizes) throws Exception {
    return Stream.concat(ofOneMeasure(sizes).stream(), ofTheWorld(sizes).stream()).toList();
  }

  private static List<Line> ofOneMeasure(Sizes sizes) throws Exception {
    var acts = sizes.travelActs();
    var book = Books.of(World.longStory(acts));
    var then = World.day(acts - 2);
    var query = World.generalQuestion(0, book.position()).knowing(then).at(then);
    var medians =
        Medians.warm(
            sizes.rounds(),
            List.of(
                () -> millis(sizes, () -> history(query, Axis.VALID_AT, acts, book)),
                () -> millis(sizes, () -> history(query, Axis.KNOWN_AT, acts, book)),
                () -> millis(sizes, () -> history(query, Axis.RECORDED_AT, acts, book)),
                () -> millis(sizes, () -> history(query, Axis.KNOWN_AT, PAGE, book)),
                () -> millis(sizes, () -> difference(query, acts, book)),
                () -> millis(sizes, () -> fold(query, book))));
    var what = ", a measure of %,d acts".formatted(acts);
    return List.of(
        beside("History along validAt" + what, medians[0], medians[5], acts),
        beside("History along knownAt" + what, medians[1], medians[5], acts),
        beside("History along recordedAt" + what, medians[2], medians[5], acts),
        beside("History along knownAt, a page of 100" + what, medians[3], medians[5], null),
        beside("Difference of two knownAt" + what, medians[4], medians[5], 20));
  }

  /// One that answers each act anew should cost no more than that many folds.
  private static Line beside(String what, double millis, double fold, @Nullable Integer foldsMost) {
    var hope = foldsMost == null ? null : Hope.atMost(foldsMost);
    return new Line(what, millis, "ms", "one fold of the same acts", fold, hope);
  }

  private static int history(RateQuery query, Axis axis, int limit, RateBook book) {
    return RateHistory.of(query, axis, ALL, limit, book).segments().size();
  }

  private static int difference(RateQuery query, int acts, RateBook book) {
    var before = query.knowing(World.day(acts / 2)).at(World.day(acts));
    return RateDifference.of(before, before.knowing(query.knownAt()), Axis.KNOWN_AT, book)
        .causes()
        .size();
  }

  private static int fold(RateQuery query, RateBook book) {
    return book.measure(World.id(0))
        .orElseThrow()
        .known(query.knownAt(), query.position())
        .orElseThrow()
        .changes()
        .size();
  }

  private static List<Line> ofTheWorld(Sizes sizes) throws Exception {
    Stream<Event> world = World.events(WORLD_MEASURES);
    var book = Books.of(world);
    var query = World.generalQuestion(0, book.position());
    var cells = cells(query, book);
    var medians =
        Medians.warm(
            sizes.rounds(),
            List.of(
                () -> millis(sizes, () -> cells(query, book)),
                () -> millis(sizes, () -> rates(query, cells, book))));
    return List.of(
        new Line(
            "Matrix of %,d cells".formatted(cells),
            medians[0],
            "ms",
            "as many single rates",
            medians[1],
            null));
  }

  private static int cells(RateQuery query, RateBook book) {
    return book.importersWithCoverage().stream()
        .mapToInt(
            importer ->
                RateMatrix.of(
                        new RateQuery(
                            importer,
                            importer,
                            null,
                            query.validAt(),
                            query.knownAt(),
                            query.position()),
                        book.measures().stream()
                            .filter(m -> m.imposed().imposer().equals(importer))
                            .toList(),
                        book)
                    .cells()
                    .size())
        .sum();
  }

  private static int rates(RateQuery query, int count, RateBook book) {
    var found = 0;
    for (int i = 0; i < count; i++) {
      found += Rates.answer(query, book).components().size();
    }
    return found;
  }

  /// How long one takes.
  private static double millis(Sizes sizes, Callable<Integer> task) throws Exception {
    var during = sizes.travelRound();
    var began = System.nanoTime();
    var done = 0;
    do {
      if (task.call() == 0) {
        throw new IllegalStateException("Nothing was found.");
      }
      done++;
    } while (System.nanoTime() - began < during.toNanos());
    return Duration.ofNanos(System.nanoTime() - began).toNanos() / 1e6 / done;
  }

  private TimeTravel() {}
}
