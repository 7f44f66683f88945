package org.tariffledger.rest.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tariffledger.rest.json.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class BatchAnswersTest {

  private static final Rate RATE = RateTest.someRate();

  private static List<RateBatch.Answer> answers(int questions, Function<Integer, Rate> rate) {
    var queries =
        IntStream.range(0, questions)
            .mapToObj(number -> (JsonNode) new StringNode(String.valueOf(number)))
            .toList();
    return RateBatch.ANSWERS.of(queries, query -> rate.apply(Integer.valueOf(query.asString())));
  }

  private static Stream<Integer> statuses(List<RateBatch.Answer> answers) {
    return answers.stream().map(RateBatch.Answer::status);
  }

  @Test
  void a_question_that_fails_for_a_reason_nobody_expected_fails_alone() {
    var answers =
        answers(
            4,
            number ->
                switch (number) {
                  case 1 -> throw new IllegalStateException("a fault of ours, secret");
                  case 2 -> throw BadInput.of("importer", "unknown-economy", "No such economy.");
                  default -> RATE;
                });

    assertThat(statuses(answers)).containsExactly(200, 500, 400, 200);
    var failed = answers.get(1).problem();
    assertThat(failed).isNotNull();
    assertThat(failed.code()).isEqualTo("internal-error");
    assertThat(failed.detail())
        .matches("Something failed here; the log names it as [0-9a-f-]{36}\\.");
    assertThat(answers.get(3).rate()).isEqualTo(RATE);
  }

  @Test
  void once_the_computing_time_is_over_the_rest_is_told_to_come_again_and_the_bad_that_it_is_bad() {
    var clock = new AtomicLong();
    var computing = new ComputingTime(clock::get);
    var answers =
        answers(
            5,
            number -> {
              if (number == 4) {
                throw BadInput.of("importer", "unknown-economy", "No such economy.");
              }
              return computing.take(
                  () -> {
                    clock.addAndGet(4_000_000_000L);
                    return RATE;
                  });
            });

    // The third begins after 8 seconds and is finished.
    assertThat(statuses(answers)).containsExactly(200, 200, 200, 503, 400);
    var late = answers.get(3).problem();
    assertThat(late).isNotNull();
    assertThat(late.code()).isEqualTo("batch-time-over");
    assertThat(late.detail()).contains("10000 ms", "Send it again");
  }

  @Test
  void what_passes_between_the_questions_is_not_computing() {
    var clock = new AtomicLong();
    var computing = new ComputingTime(clock::get);
    var answers =
        answers(
            3,
            _ -> {
              clock.addAndGet(60_000_000_000L);
              return computing.take(() -> RATE);
            });

    assertThat(statuses(answers)).containsExactly(200, 200, 200);
  }
}
