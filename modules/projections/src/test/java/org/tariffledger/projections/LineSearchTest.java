package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tariffledger.domain.Schedule;

class LineSearchTest {

  @ParameterizedTest
  @CsvSource({
    "hypodermic, 9018310040",
    "HYPO, 9018310040",
    "CREME, 901890",
    "crème, 901890",
    "podermic, ''",
    "hypodermic asses, ''",
    "9018.32, 90183200",
    "01012, '01012100, 01012900, 0101290010'",
  })
  void a_word_or_its_beginning_is_found_in_descriptions_and_codes(String words, String found) {
    assertThat(found(Book.SMALL, words)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "syringes, 'Syringes, needles, catheters:, 90183100, 9018310040, 90183200'",
    "needles tubular, 90183200",
    "syringes tubular, 90183200",
    "other horses, '01012900, 0101290010'",
    "breeding live, 01012100",
  })
  void every_word_counts_in_a_line_or_above_it_and_the_lines_own_come_first(
      String words, String found) {
    assertThat(found(Book.SMALL, words)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"cars vehicles, 870323", "motor, 8703 870323"})
  void headings_that_come_later_or_without_indent_count_as_above(String words, String found) {
    var flat = Book.of("0|8703.23|Cars\n0|87|Vehicles\n0|8703|Motor things\n0|8704|Lorries\n");
    assertThat(found(flat, words).replace(",", "")).isEqualTo(found);
  }

  private static String found(Schedule schedule, String words) {
    var search = new LineSearch(new ScheduleOutline(schedule));
    return String.join(
        ", ",
        Book.names(search.find(Words.of(words)).stream().map(LineSearch.Found::line).toList()));
  }
}
