package org.tariffledger.app.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writers that record one act after another and keep what was acknowledged. What was sent and not
/// answered is sent again in the next round, as a careful client does: it must not count twice.
final class Load {

  private static final long AFTER_REFUSAL_MS = 20;
  private static final long FIRST_SECONDS_MAX = 60;

  /// What is done to the server, or to its store.
  interface Fault {
    void happen() throws Exception;
  }

  /// What somebody does with the server meanwhile, until it is over or nobody answers any more.
  interface Beside {
    void until(BooleanSupplier over, LedgerClient client) throws Exception;
  }

  private final List<Writer> writers = new ArrayList<>();
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

  Load(int writers, SplittableGenerator random) {
    for (int i = 0; i < writers; i++) {
      this.writers.add(new Writer("w" + i, random.split()));
    }
  }

  /// Writes to this server, lets `fault` happen at a moment of its choice after the first
  /// acknowledgement, and ends once every writer has noticed.
  void until(Fault fault, LedgerClient client, Beside... others) throws Exception {
    Round round = new Round(client, new CountDownLatch(1), new CountDownLatch(1));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      writers.forEach(writer -> running.add(threads.submit(() -> writer.write(round))));
      for (Beside other : others) {
        running.add(
            threads.submit(
                () -> {
                  other.until(() -> round.over().getCount() == 0, client);
                  return null;
                }));
      }
      try {
        assertThat(round.begun().await(FIRST_SECONDS_MAX, SECONDS)).as("acknowledges").isTrue();
        fault.happen();
      } finally {
        round.over().countDown();
      }
      for (Future<?> writer : running) {
        writer.get();
      }
    }
  }

  List<Acknowledged> acknowledged() {
    return List.copyOf(acknowledged);
  }

  long position() {
    return acknowledged.stream().mapToLong(Acknowledged::position).max().orElse(0);
  }

  /// The acts whose fate no writer knows.
  List<PlannedAct> unanswered() {
    return writers.stream().flatMap(writer -> Stream.ofNullable(writer.pending)).toList();
  }

  private record Round(LedgerClient client, CountDownLatch begun, CountDownLatch over) {}

  private final class Writer {

    private final String name;
    private final SplittableGenerator random;
    private int acts;
    private volatile @Nullable PlannedAct pending;

    Writer(String name, SplittableGenerator random) {
      this.name = name;
      this.random = random;
    }

    Void write(Round round) throws InterruptedException {
      try {
        while (round.over().getCount() > 0) {
          write(next(), round);
        }
      } catch (IOException e) {
        // No answer: that is what this is about.
      }
      return null;
    }

    private PlannedAct next() {
      PlannedAct act = pending;
      return act == null ? PlannedAct.any(name + "-" + acts++, random) : act;
    }

    private void write(PlannedAct act, Round round) throws IOException, InterruptedException {
      pending = act;
      Optional<Acknowledged> answer = round.client().record(act);
      if (answer.isEmpty()) {
        Thread.sleep(AFTER_REFUSAL_MS);
        return;
      }
      acknowledged.add(answer.get());
      pending = null;
      round.begun().countDown();
    }
  }
}
