package org.tariffledger.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.app.process.Acknowledged.AcknowledgedEvent;

/// Two servers on one PostgreSQL are killed and halted again and again while clients write to them,
/// and the far ends of the channels fail as well. In the end everybody has heard of every change,
/// in the promised order, and what was heard twice was the same.
///
/// `-Dkills=20` runs a longer campaign, `-Dkills.seed=…` an earlier one again, as far as the
/// machine lets it be the same.
class NothingLostTest {

  private static final int KILLS = Integer.getInteger("kills", 3);
  private static final long SEED = Long.getLong("kills.seed", new SecureRandom().nextLong());
  private static final String KEY = "a-key-of-this-campaign-only-0123456789";
  private static final int WRITERS = 4;
  private static final int FAULT_AFTER_MS_MAX = 2_000;
  private static final int DISTURBED_AFTER_MS_MIN = 3_000;
  private static final int DISTURBED_AFTER_MS_MAX = 15_000;
  private static final Duration LAST_HEARD_MAX = Duration.ofMinutes(2);
  private static final long BETWEEN_LOOKS_MS = 100;
  private static final int BEHIND_MAX = 100;

  /// A short halt is a hiccup; after a long one another server has taken over.
  private static final int HALTED_MS_MAX = KILLS < 20 ? 3_000 : 25_000;

  private enum Fault {
    KILL,
    HALT_AND_GO_ON,
    HALT_AND_KILL
  }

  private final SplittableRandom random = new SplittableRandom(SEED);

  @TempDir Path folder;

  @Test
  void whatever_is_killed_everybody_hears_of_every_change_in_order() throws Exception {
    System.out.println("Nothing lost, -Dkills.seed=" + SEED + " -Dkills=" + KILLS);
    List<Channel> channels =
        List.of(
            new FeedChannel(),
            new StreamChannel(),
            new WebhookChannel(WebhookChannel.Order.PARALLEL, KEY),
            new WebhookChannel(WebhookChannel.Order.STRICT, KEY),
            new KafkaReader(folder.resolve("kafka")));
    try (KillablePostgres postgres = new KillablePostgres(folder.resolve("postgres"));
        Servers servers = new Servers(command(postgres, channels));
        Writers writers = new Writers(servers, KEY, () -> isBehind(postgres, BEHIND_MAX))) {
      for (Channel channel : channels) {
        channel.listen(servers);
      }
      writers.start(WRITERS, random.split());
      haveTrouble(servers, writers, channels);
      audit(postgres, servers, writers.end(), channels);
    } finally {
      channels.forEach(Channel::close);
    }
  }

  private ServerCommand command(KillablePostgres postgres, List<Channel> channels) {
    ServerCommand command =
        ServerCommand.in(folder)
            .with(postgres.environment())
            .with("TARIFF_LEDGER_SCENARIO", "none")
            .with("TARIFF_LEDGER_ADMIN_KEY", KEY);
    for (Channel channel : channels) {
      command = command.with(channel.environment());
    }
    return command;
  }

  /// Ends with everything running.
  private void haveTrouble(Servers servers, Writers writers, List<Channel> channels)
      throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> disturbing = new ArrayList<>();
      for (Channel channel : channels) {
        RandomGenerator own = random.split();
        disturbing.add(threads.submit(() -> disturb(channel, own, over)));
      }
      try {
        for (int i = 0; i < KILLS; i++) {
          awaitProgress(writers);
          Thread.sleep(random.nextInt(FAULT_AFTER_MS_MAX));
          // Each kind of fault in turn, so that even a short campaign has them all.
          happen(Fault.values()[i % Fault.values().length], servers);
        }
      } finally {
        over.countDown();
      }
      for (Future<?> each : disturbing) {
        each.get();
      }
    }
  }

  private static Void disturb(Channel channel, RandomGenerator random, CountDownLatch over)
      throws Exception {
    while (!over.await(calm(random), TimeUnit.MILLISECONDS)) {
      channel.disturb(random);
    }
    return null;
  }

  /// Long enough for something to get through.
  private static int calm(RandomGenerator random) {
    return random.nextInt(DISTURBED_AFTER_MS_MIN, DISTURBED_AFTER_MS_MAX);
  }

  private static void awaitProgress(Writers writers) throws InterruptedException {
    int before = writers.acknowledgedEvents();
    long until = System.nanoTime() + LAST_HEARD_MAX.toNanos();
    while (writers.acknowledgedEvents() == before) {
      assertThat(System.nanoTime() - until).as("something is recorded").isNegative();
      Thread.sleep(BETWEEN_LOOKS_MS);
    }
  }

  private void happen(Fault fault, Servers servers) throws Exception {
    int index = random.nextInt(servers.urls().size());
    switch (fault) {
      case KILL -> {
        servers.kill(index);
        servers.startAgain(index);
      }
      case HALT_AND_GO_ON -> {
        servers.halt(index);
        Thread.sleep(random.nextInt(HALTED_MS_MAX));
        servers.goOn(index);
      }
      case HALT_AND_KILL -> {
        servers.halt(index);
        Thread.sleep(random.nextInt(HALTED_MS_MAX));
        servers.kill(index);
        servers.startAgain(index);
      }
    }
    servers.awaitReady();
  }

  private void audit(
      KillablePostgres postgres,
      Servers servers,
      List<AcknowledgedEvent> acknowledged,
      List<Channel> channels)
      throws Exception {
    awaitTold(postgres);
    ToldLog log = ToldLog.of(postgres.dataSource());
    System.out.printf(
        "Nothing lost, -Dkills.seed=%d: %,d events acknowledged, %,d changes%n",
        SEED, acknowledged.size(), log.texts().size());
    log.holds(acknowledged, StoredRow.all(postgres.dataSource()));
    for (Channel channel : channels) {
      List<Channel.Heard> heard = channel.heard(log.last(), LAST_HEARD_MAX);
      System.out.printf("Nothing lost: %,d heard by the %s%n", heard.size(), channel.name());
      log.wasHeard(channel.name(), heard);
    }
    assertThat(servers.output()).doesNotContain(" ERROR ");
  }

  /// Until the log tells every event, and what was still to start has started.
  private static void awaitTold(KillablePostgres postgres) throws InterruptedException {
    long until = System.nanoTime() + LAST_HEARD_MAX.toNanos();
    Thread.sleep(Writers.STARTS_AFTER_MS_MAX);
    while (isBehind(postgres, 0)) {
      assertThat(System.nanoTime() - until).as("the log tells everything").isNegative();
      Thread.sleep(BETWEEN_LOOKS_MS);
    }
  }

  /// Whether the log has more events than these to tell.
  private static boolean isBehind(KillablePostgres postgres, int events) {
    return JdbcClient.create(postgres.dataSource())
        .sql("SELECT max(e.position) - max(h.position) > ? FROM event e, change_head h")
        .param(events)
        .query(Boolean.class)
        .single();
  }
}
