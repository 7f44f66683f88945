package org.tariffledger.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;

/// Measures of one importer on one exporter, each of a programme of its own: on what is on a list,
/// or as many on all goods.
final class TariffWar {

  static final Instant FROM = Instant.parse("2025-01-20T05:00:00Z");
  static final EconomyCode IMPORTER = new EconomyCode("US");
  static final EconomyCode EXPORTER = new EconomyCode("CN");

  private static final int MEASURES_PER_LIST = 2;

  static ProductListId list(int number) {
    return new ProductListId("MADE-UP-" + number);
  }

  static Stream<ReferenceEvent> references(int lists) {
    return Stream.concat(
        Stream.of(
            new CoverageDeclared(IMPORTER, CoverageState.COMPLETE, FROM, Announcement.at(FROM))),
        numbers(lists)
            .mapToObj(
                number ->
                    new ProgrammeRegistered(
                        programme(number),
                        IMPORTER,
                        "Made up",
                        Selection.MOST_SPECIFIC,
                        Announcement.at(FROM))));
  }

  /// Each list is charged by one measure and spared by another, which charges all else.
  static Stream<TariffImposed> onLists(int lists) {
    return numbers(lists)
        .mapToObj(
            number -> {
              var listed = List.<Goods>of(new Goods.Listed(list(number / MEASURES_PER_LIST)));
              var isOn = number % MEASURES_PER_LIST == 0;
              return imposed(
                  number,
                  isOn
                      ? new Products(listed, List.of())
                      : new Products(List.of(new Goods.All()), listed));
            });
  }

  static Stream<TariffImposed> onAllGoods(int lists) {
    return numbers(lists).mapToObj(number -> imposed(number, Products.ALL));
  }

  private static IntStream numbers(int lists) {
    return IntStream.range(0, lists * MEASURES_PER_LIST);
  }

  private static ProgrammeId programme(int number) {
    return new ProgrammeId("MADE-UP-" + number);
  }

  private static TariffImposed imposed(int number, Products products) {
    return new TariffImposed(
        new MeasureId("made-up-" + number),
        IMPORTER,
        programme(number),
        Targets.only(new Target.Economy(EXPORTER)),
        products,
        new Duty.AdValorem(Percent.of(String.valueOf(number % 20 + 1))),
        FROM,
        null,
        List.of(),
        Announcement.at(FROM));
  }

  private TariffWar() {}
}
