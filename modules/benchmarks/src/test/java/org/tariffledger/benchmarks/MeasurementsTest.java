package org.tariffledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.benchmarks.Line.Hope;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.Rates;

class MeasurementsTest {

  @ParameterizedTest
  @EnumSource
  void every_measurement_runs_and_has_a_floor(Measurement measurement) throws Exception {
    assertThat(measurement.take(Sizes.SMALL))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.value()).isNotZero().isFinite();
              assertThat(line.floorValue()).isNotZero().isFinite();
              // What else the process lets go of makes a small heap negative.
              if (!line.unit().equals("bytes")) {
                assertThat(line.value()).isPositive();
                assertThat(line.floorValue()).isPositive();
              }
            });
  }

  @Test
  void questions_about_the_made_up_war_have_the_answers_they_should() {
    var book = Books.of(World.events(1_000));

    var general = Rates.answer(World.generalQuestion(990, book.position()), book);
    var heading = Rates.answer(World.headingQuestion(990, book.position()), book);

    assertThat(general.status()).isEqualTo(RateAnswer.Status.DETERMINED);
    assertThat(general.components()).hasSize(1);
    assertThat(heading.status()).isEqualTo(RateAnswer.Status.DETERMINED);
    assertThat(heading.components()).hasSize(2);
  }

  @Test
  void the_table_says_the_ratio_and_whether_it_is_what_was_hoped() {
    var line = new Line("Rates", 4_000, "/s", "a constant reply", 5_000, Hope.atLeast(0.9));

    assertThat(Table.of(List.of(line)))
        .endsWith("| Rates | 4,000 /s | a constant reply | 5,000 /s | 0.80× | ≥ 0.9 | no |\n");
  }
}
