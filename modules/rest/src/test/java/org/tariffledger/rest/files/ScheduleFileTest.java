package org.tariffledger.rest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tariffledger.rest.files.Files.US_HEADER;
import static org.tariffledger.rest.files.Files.content;
import static org.tariffledger.rest.files.Files.schedule;
import static org.tariffledger.rest.files.Files.stream;
import static org.tariffledger.rest.files.Files.usSchedule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Schedule;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.domain.TariffLine;

class ScheduleFileTest {

  private static final String HORSES = "0101,0,\"Live horses, asses\",,,,,,";

  @Test
  void the_schedule_of_the_United_States_is_read_as_published() throws IOException {
    var reading =
        usSchedule(
            HORSES,
            ",1,Horses:,,,,,,",
            "0101.21.00,2,Purebred,,Free,,Free,,",
            "0101.21.00.10,3,Males,\"[\"\"No.\"\",\"\"kg\"\"]\",,,,,",
            "0101.30.00.00,1,\"Asses",
            "wild\",\"[\"\"\"\"]\",6.8% 1/,\"Free",
            "(A,S)\",15%,,");
    var schedule = content(reading);
    assertThat(schedule.lines())
        .containsExactly(
            line("0101", 0, "Live horses, asses", "", "", "", ""),
            new ScheduleLine(null, 1, "Horses:", "", "", "", ""),
            line("01012100", 2, "Purebred", "", "Free", "", "Free"),
            line("0101210010", 3, "Males", "No., kg", "", "", ""),
            line("0101300000", 1, "Asses wild", "", "6.8% 1/", "Free (A,S)", "15%"));
    assertThat(at(schedule, "0101.21.00.10").general()).isEqualTo("Free");
    assertThat(reading.counts())
        .isEqualTo(new Counts(5, 4, 0, 0, new DutyCounts(1, 1, 0, 0, 0, 1, 1)));
    assertThat(reading.warnings().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | ''",
        "[\"\"] | ''",
        "[\"\",\"\\n\"] | ''",
        "[\"m²\", \"kg\"] | m², kg",
        "kg | kg",
        "No. and kg | No. and kg"
      })
  void units_are_listed_as_the_book_lists_them(String text, String units) throws IOException {
    var cell = text.replace("\"", "\"\"");
    var schedule = content(usSchedule("0101,0,Horses,\"%s\",,,,,".formatted(cell)));
    assertThat(schedule.lines().getFirst().units()).isEqualTo(units);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[kg]", "[null]", "[\"kg\"", "[\"kg\",]", "[\"kg\"]]", "[\"k\"g\"]", "[1]"})
  void units_that_are_no_list_are_a_fault(String text) throws IOException {
    var cell = text.replace("\"", "\"\"");
    var reading = usSchedule("0101,0,Horses,\"%s\",,,,,".formatted(cell));
    assertFault(reading, 2, 4, "The units are no list such as [\"No.\",\"kg\"].");
  }

  @Test
  void duties_are_counted_by_kind() throws IOException {
    var reading =
        schedule(
            "hts8,rate,description,indent",
            "01010000,Free,a,0",
            "01020000,0,b,0",
            "01030000,5,c,0",
            "01040000,1.4¢/kg,d,0",
            "01050000,1.4¢/kg + 3%,e,0",
            "01060000,See note 3,f,0",
            "0106000010,,g,1");
    assertThat(reading.counts().duties()).isEqualTo(new DutyCounts(2, 1, 1, 1, 1, 1, 0));
  }

  @Test
  void an_additional_duty_is_put_into_words_since_it_is_not_all_that_is_owed() throws IOException {
    var schedule =
        content(
            usSchedule(
                "9904.02.01,0,Valued less than 25¢/kg,,,,,,66.6¢/kg",
                "9904.02.08,0,Valued $1.45/kg or more,,,,,,No additional duty",
                "9904.12.01,0,Valued less than 5¢/kg,,13.3¢/kg,,,,13.3¢/kg"));
    assertThat(schedule.lines())
        .extracting(ScheduleLine::general)
        .containsExactly(
            "Additional duty: 66.6¢/kg", "No additional duty", "Additional duty: 13.3¢/kg");
  }

