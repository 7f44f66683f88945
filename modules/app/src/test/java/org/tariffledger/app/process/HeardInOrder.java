package org.tariffledger.app.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tariffledger.app.process.Channel.Heard;

/// What a reader hears that gets changes one after the other.
final class HeardInOrder {

  private static final long BETWEEN_LOOKS_MS = 100;

  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  void add(Heard one) {
    heard.add(one);
  }

  void addAll(List<Heard> more) {
    heard.addAll(more);
  }

  /// All of it, once that is up to the sequence, or when there was time enough for it.
  List<Heard> upTo(long sequence, Duration atMost) {
    long until = System.nanoTime() + atMost.toNanos();
    while ((heard.isEmpty() || heard.getLast().sequence() < sequence)
        && System.nanoTime() - until < 0) {
      pause(BETWEEN_LOOKS_MS);
    }
    return List.copyOf(heard);
  }

  static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
