package org.tariffledger.rest.files;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.rest.files.Files.content;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.DutyText;
import org.tariffledger.domain.PlainText;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Schedule;

/// The schedule of the United States as published, against what another parser made of it
/// (`hs8,mfn_rate,rate_type,rate_raw`). Skipped where the shared data are absent.
@EnabledIf("org.tariffledger.rest.files.SharedData#isThere")
class UsScheduleTest {

  /// What the other parser says of one line of eight digits.
  private record Parsed(ProductCode code, BigDecimal fraction, String type, String raw) {}

  private static Reading<Schedule> reading;
  private static Schedule schedule;
  private static List<Parsed> parsed;

  @BeforeAll
  static void read() throws IOException {
    try (var in = SharedData.open("us/hts_2025_basic_edition.csv")) {
      reading = ScheduleFile.read(in, null);
      schedule = content(reading);
    }
    parsed = parsed();
  }

  @Test
  void every_line_of_the_book_is_read() {
    assertThat(reading.counts())
        .isEqualTo(
            new Counts(
                35_859, 29_842, 0, 0, new DutyCounts(5960, 6212, 718, 310, 922, 11_558, 4162)));
  }

  @Test
  void eleven_lines_jump_in_their_indent_and_none_is_refused() {
    assertThat(reading.warnings().shown())
        .extracting(FileFault::line)
        .hasSize(11)
        .startsWith(5_889)
        .endsWith(31_521);
  }

  @Test
  void every_difference_to_the_other_parser_is_explained() {
    var differences = parsed.stream().collect(groupingBy(UsScheduleTest::difference, counting()));
    assertThat(differences)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "none", 12_652L,
                "eight digits stand only as ten, with the same duty", 27L,
                "words that it takes for an amount", 223L,
                "words of which it takes the first percentage", 169L,
                "a sum of amounts that it takes for one amount", 1L,
                "an additional duty that it takes for the duty", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "9018.31.00.40, Free",
    "8703.23.01.40, 2.5%",
    "6109.10.00.12, 16.5%",
    "0101.30.00, 6.8%",
    "0102.29.40.24, 1¢/kg",
    "0201.10.50, 26.4%"
  })
  void a_code_has_the_duty_of_its_line_or_of_the_one_above(String code, String duty) {
    assertThat(schedule.line(new ProductCode(code)).orElseThrow().general()).isEqualTo(duty);
  }

  @Test
  void it_is_read_again_from_its_text() {
    var again = Schedule.parse(schedule.text());
    assertThat(again).isEqualTo(schedule);
  }

  /// Names the difference by what explains it; one that is not explained by itself.
  private static String difference(Parsed other) {
    var line = schedule.line(other.code()).orElseThrow();
    if (line.code().orElseThrow().length() >= other.code().length()) {
      return difference(other, line.general());
    }
    var below = schedule.below(other.code());
    return below.size() == 1
            && difference(other, below.getFirst().general()).matches("none|words.*")
        ? "eight digits stand only as ten, with the same duty"
        : "missing: " + other;
  }

  private static String difference(Parsed other, String general) {
    if (general.equals("Additional duty: " + other.raw())) {
      return "an additional duty that it takes for the duty";
    }
    if (!general.equals(PlainText.of(other.raw()))) {
      return "another text: " + other + " " + general;
    }
    var duty = DutyText.read(general);
    return isSame(duty, other) ? "none" : kindOfDifference(duty, other);
  }

  private static String kindOfDifference(Duty duty, Parsed other) {
    if (duty instanceof Duty.AsWritten) {
      return other.type().equals("specific")
          ? "words that it takes for an amount"
          : "words of which it takes the first percentage";
    }
    return duty instanceof Duty.Compound && other.type().equals("specific")
        ? "a sum of amounts that it takes for one amount"
        : "another duty: " + other + " " + duty;
  }

  private static boolean isSame(Duty duty, Parsed other) {
    return switch (other.type()) {
      case "free", "ad_valorem" ->
          duty instanceof Duty.AdValorem && percent(duty).compareTo(percent(other)) == 0;
      case "specific" -> duty instanceof Duty.Specific && other.fraction().signum() == 0;
      case "compound" ->
          duty instanceof Duty.Compound && percent(duty).compareTo(percent(other)) == 0;
      default -> false;
    };
  }

  /// The percentage of the value in it, without amounts.
  private static BigDecimal percent(Duty duty) {
    return switch (duty) {
      case Duty.AdValorem(var percent) -> percent.value();
      case Duty.Compound(var parts) ->
          parts.stream().map(UsScheduleTest::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
      case Duty.Specific _, Duty.TopUpTo _, Duty.Prohibited _, Duty.AsWritten _ -> BigDecimal.ZERO;
    };
  }

  /// Its fractions are binary: 0.068 may be 0.06800000000000001.
  private static BigDecimal percent(Parsed other) {
    return other.fraction().movePointRight(2).setScale(6, RoundingMode.HALF_UP);
  }

  private static List<Parsed> parsed() throws IOException {
    var rows = new ArrayList<Parsed>();
    var faults = new Notes();
    try (var file = new Rows(SharedData.open("us/mfn_rates_2025.csv"), 1_000_000, faults)) {
      file.next();
      for (var row = file.next(); row != null; row = file.next()) {
        rows.add(
            new Parsed(
                new ProductCode(row.text(0)),
                new BigDecimal(row.text(1)),
                row.text(2),
                row.text(3)));
      }
    }
    assertThat(faults.isEmpty()).isTrue();
    return rows;
  }
}
