package org.tariffledger.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.rates.RateQuery;

/// A made-up trade war of any size. Each of ten importers has two programmes: one with a duty on
/// all goods of each of twenty exporters, one with duties on single headings; the more measures,
/// the more headings. Every measure has five events.
final class World {

  static final int EVENTS_PER_MEASURE = 5;

  static final Instant START = Instant.parse("2025-04-02T20:00:00Z");

  private static final List<EconomyCode> IMPORTERS = economies("US CN EU JP CA MX IN BR GB KR");
  private static final List<EconomyCode> EXPORTERS =
      economies("VN TW CH TH ID MY PH AU NZ NO TR ZA AR CL CO PE EG SA AE SG");
  private static final int PAIRS = 200;

  /// What measures refer to; recorded first.
  static Stream<Event> references() {
    return IMPORTERS.stream()
        .flatMap(
            importer ->
                Stream.of(
                    registered(general(importer), importer),
                    registered(byHeading(importer), importer),
                    new CoverageDeclared(
                        importer, CoverageState.COMPLETE, START, Announcement.at(START))));
  }

  /// The references and then so many measures, each with all its events.
  static Stream<Event> events(int measures) {
    return Stream.concat(references(), measureEvents(measures));
  }

  static Stream<MeasureEvent> measureEvents(int measures) {
    return IntStream.range(0, measures).boxed().flatMap(World::eventsOf);
  }

  /// The references and then one measure of so many acts, each announced on another day.
  static Stream<Event> longStory(int acts) {
    return Stream.concat(
        references(),
        Stream.concat(
            Stream.of(measure(0)),
            IntStream.range(1, acts)
                .mapToObj(
                    act ->
                        new DutyChanged(
                            id(0),
                            percent(act),
                            day(act + 2),
                            List.of(),
                            null,
                            Announcement.at(day(act))))));
  }

  static TariffImposed measure(int number) {
    var importer = IMPORTERS.get(number % IMPORTERS.size());
    var exporter = exporter(number);
    var isGeneral = number < PAIRS;
    return new TariffImposed(
        id(number),
        importer,
        isGeneral ? general(importer) : byHeading(importer),
        Targets.only(new Target.Economy(exporter)),
        isGeneral
            ? Products.ALL
            : new Products(List.of(new Goods.Heading(heading(number))), List.of()),
        percent(number),
        START.plus(Duration.ofDays(1)),
        null,
        List.of(),
        Announcement.at(START));
  }

  /// The command that imposes it.
  static ImposeTariff imposition(int number) {
    return imposition(measure(number));
  }

  static ImposeTariff imposition(TariffImposed e) {
    return new ImposeTariff(
        e.measure(),
        e.imposer(),
        e.programme(),
        e.targets(),
        e.products(),
        e.duty(),
        e.announcement(),
        e.effectiveFrom(),
        e.expiresAt());
  }

  static MeasureId id(int number) {
    return new MeasureId("made-up-" + number);
  }

  /// About all goods of the measure's pair, at a time when all its events count.
  static RateQuery generalQuestion(int number, long position) {
    var at = START.plus(Duration.ofDays(90));
    return new RateQuery(
        IMPORTERS.get(number % IMPORTERS.size()), exporter(number), null, at, at, position);
  }

  /// About the very heading of the measure, which a duty on all goods covers too.
  static RateQuery headingQuestion(int number, long position) {
    return generalQuestion(number, position).on(heading(Math.max(number, PAIRS)));
  }

  private static Stream<MeasureEvent> eventsOf(int number) {
    var id = id(number);
    return Stream.of(
        measure(number),
        new DutyChanged(id, percent(number + 7), day(10), List.of(), null, Announcement.at(day(9))),
        new TariffPaused(
            id, day(20), day(40), new Residual.Charges(percent(10)), Announcement.at(day(19))),
        new TariffPaused(
            id, day(20), day(60), new Residual.Charges(percent(10)), Announcement.at(day(35))),
        new DutyChanged(
            id, percent(number + 13), day(70), List.of(), null, Announcement.at(day(69))));
  }

  private static ProgrammeRegistered registered(ProgrammeId id, EconomyCode importer) {
    return new ProgrammeRegistered(
        id, importer, "Made up", Selection.MOST_SPECIFIC, Announcement.at(START));
  }

  private static ProgrammeId general(EconomyCode importer) {
    return new ProgrammeId(importer + "-GENERAL");
  }

  private static ProgrammeId byHeading(EconomyCode importer) {
    return new ProgrammeId(importer + "-BY-HEADING");
  }

  private static EconomyCode exporter(int number) {
    return EXPORTERS.get(number / IMPORTERS.size() % EXPORTERS.size());
  }

  private static ProductCode heading(int number) {
    return new ProductCode(String.format(Locale.ROOT, "%08d", 10_000_000 + number / PAIRS * 100));
  }

  private static Duty percent(int number) {
    return new Duty.AdValorem(Percent.of(String.valueOf(number % 50 + 1)));
  }

  static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  private static List<EconomyCode> economies(String codes) {
    return Stream.of(codes.split(" ")).map(EconomyCode::new).toList();
  }

  private World() {}
}
