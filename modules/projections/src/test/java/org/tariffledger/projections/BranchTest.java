package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

class BranchTest {

  private static final int COMMANDS = 40;
  private static final int QUESTIONS = 15;

  private final Contents none =
      digest -> {
        throw new AssertionError("Nobody recorded " + digest);
      };

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_branch_answers_as_the_ledger_will_once_the_same_is_recorded(long seed) {
    var history = RandomHistory.chronological(new Random(seed), 60);
    var recorder = history.recorder();
    var branch = Branch.of(recorder.book(), none, Instant.EPOCH);
    var commands = commands(history);

    var accepted = commands.stream().map(c -> branch.take(c).isEmpty()).toList();
    var taken = commands.stream().map(c -> recorder.take(c) >= 0).toList();

    assertThat(accepted).as("seed %d", seed).isEqualTo(taken);
    var end = recorder.book().position();
    assertThat(branch.book().position()).isEqualTo(end);
    assertThat(branch.entries().stream().map(Recorded::event).toList())
        .isEqualTo(last(branch.entries().size(), recorder.entries()));
    for (var query : questions(history)) {
      assertThat(Rates.answer(query, branch.book()))
          .as("seed %d, %s", seed, query)
          .isEqualTo(Rates.answer(query, recorder.book()));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void neither_the_book_nor_its_branch_sees_what_the_other_takes_in(long seed) {
    var history = RandomHistory.chronological(new Random(seed), 60);
    var trunk = history.recorder().book();
    var queries = questions(history);
    var before = queries.stream().map(query -> Rates.answer(query, trunk)).toList();
    var position = trunk.position();
    var branch = Branch.of(trunk, none, Instant.EPOCH);
    var other = Branch.of(trunk, none, Instant.EPOCH);

    commands(history).forEach(branch::take);

    assertThat(trunk.position()).isEqualTo(position);
    assertThat(other.book().position()).isEqualTo(position);
    commands(history).forEach(history.recorder()::take);
    for (int i = 0; i < QUESTIONS; i++) {
      assertThat(Rates.answer(queries.get(i), trunk)).isEqualTo(before.get(i));
      assertThat(Rates.answer(queries.get(i), other.book())).isEqualTo(before.get(i));
    }
  }

  private static List<Command> commands(RandomHistory history) {
    return IntStream.range(0, COMMANDS).mapToObj(_ -> history.command()).toList();
  }

  private static List<RateQuery> questions(RandomHistory history) {
    var queries = new ArrayList<RateQuery>();
    for (int i = 0; i < QUESTIONS; i++) {
      queries.add(history.question());
    }
    return queries;
  }

  private static List<Event> last(int count, List<Recorded<Event>> entries) {
    return entries.subList(entries.size() - count, entries.size()).stream()
        .map(Recorded::event)
        .toList();
  }
}
