package org.tariffledger.rest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.rest.files.Files.content;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.Content;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Quantity;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.UnitOfQuantity;
import org.tariffledger.domain.rates.BaseDuty;
import org.tariffledger.domain.rates.Nomenclature;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;

/// Base duties by the schedule of the United States as published. Skipped where the shared data are
/// absent.
@EnabledIf("org.tariffledger.rest.files.SharedData#isThere")
class UsBaseDutiesTest {

  private static final EconomyCode US = new EconomyCode("US");
  private static final Instant NEW_YEAR = Instant.parse("2025-01-01T05:00:00Z");
  private static final Instant APRIL_23 = Instant.parse("2025-04-23T12:00:00Z");

  private static RateBook book;

  @BeforeAll
  static void publish() throws IOException {
    try (var in = SharedData.open("us/hts_2025_basic_edition.csv")) {
      var schedule = content(ScheduleFile.read(in, null));
      book = new RateBook(_ -> schedule.text());
      record(
          new SchedulePublished(
              US,
              new EditionId("HTS-2025"),
              Extent.WHOLE,
              new Content(Digest.of(schedule.text()), schedule.lines().size()),
              null,
              NEW_YEAR,
              Announcement.at(NEW_YEAR)));
    }
    record(column("other", null, "CU", "KP", "BY", "RU"));
    record(column("S", "USMCA", "CA", "MX"));
    record(column("S+", "USMCA", "CA", "MX"));
    record(column("KR", "KORUS", "KR"));
  }

  @ParameterizedTest
  @CsvSource({
    "CN, , 9018.31.00, Free = 0 general of 90183100",
    "JP, , 8703.23.01, 2.5% = 2.5 general of 87032301",
    "JP, , 8703.23.01.40, 2.5% = 2.5 general of 87032301",
    "VN, , 6109.10.00, 16.5% = 16.5 general of 61091000",
    "VN, , 6109.10.00.12, 16.5% = 16.5 general of 61091000",
    "RU, , 6109.10.00.12, 90% = 90 other of 61091000",
    "MX, , 8703.23.01, 2.5% = 2.5 general of 87032301",
    "MX, USMCA, 8703.23.01, Free = 0 S of 87032301",
    "MX, USMCA, 0406.10.08, See 9823.04.01-9823.04.54 = null S+ of 04061008",
    "KR, KORUS, 0201.10.50, 1.7% = 1.7 KR of 02011050",
    "CN, , 0201.10, open",
    "CN, , 0101.30.00, 6.8% = 6.8 general of 01013000",
    "RU, , 9801.00.10, Free = 0 general of 98010010"
  })
  void a_code_is_charged_by_its_line_and_by_the_column_of_the_partner_or_of_the_claim(
      String exporter, @Nullable String claim, String code, String duty) {
    assertThat(text(base(query(exporter, code, shipment(claim))))).isEqualTo(duty);
  }

  @Test
  void an_amount_per_kilogram_or_per_piece_is_a_share_of_the_value() {
    var beef = new Quantity(new BigDecimal("2"), new UnitOfQuantity("t"));
    assertThat(text(base(query("AU", "0201.10.05", worth("12000", beef)))))
        .isEqualTo("4.4¢/kg = 0.733333 general of 02011005");
    var chicks = new Quantity(new BigDecimal("1000"), new UnitOfQuantity("No."));
    assertThat(text(base(query("CN", "0105.11.00", worth("2250", chicks)))))
        .isEqualTo("0.9¢ each = 0.4 general of 01051100");
    assertThat(base(query("CN", "0105.11.00", worth("2250", beef))).needs())
        .extracting(need -> need.fact())
        .containsExactly("quantity");
  }

  @Test
  void a_heading_is_open_and_names_its_lines_and_a_code_that_never_was_is_missing() {
    var beef = base(query("CN", "0201.10", Shipment.UNSAID));
    assertThat(beef.needs())
        .singleElement()
        .satisfies(
            need -> assertThat(need.values()).containsExactly("02011005", "02011010", "02011050"));
    assertThat(Nomenclature.missing(query("CN", "8703.99", Shipment.UNSAID), book)).isPresent();
    assertThat(Nomenclature.missing(query("CN", "0201.10", Shipment.UNSAID), book)).isEmpty();
  }

  /// Of the lines that both understand: those of one rate, and those that are free.
  @Test
  void all_rates_of_the_other_reading_are_answered() throws IOException {
    int compared = 0;
    try (var file = new Rows(SharedData.open("us/mfn_rates_2025.csv"), 1_000_000, new Notes())) {
      file.next();
      for (var row = file.next(); row != null; row = file.next()) {
        if (Set.of("free", "ad_valorem").contains(row.text(2))
            && row.text(3).matches("Free|[0-9.]+%")) {
          var expected =
              new BigDecimal(row.text(1)).movePointRight(2).setScale(6, RoundingMode.HALF_UP);
          var charged = base(query("JP", row.text(0), Shipment.UNSAID)).charged();
          assertThat(charged).as(row.text(0)).isNotNull();
          assertThat(charged.percent()).as(row.text(0)).isNotNull();
          assertThat(charged.percent().value()).as(row.text(0)).isEqualByComparingTo(expected);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(11_000);
  }

  private static BaseDuty base(RateQuery query) {
    return Rates.answer(query, book).base();
  }

  private static String text(BaseDuty base) {
    var charged = base.charged();
    return charged == null
        ? "open"
        : "%s = %s %s of %s"
            .formatted(charged.duty(), charged.percent(), charged.column(), charged.line());
  }

  private static RateQuery query(String exporter, String code, Shipment shipment) {
    return new RateQuery(
        US,
        new EconomyCode(exporter),
        new ProductCode(code),
        APRIL_23,
        APRIL_23,
        book.position(),
        shipment);
  }

  private static Shipment shipment(@Nullable String claim) {
    return claim == null
        ? Shipment.UNSAID
        : Shipment.claiming(new Claims(Set.of(new ClaimName(claim)), Set.of(), false));
  }

  private static Shipment worth(String value, Quantity quantity) {
    return Shipment.of(Claims.UNSAID, CustomsValue.of(value), quantity);
  }

  private static ColumnAssigned column(String column, @Nullable String claim, String... targets) {
    return new ColumnAssigned(
        US,
        new ScheduleColumn(column),
        claim == null ? null : new ClaimName(claim),
        new Targets(List.of(targets).stream().map(Target::of).toList(), List.of()),
        NEW_YEAR,
        null,
        Announcement.at(NEW_YEAR));
  }

  private static void record(Event event) {
    book.add(new Recorded<>(book.position() + 1, NEW_YEAR.plusSeconds(book.position()), event));
  }
}
