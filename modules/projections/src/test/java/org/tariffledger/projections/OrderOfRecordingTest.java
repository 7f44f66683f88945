package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.MeasureCommand.Correct;
import org.tariffledger.domain.MeasureCommand.Retract;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// Facts may be entered in any order, as long as no two are announced at one instant: then only
/// the order of recording could tell which is the later.
class OrderOfRecordingTest {

  private static final int QUESTIONS = 15;

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void acts_are_accepted_in_any_order_and_answered_alike(long seed) {
    var random = new Random(seed);
    var history = RandomHistory.chronological(random, 20 + random.nextInt(50));
    var acts = new Recorder();
    history.recorder().accepted().stream()
        .filter(command -> !(command instanceof Correct || command instanceof Retract))
        .forEach(acts::take);
    var reordering = new Reordering(acts);
    assertThat(reordering.record(shuffled(acts, random))).as("seed %d", seed).isEmpty();
    answerAlike(seed, history, acts, reordering.again());
  }

  /// Corrections and retractions are judged by what the ledger holds, and some build on others:
  /// those may be refused in another order. If none is, nothing differs.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void with_corrections_too_whatever_is_accepted_in_another_order_is_answered_alike(long seed) {
    var random = new Random(seed);
    var history = RandomHistory.chronological(random, 20 + random.nextInt(50));
    var reordering = new Reordering(history.recorder());
    if (reordering.record(shuffled(history.recorder(), random)).isEmpty()) {
      answerAlike(seed, history, history.recorder(), reordering.again());
    }
  }

  private static List<Integer> shuffled(Recorder recorder, Random random) {
    var order = new ArrayList<>(IntStream.range(0, recorder.accepted().size()).boxed().toList());
    Collections.shuffle(order, random);
    return order;
  }

  private static void answerAlike(long seed, RandomHistory history, Recorder one, Recorder other) {
    assertThat(other.entries()).hasSameSizeAs(one.entries());
    for (int i = 0; i < QUESTIONS; i++) {
      var query = ofAll(history.question(), one);
      assertThat(Rates.answer(query, other.book()))
          .as("seed %d, %s", seed, query)
          .isEqualTo(Rates.answer(query, one.book()));
    }
  }

  private static RateQuery ofAll(RateQuery query, Recorder recorder) {
    return new RateQuery(
        query.importer(),
        query.exporter(),
        query.product(),
        query.validAt(),
        query.knownAt(),
        recorder.entries().size(),
        query.shipment());
  }
}
