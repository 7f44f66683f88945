package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void words_are_letters_and_digits_in_lower_case_without_accents() {
    assertThat(Words.of("Maté, GRAPHICAL-user (CRÈME) women's"))
        .containsExactly("mate", "graphical", "user", "creme", "women", "s");
    assertThat(Words.of("  ,.; ")).isEmpty();
  }

  @Test
  void dots_and_commas_within_numbers_are_nothing() {
    assertThat(Words.of("9018.31.0080, 1,000 kg. 3"))
        .containsExactly("9018310080", "1000", "kg", "3");
  }
}
