package org.tariffledger.projections;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Those who wait for something that others bring about and then tell.
public final class Waiters {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();

  /// Something came; whoever waited for it goes on.
  public void tell() {
    lock.lock();
    try {
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// False if it did not come in time.
  public boolean await(BooleanSupplier hasCome, Duration atMost) throws InterruptedException {
    if (hasCome.getAsBoolean()) {
      return true;
    }
    long nanos = TimeUnit.NANOSECONDS.convert(atMost);
    lock.lock();
    try {
      while (!hasCome.getAsBoolean()) {
        if (nanos <= 0) {
          return false;
        }
        nanos = told.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
