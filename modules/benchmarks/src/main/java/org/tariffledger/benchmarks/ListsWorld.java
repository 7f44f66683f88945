package org.tariffledger.benchmarks;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.Content;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.ExemptionId;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.projections.RateBook;

/// One importer with eighty measures in twelve programmes, all of which may concern one exporter.
/// Of each programme some cover what is on its list, some all goods but those, some exempt them.
/// Without lists, they name chapters instead.
final class ListsWorld {

  static final int CODES = 14_000;
  static final int CODES_PER_LIST = 12_000;

  private static final int MEASURES = 80;
  private static final int PROGRAMMES = 12;
  private static final EconomyCode IMPORTER = new EconomyCode("US");
  private static final EconomyCode EXPORTER = new EconomyCode("CN");
  private static final Announcement ANNOUNCED = Announcement.at(World.START);
  private static final List<String> CHAPTERS =
      IntStream.range(10, 98).mapToObj(String::valueOf).toList();

  static RateBook book(boolean hasLists) {
    var contents = new HashMap<Digest, String>();
    var book = new RateBook(digest -> Objects.requireNonNull(contents.get(digest)));
    Stream.of(
            references(),
            hasLists ? lists(contents) : Stream.<Event>of(),
            IntStream.range(0, MEASURES).boxed().flatMap(number -> measure(number, hasLists)))
        .flatMap(events -> events)
        .forEach(event -> book.add(Books.next(book.position(), event)));
    return book;
  }

  /// A line of the tariff; every list that has not left it out has it.
  static ProductCode code(int number) {
    return new ProductCode(
        CHAPTERS.get(number % CHAPTERS.size())
            + String.format(Locale.ROOT, "%06d", number / CHAPTERS.size() * 10));
  }

  static RateQuery question(long position) {
    var at = World.START.plus(Duration.ofDays(90));
    return new RateQuery(IMPORTER, EXPORTER, null, at, at, position);
  }

  private static Stream<Event> references() {
    return Stream.concat(
        Stream.of(new CoverageDeclared(IMPORTER, CoverageState.COMPLETE, World.START, ANNOUNCED)),
        IntStream.range(0, PROGRAMMES)
            .mapToObj(
                n ->
                    new ProgrammeRegistered(
                        programme(n), IMPORTER, "Made up", Selection.MOST_SPECIFIC, ANNOUNCED)));
  }

  private static Stream<Event> lists(Map<Digest, String> contents) {
    return IntStream.range(0, PROGRAMMES)
        .boxed()
        .flatMap(
            n -> {
              var codes = CodeSet.of(codes(n));
              var digest = Digest.of(codes.text());
              contents.put(digest, codes.text());
              return Stream.of(
                  new ProductListRegistered(list(n), IMPORTER, "Made up", ANNOUNCED),
                  new ProductListPublished(
                      list(n), new Content(digest, codes.size()), null, null, ANNOUNCED));
            });
  }

  private static List<ProductCode> codes(int list) {
    return IntStream.range(0, CODES)
        .filter(code -> (code + list) % (CODES / (CODES - CODES_PER_LIST)) != 0)
        .mapToObj(ListsWorld::code)
        .toList();
  }

  private static Stream<Event> measure(int number, boolean hasLists) {
    var id = new MeasureId("made-up-" + number);
    var listed = hasLists ? new Goods.Listed(list(number)) : Goods.of(CHAPTERS.get(number % 4));
    var kind = number / PROGRAMMES % 3;
    var imposed =
        new TariffImposed(
            id,
            IMPORTER,
            programme(number),
            Targets.only(number % 2 == 0 ? new Target.World() : new Target.Economy(EXPORTER)),
            switch (kind) {
              case 0 -> new Products(List.of(listed), List.of());
              case 1 -> new Products(List.of(new Goods.All()), List.of(listed));
              default -> Products.ALL;
            },
            new Duty.AdValorem(Percent.of(String.valueOf(number % 50 + 1))),
            World.START.plus(Duration.ofDays(1)),
            null,
            List.of(),
            ANNOUNCED);
    return kind < 2
        ? Stream.of(imposed)
        : Stream.of(
            imposed,
            new ExemptionGranted(
                id,
                new Exemption(
                    new ExemptionId("listed"),
                    List.of(
                        new Predicate.Products(new Products(List.of(listed), List.of())),
                        new Predicate.Claim(new ClaimName("MADE-UP"))),
                    Exemption.Effect.PROGRAMME_ANSWERS_ZERO),
                World.START.plus(Duration.ofDays(1)),
                null,
                null,
                ANNOUNCED));
  }

  private static ProductListId list(int number) {
    return new ProductListId("MADE-UP-" + number % PROGRAMMES);
  }

  private static ProgrammeId programme(int number) {
    return new ProgrammeId("MADE-UP-" + number % PROGRAMMES);
  }

  private ListsWorld() {}
}