  @ParameterizedTest
  @CsvSource({
    "rate, 2.5, 2.5%",
    "rate, 2.5%, 2.5%",
    "rate, Free, Free",
    "rate, 0.025, 0.025%",
    "fraction, 0.025, 2.5%",
    "fraction, 0.018000000000, 1.8%",
    "percent, 2.50, 2.50%",
    "MFN rate, 1.4¢/kg, 1.4¢/kg"
  })
  void a_bare_number_is_percent_unless_the_column_says_fraction(
      String column, String text, String rate) throws IOException {
    var schedule = content(schedule("HS8," + column, "0101.21.00," + text));
    assertThat(at(schedule, "01012100").general()).isEqualTo(rate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-5%",
        "NaN",
        "abc",
        "\"2,5\"",
        "1e3",
        "5 %%",
        "99999",
        "9999999999999",
        "See note"
      })
  void a_rate_that_cannot_be_computed_is_kept_and_named_by_line_and_column(String rate)
      throws IOException {
    var reading = schedule("code,name,rate", "0101.21.00,Horses,5", "0102.21.00,Cows," + rate);
    assertThat(content(reading).lines()).hasSize(2);
    assertThat(reading.warnings().shown())
        .containsExactly(
            new FileFault(
                3,
                3,
                "\"%s\" is no rate that can be computed: it is kept as written."
                    .formatted(rate.replace("\"", ""))));
  }

  @Test
  void of_many_rates_that_cannot_be_computed_a_hundred_are_shown_and_all_are_counted()
      throws IOException {
    var file = new StringBuilder("code,rate,column 2\n");
    for (int i = 100; i < 250; i++) {
      file.append("01010").append(i).append(",Free,x\n");
    }
    var warnings = schedule(file.toString()).warnings();
    assertThat(warnings.total()).isEqualTo(150);
    assertThat(warnings.shown()).hasSize(100);
    assertThat(warnings.shown().getFirst().column()).isEqualTo(3);
  }

  @Test
  void a_rate_that_the_United_States_put_into_words_is_nothing_odd() throws IOException {
    var reading = usSchedule("0101.21.00,0,Horses,,See note 3,,On the case,,");
    assertThat(reading.warnings().isEmpty()).isTrue();
  }

  @Test
  void a_plain_file_needs_no_header() throws IOException {
    var schedule =
        content(schedule("# rates of an economy", "", "01012100,5,Horses", "0102,Free,Cows"));
    assertThat(schedule.lines())
        .containsExactly(
            line("01012100", 0, "Horses", "", "5%", "", ""),
            line("0102", 0, "Cows", "", "Free", "", ""));
  }

  @Test
  void without_indents_a_code_stands_below_the_one_it_begins_with() throws IOException {
    var schedule =
        content(
            schedule("code,rate", "0101,5", "0101.21,", "0101.21.00,", "0101.29.00,7", "0102,3"));
    assertThat(schedule.lines()).extracting(ScheduleLine::indent).containsExactly(0, 1, 2, 1, 0);
    assertThat(at(schedule, "01012100").general()).isEqualTo("5%");
    assertThat(at(schedule, "01012900").general()).isEqualTo("7%");
  }

  @Test
  void a_plain_line_that_ends_before_its_rate_is_a_fault() throws IOException {
    assertFault(schedule("code,rate", "01012100,5", "01012900,"), 3, 2, "There is no rate.");
  }

  @Test
  void every_fault_is_named_by_line_and_column_and_nothing_is_kept() throws IOException {
    var reading =
        usSchedule(
            HORSES,
            "0101.2,1,Lost,,,,,,",
            "horse,1,Not a code,,,,,,",
            "0101.21.00,x,No indent,,,,,,",
            "0101.29.00,31,Far,,,,,,",
            "0101.30.00,1,Short,,",
            "0101,1,Again,,,,,,",
            "0102,0,Units,\"[\"\"kg\",,,,,",
            "010121000012,1,Long,,,,,,",
            "01.0121,1,Dots,,,,,,",
            "0101.2.100,1,Dots,,,,,,");
    assertThat(reading.content()).isNull();
    assertThat(reading.faults().shown())
        .extracting(FileFault::line, FileFault::column)
        .containsExactly(
            at(3, 1), at(4, 1), at(5, 2), at(6, 2), at(7, 6), at(8, 1), at(9, 4), at(10, 1),
            at(12, 1));
    assertThat(reading.faults().shown())
        .extracting(FileFault::detail)
        .contains(
            "\"0101.2\" has 5 digits, and a code has 2, 4, 6, 8 or 10: a leading zero may be lost,"
                + " as spreadsheets do.",
            "The line has 5 fields where the first has 9.",
            "Code 0101 stands in line 2 already.",
            "\"0101.2.100\" has a dot where no code has one.");
    assertThat(reading.faults().total()).isEqualTo(9);
  }

