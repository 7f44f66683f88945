package org.tariffledger.rest.http;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Lets only so many reads at a time do the work of many, that the others may still be answered.
@Component
public class LongReads {

  static final int RUNNING_MAX = 8;

  private final Semaphore running = new Semaphore(RUNNING_MAX);

  public <T> T take(Supplier<T> read) {
    if (!running.tryAcquire()) {
      throw HttpRefusal.tooMany(
          "too-many-long-reads", RUNNING_MAX + " histories, differences or the like run already.");
    }
    try {
      return read.get();
    } finally {
      running.release();
    }
  }
}
