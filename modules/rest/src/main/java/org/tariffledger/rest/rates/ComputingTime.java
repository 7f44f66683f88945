package org.tariffledger.rest.rates;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.tariffledger.rest.http.HttpRefusal;

/// How long a batch may compute. What has begun is finished; once the time is over nothing more is
/// begun, so that a batch of hard questions does not keep its place among the long reads. For one
/// thread.
public final class ComputingTime {

  static final long COMPUTING_MS_MAX = 10_000;

  private static final long NANOS_PER_MS = 1_000_000;

  private final LongSupplier nanoTime;
  private long usedNanos;

  ComputingTime(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  public static ComputingTime ofABatch() {
    return new ComputingTime(System::nanoTime);
  }

  public <T> T take(Supplier<T> work) {
    if (usedNanos >= COMPUTING_MS_MAX * NANOS_PER_MS) {
      throw HttpRefusal.notYet(
          "batch-time-over",
          "The %d ms for which a batch may compute were over before this question. Send it again."
              .formatted(COMPUTING_MS_MAX));
    }
    var began = nanoTime.getAsLong();
    try {
      return work.get();
    } finally {
      usedNanos += nanoTime.getAsLong() - began;
    }
  }
}