  @Test
  void one_field_is_spoken_of_as_one() throws IOException {
    assertFault(schedule("code,rate", "0101"), 2, 2, "The line has 1 field where the first has 2.");
  }

  @Test
  void a_code_that_stands_again_and_again_is_a_fault_in_each_line() throws IOException {
    var lines = Collections.nCopies(100, "0101.21.00,5").toArray(String[]::new);
    assertThat(schedule(lines).faults().total()).isEqualTo(99);
  }

  @Test
  void a_hundred_faults_are_kept_and_all_are_counted() throws IOException {
    var lines = Collections.nCopies(250, "1012100,5").toArray(String[]::new);
    var reading = schedule(lines);
    assertThat(reading.faults().total()).isEqualTo(250);
    assertThat(reading.faults().shown()).hasSize(100);
    assertThat(reading.faults().shown().getLast().line()).isEqualTo(100);
  }

  @Test
  void an_indent_that_jumps_is_a_warning_and_the_line_hangs_on_the_one_above() throws IOException {
    var reading = usSchedule(HORSES, "0101.21.00,3,Far,,Free,,,,", "0101.29.00,2,Less far,,5%,,,,");
    var schedule = content(reading);
    assertThat(reading.warnings().shown())
        .containsExactly(
            new FileFault(
                3,
                2,
                "The indent jumps from 0 to 3: the line is read as standing right below that"
                    + " one."));
    assertThat(schedule.roots().getFirst().children()).hasSize(2);
  }

  @Test
  void a_first_line_with_an_indent_hangs_on_nothing() throws IOException {
    assertFault(
        usSchedule("0101,1,Horses,,,,,,"),
        2,
        2,
        "The first line has no indent, since nothing is above it.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 1 | The file is empty.",
        "'\n\n# nothing\n' | 1 | The file is empty.",
        "code,rate | 1 | The file has no lines.",
        "'hs8,mfn_rate,rate_type,rate_raw\n01012100,0.068,x,6.8%' | 1 | could both be meant",
        "'hs8,fraction,percent\n01012100,0.068,6.8' | 1 | names more than one column of rates",
        "'hs8,remark\n01012100,x' | 1 | names no column of rates",
        "'item,rate\n01012100,5' | 1 | Without a header",
        "'01012100\n01012900' | 1 | Without a header"
      })
  void a_file_without_lines_or_without_a_layout_says_so(String file, int line, String detail)
      throws IOException {
    var reading = schedule(file);
    assertThat(reading.faults().shown())
        .singleElement()
        .satisfies(fault -> assertThat(fault.line()).isEqualTo(line))
        .satisfies(fault -> assertThat(fault.detail()).contains(detail));
  }

  @Test
  void a_header_that_is_not_the_one_of_the_format_asked_for_is_a_fault() throws IOException {
    var plain = ScheduleFile.read(stream("code,rate\n0101,5"), ScheduleFormat.US_HTS);
    assertThat(plain.faults().shown())
        .singleElement()
        .satisfies(fault -> assertThat(fault.detail()).startsWith("The header of a US schedule"));
    assertThat(
            content(ScheduleFile.read(stream("code,rate\n0101,5"), ScheduleFormat.PLAIN)).lines())
        .hasSize(1);
  }

  @Test
  void a_column_that_is_not_read_is_a_warning() throws IOException {
    var reading = schedule("code,rate,remark", "0101,5,x");
    assertThat(reading.warnings().shown())
        .containsExactly(new FileFault(1, 3, "Column \"remark\" is not read."));
  }

  @Test
  void many_rates_that_all_stay_below_one_percent_are_a_warning() throws IOException {
    var file = new StringBuilder("code,rate\n");
    for (int i = 10; i < 40; i++) {
      file.append("0101").append(i).append(",0.0").append(i).append('\n');
    }
    assertThat(schedule(file.toString()).warnings().shown())
        .singleElement()
        .satisfies(warning -> assertThat(warning.detail()).contains("call the column fraction"));
    assertThat(schedule(file + "0102,5\n").warnings().isEmpty()).isTrue();
  }

  @Test
  void a_byte_order_mark_is_taken_away() throws IOException {
    assertThat(content(schedule("\uFEFF" + US_HEADER + HORSES)).lines()).hasSize(1);
    assertThat(content(schedule("\uFEFF0101,5")).lines()).hasSize(1);
  }

