package org.tariffledger.app.process;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.tariffledger.app.process.Acknowledged.AcknowledgedEvent;

/// Clients that record one act after another, at either server, until they are told to end. What
/// was not answered is sent again under its key, here or there, until it is.
final class Writers implements AutoCloseable {

  private static final List<String> IMPORTERS = List.of("US", "CN");
  private static final List<String> EXPORTERS =
      List.of("CA", "MX", "JP", "KR", "IN", "BR", "GB", "CH");
  private static final int BETWEEN_ACTS_MS_MAX = 2_000;
  private static final long AFTER_FAILURE_MS = 100;
  private static final long END_MS_MAX = 120_000;

  /// So long after an act a measure of it starts, at the latest.
  static final int STARTS_AFTER_MS_MAX = 10_000;

  private final Servers servers;
  private final String key;
  private final BooleanSupplier isFarBehind;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Queue<AcknowledgedEvent> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  /// They rest while the change log is far behind: they are to meet faults, not its limits.
  Writers(Servers servers, String key, BooleanSupplier isFarBehind) {
    this.servers = servers;
    this.key = key;
    this.isFarBehind = isFarBehind;
  }

  void start(int writers, SplittableGenerator random) throws InterruptedException {
    recordUntilAnswered("prelude", prelude(), random.split());
    for (int i = 0; i < writers; i++) {
      String name = "w" + i;
      SplittableGenerator own = random.split();
      threads.add(Thread.ofVirtual().start(() -> write(name, own)));
    }
  }

  int acknowledgedEvents() {
    return acknowledged.size();
  }

  /// Ends when every act that was sent is answered.
  List<AcknowledgedEvent> end() throws InterruptedException {
    over.countDown();
    for (Thread thread : threads) {
      thread.join(END_MS_MAX);
    }
    if (threads.stream().anyMatch(Thread::isAlive) || !failures.isEmpty()) {
      throw new AssertionError("Not every act was answered: " + failures, failures.peek());
    }
    return List.copyOf(acknowledged);
  }

  private void write(String name, RandomGenerator random) {
    try {
      for (int i = 0;
          !over.await(random.nextInt(BETWEEN_ACTS_MS_MAX), TimeUnit.MILLISECONDS);
          i++) {
        while (isFarBehind.getAsBoolean() && over.getCount() > 0) {
          Thread.sleep(AFTER_FAILURE_MS);
        }
        String act = name + "-" + i;
        recordUntilAnswered(act, act(act, random), random);
      }
    } catch (Throwable e) {
      failures.add(e);
    }
  }

  private void recordUntilAnswered(String name, String body, RandomGenerator random)
      throws InterruptedException {
    URI url = servers.any(random);
    while (true) {
      try {
        Optional<List<AcknowledgedEvent>> answer = new LedgerClient(url, key).record(name, body);
        if (answer.isPresent()) {
          acknowledged.addAll(answer.get());
          return;
        }
      } catch (IOException _) {
        // No answer: that is what this is about.
      }
      Thread.sleep(AFTER_FAILURE_MS);
      url = servers.otherThan(url);
    }
  }

  private static String prelude() {
    return body(
        IMPORTERS.stream()
            .map(
                importer ->
                    """
                    {"type": "declareCoverage", "importer": "%1$s", "state": "complete",
                     "since": "2025-01-01T00:00:00Z"},
                    {"type": "registerProgramme", "id": "%1$s-LOST", "imposer": "%1$s",
                     "name": "Nothing lost"}\
                    """
                        .formatted(importer))
            .toList());
  }

  /// Measures on one heading or another of one economy or another, of which some start only after a
  /// while, by the clock alone.
  private static String act(String name, RandomGenerator random) {
    List<String> commands = new ArrayList<>();
    int measures = 1 + random.nextInt(3);
    for (int i = 0; i < measures; i++) {
      String importer = IMPORTERS.get(random.nextInt(IMPORTERS.size()));
      String exporter = EXPORTERS.get(random.nextInt(EXPORTERS.size()));
      String from =
          random.nextInt(3) == 0
              ? Instant.now().plusMillis(random.nextInt(500, STARTS_AFTER_MS_MAX)).toString()
              : "2025-04-09T00:00:00Z";
      commands.add(
          """
          {"type": "imposeTariff", "id": "%1$s-%2$d", "imposer": "%3$s", "programme": "%3$s-LOST",
           "targets": {"include": ["%4$s"]}, "products": {"include": ["%6$s"]}, "duty": {"type": "adValorem", "percent": "0.5"},
           "effectiveFrom": "%5$s"}\
          """
              .formatted(name, i, importer, exporter, from, heading(random)));
    }
    return body(commands);
  }

  private static String heading(RandomGenerator random) {
    return "%02d%02d".formatted(random.nextInt(1, 98), random.nextInt(1, 90));
  }

  private static String body(List<String> commands) {
    return "{\"announcedAt\": \"2025-04-02T00:00:00Z\", \"commands\": ["
        + String.join(", ", commands)
        + "]}";
  }

  @Override
  public void close() {
    over.countDown();
    threads.forEach(Thread::interrupt);
  }
}
