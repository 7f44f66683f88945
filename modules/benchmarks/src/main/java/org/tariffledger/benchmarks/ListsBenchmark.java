package org.tariffledger.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.rates.Peak;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;

/// A rate where measures name lists of twelve thousand codes, and the same where they
/// name chapters.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ListsBenchmark {

  @Param({"false", "true"})
  public boolean hasLists;

  private RateBook book = new RateBook(Contents.NONE);
  private int next;

  @Setup
  public void fill() {
    book = ListsWorld.book(hasLists);
  }

  @Benchmark
  public RateAnswer oneProduct() {
    next = (next + 7) % ListsWorld.CODES;
    return answer(ListsWorld.code(next));
  }

  /// With all that is charged otherwise below it.
  @Benchmark
  public RateAnswer chapter() {
    next = (next + 7) % ListsWorld.CODES;
    return answer(ListsWorld.code(next).heading(2));
  }

  @Benchmark
  public Peak peak() {
    return Rates.peak(ListsWorld.question(book.position()), book);
  }

  private RateAnswer answer(ProductCode code) {
    return Rates.answer(ListsWorld.question(book.position()).on(code), book);
  }
}