  @Test
  void UTF_16_is_refused_by_its_mark() throws IOException {
    for (int[] mark : List.of(new int[] {0xFE, 0xFF}, new int[] {0xFF, 0xFE})) {
      var reading = read((byte) mark[0], (byte) mark[1], (byte) 0, (byte) '0');
      assertFault(reading, 1, 1, "The file is UTF-16: save it as UTF-8.");
    }
  }

  @Test
  void a_bad_byte_is_named_by_line_and_column_in_each_line() throws IOException {
    var bytes =
        "#,\"b\ncode,rate,name\n0101,5,\"Caf?, \"\"x\"\"\nm?\"\n0102,5,x\n0103,5?,y\n"
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '?' ? (byte) 0xE9 : bytes[i];
    }
    var reading = read(bytes);
    assertThat(reading.faults().shown())
        .extracting(FileFault::line, FileFault::column)
        .containsExactly(at(3, 3), at(4, 3), at(6, 2));
    assertThat(reading.faults().shown().getFirst().detail())
        .isEqualTo("The byte 0xE9 is not UTF-8 here: save the file as UTF-8.");
  }

  @Test
  void a_letter_cut_in_half_at_the_end_is_a_bad_byte() throws IOException {
    var reading = read((byte) '0', (byte) '1', (byte) ',', (byte) '5', (byte) 0xC2);
    assertThat(reading.faults().shown())
        .extracting(FileFault::line, FileFault::column)
        .contains(at(1, 2));
  }

  @Test
  void a_control_sign_is_a_fault() throws IOException {
    assertFault(
        schedule("0101,5,a\u0000b"),
        1,
        3,
        "There is a control sign, U+0000: is this a text in UTF-8?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0101,5\n0102,\"6\n0103,7\n", "0101,5\n0102,\"6\"x\n0103,7\n"})
  void quotes_that_cannot_be_read_end_the_reading_where_they_are(String file) throws IOException {
    var reading = schedule(file);
    assertThat(reading.faults().shown())
        .singleElement()
        .satisfies(fault -> assertThat(fault.line()).isEqualTo(2))
        .satisfies(fault -> assertThat(fault.column()).isEqualTo(2))
        .satisfies(fault -> assertThat(fault.detail()).contains("Nothing behind it was read."));
  }

  @Test
  void a_text_longer_than_is_kept_is_a_fault() throws IOException {
    var reading = schedule("0101,5," + "x".repeat(5_001));
    assertFault(reading, 1, 3, "The text has 5001 characters, and at most 5000 are kept.");
    assertThat(schedule("0101,5," + "x".repeat(70_000)).faults().total()).isEqualTo(1);
  }

  @Test
  void more_lines_than_a_schedule_has_are_a_fault() throws IOException {
    var endless = new RepeatedText(i -> "%08d,5\n".formatted(i));
    var reading = ScheduleFile.read(endless.lines(Schedule.LINES_MAX + 5), null);
    assertThat(reading.faults().shown().getFirst().line()).isEqualTo(Schedule.LINES_MAX + 1);
  }

  @Test
  void a_file_without_end_is_given_up_at_its_limit() {
    var endless = new RepeatedText(i -> "%08d,5,".formatted(i) + "x".repeat(1_000) + "\n");
    assertThatThrownBy(() -> ScheduleFile.read(endless.forever(), null, 1_000_000))
        .isInstanceOfSatisfying(
            FileTooLarge.class, e -> assertThat(e.bytesMax()).isEqualTo(1_000_000));
  }

  @Test
  void a_stream_that_breaks_off_fails_with_its_own_exception() {
    var unconnected = new PipedInputStream();
    var cut = new SequenceInputStream(stream("0101,5\n0102,6\n"), unconnected);
    assertThatThrownBy(() -> ScheduleFile.read(cut, null))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("Pipe not connected");
  }

  private static void assertFault(Reading<?> reading, int line, int column, String detail) {
    assertThat(reading.content()).isNull();
    assertThat(reading.faults().shown()).containsExactly(new FileFault(line, column, detail));
  }

  private static Tuple at(int line, int column) {
    return Tuple.tuple(line, column);
  }

  private static Reading<Schedule> read(byte... bytes) throws IOException {
    return ScheduleFile.read(new ByteArrayInputStream(bytes), null);
  }

  private static TariffLine at(Schedule schedule, String code) {
    return schedule.line(new ProductCode(code)).orElseThrow();
  }

  private static ScheduleLine line(
      String code,
      int indent,
      String description,
      String units,
      String general,
      String special,
      String other) {
    return new ScheduleLine(
        new ProductCode(code), indent, description, units, general, special, other);
  }
}
