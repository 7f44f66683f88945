package org.tariffledger.rest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.rest.files.Files.content;
import static org.tariffledger.rest.files.Files.list;
import static org.tariffledger.rest.files.Files.stream;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.rest.files.ListFile.Where;

class ListFileTest {

  private static final String SECTION_301 =
      """
      hts8,list,ch99_code
      01012100,4A,9903.88.15
      01012900,4B,9903.88.16
      01013000,4A,9903.88.15
      85076000,3,9903.88.03
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0101.21.00\n0102.21.00",
        "01012100\n01022100\n",
        "\"hts8\"\r\n\"01012100\"\r\n\"01022100\"\r\n",
        "# codes\n\nHTSUS,category\n01012100,flat\n01022100,pharma",
        "1,01012100,Horses\n2,01022100,\"Cows, pure\"",
        "no,name,goods\n1,x,01012100\n2,y,01022100",
        "ch99_code,hts10\n9903.01.77,0101210000\n9903.01.77,01022100",
        "\uFEFFhts_prefix\n01012100\n01022100"
      })
  void codes_are_found_dotted_or_plain_with_a_header_or_without(String file) throws IOException {
    assertThat(content(list(file)).text()).isEqualTo("01012100\n01022100\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'2025,01012100,Horses' | 1, 2 | both | 2",
        "'01012100,99038815\n01022100,99038816' | 1, 2 | both | 2",
        "'year,item\n2025,01012100\n2025,01022100' | 1 \"year\", 2 \"item\" | both | 2",
        "'hs6,name,hts10\n010121,x,0101210000' | 1 \"hs6\", 3 \"hts10\" | both | 3",
        "'Code,code\n0101,0102' | 1 \"Code\", 2 \"code\" | both | 2",
        "'0101,0102,0103' | 1, 2, 3 | all | 2",
        "'0101,0102,0103,0104,0105,0106' | 1, 2, 3, 4, 5 … | all | 2"
      })
  void of_several_columns_that_may_hold_the_codes_none_is_taken_and_each_is_named(
      String file, String columns, String both, int place) throws IOException {
    var reading = list(file);
    assertThat(reading.content()).isNull();
    assertThat(reading.faults().shown())
        .containsExactly(
            new FileFault(
                1,
                place,
                "Columns %s could %s be meant: choose one by its number, as in column=1."
                    .formatted(columns, both)));
  }

  @Test
  void a_column_that_is_chosen_is_read_whatever_the_others_look_like() throws IOException {
    var file = "01012100,99038815\n01022100,99038816";
    assertThat(content(read(file, "1")).text()).isEqualTo("01012100\n01022100\n");
    assertThat(content(read(file, "2")).text()).isEqualTo("99038815\n99038816\n");
    assertThat(content(read(SECTION_301, "CH99_code")).size()).isEqualTo(3);
  }

  @Test
  void a_name_that_two_columns_have_chooses_neither() throws IOException {
    var file = "code,hts8,HTS8\n0101,0102,0103";
    var reading = read(file, "hts8");
    assertThat(reading.faults().shown())
        .containsExactly(
            new FileFault(
                1,
                3,
                "Columns 2 \"hts8\", 3 \"HTS8\" could both be meant: choose one by its number, as"
                    + " in column=2."));
    assertThat(content(read(file, "3")).text()).isEqualTo("0103\n");
    assertThat(read(file, "code", new Where("hts8", "0102")).content()).isNull();
  }

  @Test
  void the_column_that_was_read_is_told() throws IOException {
    assertThat(list(SECTION_301).column()).isEqualTo("hts8");
    assertThat(read(SECTION_301, "3").column()).isEqualTo("ch99_code");
    assertThat(list("1,01012100,Horses").column()).isEqualTo("2");
  }

  @Test
  void only_the_rows_asked_for_are_read() throws IOException {
    var reading = read(SECTION_301, "hts8", new Where("list", "4A"));
    assertThat(content(reading).text()).isEqualTo("01012100\n01013000\n");
    assertThat(reading.counts()).isEqualTo(new Counts(2, 2, 0, 2, DutyCounts.NOTHING));
  }

  @Test
  void any_of_several_values_will_do_and_several_columns_must_all_match() throws IOException {
    assertThat(
            content(read(SECTION_301, null, new Where("list", "4A"), new Where("2", "4B"))).size())
        .isEqualTo(3);
    assertThat(
            content(read(SECTION_301, null, new Where("list", "4A"), new Where("hts8", "01013000")))
                .text())
        .isEqualTo("01013000\n");
  }

  @Test
  void a_value_behind_an_exclamation_mark_is_the_one_that_is_not_asked_for() throws IOException {
    assertThat(content(read(SECTION_301, "hts8", new Where("list", "!4A"))).text())
        .isEqualTo("01012900\n85076000\n");
    assertThat(
            content(
                    read(
                        SECTION_301, null, new Where("list", "4A"), new Where("hts8", "!01013000")))
                .text())
        .isEqualTo("01012100\n");
    var file = "code\n01012100\n850511007000\n";
    assertThat(content(read(file, "code", new Where("code", "!850511007000"))).size()).isEqualTo(1);
  }

  @Test
  void rows_not_asked_for_may_be_anything() throws IOException {
    var file = "code,list\n01012100,a\nnonsense,b\n";
    assertThat(content(read(file, "code", new Where("list", "a"))).size()).isEqualTo(1);
    assertThat(read(file, "code").faults().total()).isEqualTo(1);
  }

  @Test
  void a_code_that_stands_twice_is_counted_and_is_no_fault() throws IOException {
    var reading = list("0101210000", "01012100", "0102", "0101.21.00");
    assertThat(content(reading).size()).isEqualTo(2);
    assertThat(reading.counts()).isEqualTo(new Counts(4, 2, 2, 0, DutyCounts.NOTHING));
  }

  @Test
  void a_code_that_has_lost_its_zero_is_refused_by_its_place() throws IOException {
    var reading = list("1,01012100,Horses", "2,1022100,Cows", "3,02031110,Pigs");
    assertThat(reading.content()).isNull();
    assertThat(reading.faults().shown())
        .containsExactly(
            new FileFault(
                2,
                2,
                "\"1022100\" has 7 digits, and a code has 2, 4, 6, 8 or 10: a leading zero may be"
                    + " lost, as spreadsheets do."));
  }

  @Test
  void another_separator_than_a_comma_is_spoken_of() throws IOException {
    assertThat(read("01012100;Horses", "1").faults().shown())
        .singleElement()
        .satisfies(fault -> assertThat(fault.detail()).endsWith(", and commas between fields."));
  }

  @Test
  void a_first_code_that_has_lost_its_zero_is_not_taken_for_a_header() throws IOException {
    assertThat(list("1012100", "01012900").faults().shown())
        .extracting(FileFault::line)
        .containsExactly(1);
    assertThat(list("ex 0101.21,x", "0101.29.00,y").faults().shown())
        .extracting(FileFault::line)
        .containsExactly(1);
  }

  @Test
  void where_every_code_has_lost_its_zero_each_is_named() throws IOException {
    assertThat(list("1,1012100", "2,1012900", "3,1013000").faults().total()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | The file is empty.",
        "'# nothing' | The file is empty.",
        "'hts8,list' | The file has a header and no codes.",
        "'name,colour\nhorse,brown' | No column holds mostly tariff codes"
      })
  void a_file_without_codes_says_so(String file, String detail) throws IOException {
    assertThat(list(file).faults().shown())
        .singleElement()
        .satisfies(fault -> assertThat(fault.detail()).contains(detail));
  }

  @Test
  void a_column_that_is_not_there_is_named_with_those_that_are() throws IOException {
    assertThat(read(SECTION_301, "hts10").faults().shown())
        .containsExactly(
            new FileFault(
                1, 1, "There is no column \"hts10\": the header has hts8, list, ch99_code."));
    assertThat(read("01012100,x", "3").faults().shown())
        .containsExactly(
            new FileFault(
                1, 1, "There is no column \"3\": without a header they are numbered from 1 to 2."));
    assertThat(read(SECTION_301, "hts8", new Where("lst", "4A")).content()).isNull();
  }

  @Test
  void no_row_of_what_is_asked_for_is_a_fault() throws IOException {
    assertThat(read(SECTION_301, "hts8", new Where("list", "4C")).faults().shown())
        .containsExactly(new FileFault(1, 1, "No line has what is asked for: list = 4C."));
  }

  @Test
  void more_codes_than_a_list_has_are_a_fault() throws IOException {
    var many = new RepeatedText(i -> "%08d\n".formatted(i + 10_000_001));
    var reading = ListFile.read(many.lines(CodeSet.CODES_MAX + 50), null, List.of());
    assertThat(reading.content()).isNull();
    assertThat(reading.faults().total()).isEqualTo(1);
  }

  private static Reading<CodeSet> read(String file, @Nullable String column, Where... where)
      throws IOException {
    return ListFile.read(stream(file), column, List.of(where));
  }
}
