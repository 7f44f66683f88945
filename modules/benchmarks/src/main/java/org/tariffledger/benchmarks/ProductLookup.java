package org.tariffledger.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tariffledger.commands.EventReader;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Quantity;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.UnitOfQuantity;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;

/// A rate of one product with everything loaded that a customs broker needs for one importer: the
/// whole schedule, all lists, all measures. With nothing said of the shipment, and with all of it.
final class ProductLookup {

  private static final Instant AT = TariffWar.FROM.plus(Duration.ofDays(90));
  private static final int QUESTIONS_MAX = 2_000;
  private static final double MEDIAN = 0.5;
  private static final double SLOW = 0.99;

  private static final Shipment ALL_SAID =
      new Shipment(
          new Claims(
              Set.of(new ClaimName("NOT-A-PART")),
              Set.of(new ClaimName("USMCA"), new ClaimName("TRANSSHIPPED")),
              false),
          new CustomsValue(new BigDecimal("10000")),
          new Quantity(new BigDecimal("500"), new UnitOfQuantity("kg")),
          AT,
          false,
          null,
          Map.of(
              new NumericFact("share.steel"), new BigDecimal("0.3"),
              new NumericFact("share.aluminium"), new BigDecimal("0.1"),
              new NumericFact("share.copper"), new BigDecimal("0.05"),
              new NumericFact("share.usContent"), new BigDecimal("0.25"),
              new NumericFact("weightShare.metal"), new BigDecimal("0.4")),
          Shipment.Assume.ORDINARY);
  private static final String SAID_OVER_HTTP =
      "&claims=NOT-A-PART,!USMCA,!TRANSSHIPPED&customsValue=10000&quantity=500&unit=kg"
          + "&loadedOn=2025-04-20&quotaInHand=false&share.steel=0.3&share.aluminium=0.1"
          + "&share.copper=0.05&share.usContent=0.25&weightShare.metal=0.4";

  static List<Line> measure(Sizes sizes) throws Exception {
    var tariff = new MadeUpTariff(sizes.tariffChapters(), ProgrammesWar.LISTS);
    try (var scratch = Scratch.make();
        var database = new Database.H2(scratch.folder());
        var server = Server.start(database, Server.NO_SCENARIO)) {
      var loaded = LoadedServer.of(server, scratch.folder());
      loaded.schedule(tariff.schedule().getBytes(UTF_8), false);
      loaded.lists(tariff.lists(), tariff::shortList);
      loaded.record(ProgrammesWar.commands().toArray(Command[]::new));
      var of = of(tariff);
      var lines = new ArrayList<Line>();
      lines.addAll(inProcess("A product in process" + of, Shipment.UNSAID, tariff, server, sizes));
      lines.addAll(
          inProcess("A product with all facts in process" + of, ALL_SAID, tariff, server, sizes));
      lines.addAll(overHttp(of, tariff, server, sizes));
      lines.add(heap(of, tariff, server));
      return lines;
    }
  }

  private static String of(MadeUpTariff tariff) {
    var measures = ProgrammesWar.commands().filter(ImposeTariff.class::isInstance).count();
    return ", %,d lines, %d lists, %d measures".formatted(tariff.lines(), tariff.lists(), measures);
  }

  private static List<Line> inProcess(
      String what, Shipment shipment, MadeUpTariff tariff, Server server, Sizes sizes)
      throws Exception {
    var book = server.bean(RateBook.class);
    var plain = Books.of(Stream.concat(TariffWar.references(1), TariffWar.onAllGoods(1)));
    var questions = questions(shipment, tariff, book.position());
    var plainly = questions(Shipment.UNSAID, tariff, plain.position());
    var medians =
        Medians.warm(
            sizes.rounds(),
            List.of(
                () -> micros(MEDIAN, questions, book),
                () -> micros(MEDIAN, plainly, plain),
                () -> micros(SLOW, questions, book),
                () -> micros(SLOW, plainly, plain)));
    var floor = "two measures on all goods, no schedule";
    return List.of(
        new Line(what + ", median", medians[0], "µs", floor, medians[1], null),
        new Line(what + ", 99th percentile", medians[2], "µs", floor, medians[3], null));
  }

  /// About lines all over the schedule.
  private static List<RateQuery> questions(Shipment shipment, MadeUpTariff tariff, long position) {
    var codes = tariff.codes().map(ProductCode::new).toList();
    return IntStream.range(0, Math.min(QUESTIONS_MAX, codes.size()))
        .mapToObj(i -> codes.get((int) (i * 2_654_435_761L % codes.size())))
        .map(
            code ->
                new RateQuery(
                    TariffWar.IMPORTER, TariffWar.EXPORTER, code, AT, AT, position, shipment))
        .toList();
  }

  /// What that part of the questions takes at most.
  private static double micros(double part, List<RateQuery> questions, RateBook book) {
    var taken = new double[questions.size()];
    for (int i = 0; i < taken.length; i++) {
      var began = System.nanoTime();
      var answer = Rates.answer(questions.get(i), book);
      taken[i] = (System.nanoTime() - began) / 1e3;
      if (answer.components().isEmpty()) {
        throw new IllegalStateException(questions.get(i) + " is charged by nobody.");
      }
    }
    Arrays.sort(taken);
    return taken[(int) (taken.length * part)];
  }

  private static List<Line> overHttp(String of, MadeUpTariff tariff, Server server, Sizes sizes)
      throws Exception {
    var code = tariff.codes().skip(7).findFirst().orElseThrow();
    var target = "/v1/rates?importer=US&exporter=CN&validAt=2025-04-23&product=" + code;
    return List.of(
        RateOverHttp.line("A product over HTTP" + of, target, server, sizes),
        RateOverHttp.line(
            "A product with all facts over HTTP" + of, target + SAID_OVER_HTTP, server, sizes));
  }

  /// Of a new book beside the server's own, from the same store.
  private static Line heap(String of, MadeUpTariff tariff, Server server) {
    var files =
        Stream.concat(
                Stream.of(tariff.schedule()),
                IntStream.range(0, tariff.lists()).mapToObj(tariff::shortList))
            .mapToLong(String::length)
            .sum();
    var book =
        Heap.bytesOf(
            () -> {
              var made = new RateBook(server.bean(Contents.class));
              server.bean(EventReader.class).readEntries(0, made::add);
              return made;
            });
    return new Line("Heap of the rate book" + of, book, "bytes", "the files", files, null);
  }

  private ProductLookup() {}
}
