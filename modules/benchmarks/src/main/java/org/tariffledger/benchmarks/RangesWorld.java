package org.tariffledger.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.projections.RateBook;

/// The made-up war with one programme for each importer, so that its duties do not add: the longest
/// heading alone decides, which one row of a table can say too.
final class RangesWorld {

  private static final int QUESTIONS_MAX = 1_000;
  private static final int DAYS = 90;

  /// The moments lie between the days on which something changes.
  private static final Duration INTO_THE_DAY = Duration.ofHours(5);

  /// One question by its three times, as either side may be asked it.
  record Question(
      EconomyCode importer,
      EconomyCode exporter,
      ProductCode product,
      Instant validAt,
      Instant knownAt,
      Instant recordedAt) {

    RateQuery in(RateBook book) {
      return new RateQuery(
          importer, exporter, product, validAt, knownAt, book.positionAt(recordedAt));
    }

    String target(String path) {
      return path
          + "?importer=%s&exporter=%s&product=%s".formatted(importer, exporter, product)
          + "&validAt=%s&knownAt=%s&recordedAt=%s".formatted(validAt, knownAt, recordedAt);
    }
  }

  static Stream<Event> events(int measures) {
    return Stream.concat(
        World.references(), World.measureEvents(measures).map(RangesWorld::ofOneProgramme));
  }

  private static MeasureEvent ofOneProgramme(MeasureEvent event) {
    return event instanceof TariffImposed e
        ? new TariffImposed(
            e.measure(),
            e.imposer(),
            new ProgrammeId(e.imposer() + "-GENERAL"),
            e.targets(),
            e.products(),
            e.duty(),
            e.effectiveFrom(),
            e.expiresAt(),
            e.inResponseTo(),
            e.announcement())
        : event;
  }

  /// About lines below headings all over the book, on every day of three months, half by
  /// what was known on some day and half by all that is, and by what was recorded at three moments.
  static List<Question> questions(int measures, RateBook book) {
    return IntStream.range(0, Math.min(QUESTIONS_MAX, measures))
        .mapToObj(i -> question(i, measures, book))
        .toList();
  }

  private static Question question(int i, int measures, RateBook book) {
    var query = World.headingQuestion((int) (i * 2_654_435_761L % measures), book.position());
    var position = book.position() - book.position() / 10 * (i % 3) / 3;
    return new Question(
        query.importer(),
        query.exporter(),
        new ProductCode(Objects.requireNonNull(query.product()) + "10"),
        World.day(i * 7 % DAYS + 2).plus(INTO_THE_DAY),
        World.day(i % 2 == 0 ? DAYS : i * 11 % DAYS + 2).plus(INTO_THE_DAY),
        book.recordedAt(position));
  }

  private RangesWorld() {}
}
