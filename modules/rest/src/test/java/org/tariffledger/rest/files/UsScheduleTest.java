package org.tariffledger.rest.files;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.rest.files.Files.content;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        .isEqualTo(new Counts(35_859, 29_842, 0, 0, new DutyCounts(5960, 6212, 0, 0, 0, 0, 0)));
  }

  @Test
  void eleven_lines_jump_in_their_indent() {
    assertThat(reading.warnings().shown())
        .extracting(FileFault::line)
        .hasSize(11)
        .startsWith(5_907);
  }

  @Test
  void every_difference_to_the_other_parser_is_explained() {
    assertThat(new TreeMap<>(parsed.stream().collect(groupingBy(this::difference, counting()))))
        .isEqualTo(new TreeMap<>(Map.of("the same", 13_073L)));
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

  private String difference(Parsed other) {
    var line = schedule.line(other.code());
    if (line.isEmpty() || line.get().written().code() == null) {
      return "no line";
    }
    var ours = DutyText.read(line.get().general());
    if (!PlainText.of(other.raw()).equals(line.get().general())) {
      return "another text: " + other + " " + line.get();
    }
    return kind(ours) + " " + other.type();
  }

  private static String kind(Duty duty) {
    return duty.getClass().getSimpleName();
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
