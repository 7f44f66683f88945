package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tariffledger.domain.Facts.code;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Horses, as the schedule has them, shortened.
class ScheduleTest {

  private static final Schedule HORSES =
      Schedule.of(
          List.of(
              line("0101", 0, "Live horses, asses, mules and hinnies:", "", "", ""),
              line(null, 1, "Horses:", "", "", ""),
              line("01012100", 2, "Purebred breeding animals", "Free", "", "Free"),
              line("0101210010", 3, "Males", "", "", ""),
              line("0101210020", 3, "Females", "", "", ""),
              line("01012900", 2, "Other", "Free", "", "20%"),
              line("0101300000", 1, "Asses", "6.8%", "Free (A+,AU,S)", "15%"),
              line("010190", 1, "Other:", "", "", ""),
              line("0101904000", 2, "Other", "4.5%", "Free (AU)", "20%"),
              line("0102", 0, "Live bovine animals:", "", "", "")));

  @Test
  void a_line_without_a_duty_has_the_one_above_it_each_column_for_itself() {
    var males = line("0101.21.00.10");
    assertThat(males.general()).isEqualTo("Free");
    assertThat(males.other()).isEqualTo("Free");
    assertThat(males.special()).isEmpty();
    assertThat(males.written().general()).isEmpty();
    assertThat(males.generalFrom()).hasValue(line("0101.21.00"));
    assertThat(males.specialFrom()).isEmpty();
    assertThat(line("0101.21.00").generalFrom()).hasValue(line("0101.21.00"));
    assertThat(line("0102").general()).isEmpty();
  }

  @Test
  void a_column_of_its_own_does_not_end_the_inheritance_of_the_others() {
    var schedule =
        Schedule.of(
            List.of(
                line("90065915", 0, "Valued over $10 each", "Free", "Free (AU)", "20%"),
                line("9006591520", 1, "With a flash", "", "", "35%")));
    var flash = schedule.line(code("9006591520")).orElseThrow();
    assertThat(flash.general()).isEqualTo("Free");
    assertThat(flash.special()).isEqualTo("Free (AU)");
    assertThat(flash.other()).isEqualTo("35%");
  }

  @Test
  void the_longest_code_answers() {
    assertThat(line("0101.21.00.10").written().description()).isEqualTo("Males");
    assertThat(line("0101.21.00.99").written().description())
        .isEqualTo("Purebred breeding animals");
    assertThat(line("0101.24").code()).hasValue(code("0101"));
    assertThat(HORSES.line(code("0103"))).isEmpty();
    assertThat(HORSES.line(code("01"))).isEmpty();
  }

  @Test
  void a_line_of_ten_digits_ending_in_00_answers_for_its_eight() {
    assertThat(line("0101.30.00").general()).isEqualTo("6.8%");
    assertThat(line("0101.30.00.10").general()).isEqualTo("6.8%");
    assertThat(line("0101.90.40").general()).isEqualTo("4.5%");
    assertThat(line("0101.90.50").code()).hasValue(code("010190"));
  }

  @Test
  void the_line_of_eight_digits_answers_for_itself_where_both_stand() {
    var schedule =
        Schedule.of(
            List.of(
                line("0101300000", 0, "As ten digits", "1%", "", ""),
                line("01013000", 0, "As eight digits", "2%", "", "")));
    assertThat(schedule.line(code("01013000")).orElseThrow().general()).isEqualTo("2%");
    assertThat(schedule.line(code("0101300000")).orElseThrow().general()).isEqualTo("1%");
  }

  @Test
  void below_a_heading_are_the_codes_that_begin_with_it() {
    assertThat(HORSES.below(code("010121")))
        .extracting(line -> line.code().orElseThrow().value())
        .containsExactly("01012100", "0101210010", "0101210020");
    assertThat(HORSES.below(code("01"))).hasSize(9);
    assertThat(HORSES.below(code("02"))).isEmpty();
  }

  @Test
  void the_tree_goes_by_the_indent() {
    assertThat(HORSES.roots()).extracting(line -> line.written().description()).hasSize(2);
    var horses = HORSES.roots().getFirst().children().getFirst();
    assertThat(horses.written().description()).isEqualTo("Horses:");
    assertThat(horses.children()).containsExactly(line("0101.21.00"), line("0101.29.00"));
    assertThat(line("0101.21.00").parent()).hasValue(horses);
    assertThat(HORSES.roots().getFirst().parent()).isEmpty();
  }

  @Test
  void an_indent_that_jumps_hangs_on_the_nearest_line_with_a_smaller_one() {
    var schedule =
        Schedule.of(
            List.of(
                line("7210", 0, "Flat-rolled products:", "Free", "", ""),
                line("72105000", 1, "Plated with chromium", "", "", ""),
                line("7210500020", 4, "Narrow", "", "", ""),
                line("7210500090", 3, "Other", "", "", "")));
    var plated = schedule.line(code("72105000")).orElseThrow();
    assertThat(plated.children())
        .extracting(line -> line.written().description())
        .containsExactly("Narrow", "Other");
    assertThat(plated.children().getFirst().general()).isEqualTo("Free");
  }

  @Test
  void a_code_that_stands_twice_is_refused() {
    var twice = List.of(line("0101", 0, "A", "", "", ""), line("0101", 0, "B", "", "", ""));
    assertThatThrownBy(() -> Schedule.of(twice))
        .hasMessage("Code 0101 stands in line 1 and again in line 2.");
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void what_is_inherited_is_what_a_walk_up_the_book_finds(long seed) {
    var random = new SplittableRandom(seed);
    var lines = new ArrayList<ScheduleLine>();
    for (int i = 0; i < 300; i++) {
      var duty = random.nextInt(3) == 0 ? i + "%" : "";
      lines.add(line(null, i == 0 ? 0 : random.nextInt(6), "Line " + i, duty, "", ""));
    }
    var read = Schedule.parse(Schedule.of(lines).text());
    assertThat(read.lines()).isEqualTo(lines);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(read.tariffLines().get(i).general())
          .as("seed %d, line %d", seed, i)
          .isEqualTo(walkedUp(lines, i));
    }
  }

  private static String walkedUp(List<ScheduleLine> lines, int place) {
    int indent = lines.get(place).indent() + 1;
    for (int i = place; i >= 0; i--) {
      if (lines.get(i).indent() < indent) {
        indent = lines.get(i).indent();
        if (!lines.get(i).general().isEmpty()) {
          return lines.get(i).general();
        }
      }
    }
    return "";
  }

  private static TariffLine line(String code) {
    return HORSES.line(code(code)).orElseThrow();
  }

  private static ScheduleLine line(
      @Nullable String code,
      int indent,
      String description,
      String general,
      String special,
      String other) {
    return new ScheduleLine(
        code == null ? null : code(code), indent, description, "", general, special, other);
  }
}
