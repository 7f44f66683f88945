package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tariffledger.domain.ProductCode;

class ScheduleOutlineTest {

  private final ScheduleOutline outline = new ScheduleOutline(Book.SMALL);

  @Test
  void a_chapter_is_a_level_though_the_book_has_no_line_for_it() {
    assertThat(Book.names(outline.chapters()))
        .containsExactly("heading 01", "heading 90", "heading 98");
    assertThat(below("90")).isEqualTo("9018");
    assertThat(found("90")).isEqualTo("heading 90");
  }

  @ParameterizedTest
  @CsvSource({
    "0101, 'Horses:, 01012100, 01012900, 0101300000'",
    "0101.29.00, 0101290010",
    "0101.30.00, ''",
    "9018, 'Syringes, needles, catheters:, 90183100, 90183200, 901890'",
    "9018.31, 90183100",
    "98, 'Articles returned:, 98010010, 98010020'",
    "9801, '98010010, 98010020'",
  })
  void a_level_has_the_next_codes_and_the_lines_that_hold_them_together(String code, String below) {
    assertThat(below(code)).isEqualTo(below);
  }

  @ParameterizedTest
  @CsvSource({
    "9018.31.00, 90183100",
    "9018.31.00.80, 90183100",
    "0101.30.00, 0101300000",
    "9018.31, heading 901831",
    "9018.90.75, 901890",
    "0101.30, heading 010130",
    "9801, heading 9801",
  })
  void a_code_finds_its_line_or_heading_else_the_longest_that_it_begins_with(
      String code, String found) {
    assertThat(found(code)).isEqualTo(found);
  }

  @Test
  void a_code_of_another_chapter_finds_nothing() {
    assertThat(outline.find(new ProductCode("7201"))).isEmpty();
    assertThat(outline.below(new ProductCode("7201"))).isEmpty();
  }

  @Test
  void above_a_line_stand_its_chapter_and_every_line_it_stands_below() {
    assertThat(above("9018.31.00.40"))
        .isEqualTo("heading 90, 9018, Syringes, needles, catheters:, 90183100");
    assertThat(above("9801.00.10")).isEqualTo("heading 98, Articles returned:");
    assertThat(above("90")).isEmpty();
    assertThat(above("0101.30")).isEqualTo("heading 01, 0101");
    assertThat(above("9801")).isEqualTo("heading 98");
  }

  @Test
  void a_line_without_code_stands_for_those_that_it_holds_together() {
    var horses = outline.below(new ProductCode("0101")).getFirst();
    var asses = outline.below(new ProductCode("0101")).getLast();

    assertThat(outline.codes(horses)).hasToString("[01012100, 01012900]");
    assertThat(outline.codes(asses)).hasToString("[0101300000]");
    assertThat(outline.hasChildren(horses)).isTrue();
    assertThat(outline.hasChildren(asses)).isFalse();
  }

  @Test
  void lines_without_indent_stand_below_the_headings_they_begin_with_wherever_those_are() {
    var flat =
        new ScheduleOutline(
            Book.of(
                "0|8703.23|Cars\n0|87|Vehicles\n0|8703|Motor cars\n0|8704|Lorries\n0||Notes\n"));

    assertThat(Book.names(flat.chapters())).containsExactly("87");
    assertThat(Book.names(flat.below(new ProductCode("87"))))
        .containsExactly("8703", "8704", "Notes");
    assertThat(Book.names(flat.below(new ProductCode("8703")))).containsExactly("870323");
    assertThat(Book.names(flat.above(flat.find(new ProductCode("870323")).orElseThrow())))
        .containsExactly("87", "8703");
  }

  @Test
  void chapters_within_a_section_are_found_each() {
    var sections =
        new ScheduleOutline(
            Book.of("0||Section I\n1|01|Animals\n2|0101|Horses\n1|02|Meat\n2|0201|Beef\n"));

    assertThat(Book.names(sections.chapters())).containsExactly("01", "02");
    assertThat(Book.names(sections.below(new ProductCode("02")))).containsExactly("0201");
    assertThat(Book.names(sections.above(sections.find(new ProductCode("0201")).orElseThrow())))
        .containsExactly("Section I", "02");
  }

  @Test
  void a_book_without_any_code_has_no_chapters() {
    assertThat(new ScheduleOutline(Book.of("0||Notes\n1||More notes\n")).chapters()).isEmpty();
  }

  private String below(String code) {
    return String.join(", ", Book.names(outline.below(new ProductCode(code))));
  }

  private String found(String code) {
    return Book.name(outline.find(new ProductCode(code)).orElseThrow());
  }

  private String above(String code) {
    var level = outline.find(new ProductCode(code)).orElseThrow();
    return String.join(", ", Book.names(outline.above(level)));
  }
}
