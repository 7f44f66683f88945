package org.tariffledger.rest.uploads;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.tariffledger.rest.http.HttpRefusal;

/// Lets only so many files be read at a time: what is read of one is in memory until it is
/// recorded.
@Component
class Uploads {

  static final int RUNNING_MAX = 2;

  /// Reads a file and does with it what is to be done.
  @FunctionalInterface
  interface Task<T> {
    T run() throws IOException;
  }

  private final Semaphore running = new Semaphore(RUNNING_MAX);

  <T> T take(Task<T> task) throws IOException {
    if (!running.tryAcquire()) {
      throw HttpRefusal.tooMany("too-many-files", RUNNING_MAX + " files are read already.");
    }
    try {
      return task.run();
    } finally {
      running.release();
    }
  }
}
