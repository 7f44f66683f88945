package org.tariffledger.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;

/// One rate out of a book of many. The questions are spread over the whole book, so that a larger
/// one pays for what no longer fits into the processor's cache.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LookupBenchmark {

  private static final int QUESTIONS = 4_096; // A power of two: the next one is a mask away.

  @Param("400")
  public int measures;

  private RateBook book = new RateBook(Contents.NONE);
  private RateQuery[] generalQuestions = {};
  private RateQuery[] headingQuestions = {};
  private final Map<MeasureId, TariffImposed> map = new HashMap<>();
  private MeasureId[] keys = {};
  private int next;

  @Setup
  public void fill() {
    book = Books.of(World.events(measures));
    IntStream.range(0, measures).forEach(n -> map.put(World.id(n), World.measure(n)));
    var position = book.position();
    var numbers = IntStream.range(0, QUESTIONS).map(this::spread).toArray();
    generalQuestions = new RateQuery[QUESTIONS];
    headingQuestions = new RateQuery[QUESTIONS];
    keys = new MeasureId[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      generalQuestions[i] = World.generalQuestion(numbers[i], position);
      headingQuestions[i] = World.headingQuestion(numbers[i], position);
      keys[i] = World.id(numbers[i]);
    }
  }

  /// Far apart and in no order that a processor could guess.
  private int spread(int i) {
    return (int) (i * 2_654_435_761L % measures);
  }

  @Benchmark
  public RateAnswer generalGoods() {
    return Rates.answer(generalQuestions[index()], book);
  }

  @Benchmark
  public RateAnswer oneHeading() {
    return Rates.answer(headingQuestions[index()], book);
  }

  @Benchmark
  public @Nullable TariffImposed plainMap() {
    return map.get(keys[index()]);
  }

  private int index() {
    next = (next + 1) & (QUESTIONS - 1);
    return next;
  }
}
