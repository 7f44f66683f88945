package org.tariffledger.subscriptions.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.kafka.Phase.Failing;
import org.tariffledger.subscriptions.kafka.Phase.Off;
import org.tariffledger.subscriptions.kafka.Phase.Publishing;
import org.tariffledger.subscriptions.kafka.Phase.Standby;

/// Publishes the change log to a topic, from its beginning, batch by batch. One server at a time
/// does so, the others wait for their turn. The position moves on after the batch is acknowledged,
/// so after a failure the batch that was under way may be published again, and nothing is left out.
public final class KafkaChannel implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(KafkaChannel.class);

  /// So many are published together, at most, or those of one page of bytes.
  static final int TOGETHER_MAX = 500;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_KEEPS = Duration.ofSeconds(KafkaPosition.HELD_SECONDS / 3);
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
  private static final long RETRY_DELAY_MS_FIRST = 500;
  private static final long RETRY_DELAY_MS_MAX = 10_000;
  private static final long STOPPING_MS_MAX = 6_000;

  private final ChangeFeed feed;
  private final KafkaSettings settings;
  private final KafkaPosition position;
  private final Clock clock;
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();

  private volatile CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private volatile Phase phase = new Off();
  private volatile long reached = KafkaPosition.BEFORE_THE_FIRST;

  private long kept;
  private long retryDelayMs = RETRY_DELAY_MS_FIRST;
  private @Nullable Long lastLine;

  KafkaChannel(ChangeFeed feed, KafkaSettings settings, KafkaPosition position, Clock clock) {
    this.feed = feed;
    this.settings = settings;
    this.position = position;
    this.clock = clock;
  }

  /// Whether a server of Kafka is named.
  public boolean isOn() {
    return settings.isOn();
  }

  public KafkaStatus status() {
    var lag = phase instanceof Off ? 0 : Math.max(0, feed.head().sequence() - 1 - reached);
    return new KafkaStatus(settings.topic(), phase, reached, lag, published.get(), failures.get());
  }

  @Override
  public void start() {
    if (!settings.isOn()) {
      return;
    }
    phase = new Standby();
    stopping = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("kafka-channel").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!isStopping()) {
        turn();
      }
    } catch (InterruptedException | InterruptException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// From taking the position to losing it, or to a failure.
  private void turn() throws InterruptedException {
    try {
      var from = position.take();
      if (from.isPresent()) {
        publishFrom(from.getAsLong());
      } else {
        standBy();
      }
    } catch (InterruptException e) {
      throw e;
    } catch (HoldLost _) {
      log.debug("Another server publishes to Kafka from here on.");
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void standBy() throws InterruptedException {
    reached = position.read();
    feed.headNow();
    phase = new Standby();
    rest(BETWEEN_LOOKS.toMillis());
  }

  private void publishFrom(long from) throws InterruptedException {
    kept = System.nanoTime();
    reached = from;
    Topic.require(settings);
    keep();
    try (var publisher = Publisher.connect(settings, transactionalId())) {
      while (!isStopping()) {
        keep();
        step(publisher);
      }
    }
  }

  /// The same for every server of this ledger, so that who begins stops whoever went before.
  private String transactionalId() {
    return "tariff-ledger." + feed.ledger() + "." + settings.topic();
  }

  private void step(Publisher publisher) throws InterruptedException {
    var page = feed.page(reached, TOGETHER_MAX, ChangeFilter.ALL);
    if (page.isEmpty()) {
      goesWell();
      feed.await(reached, BETWEEN_LOOKS);
      return;
    }
    publisher.publish(page.changes(), this::keep);
    if (!position.move(reached, page.next())) {
      throw new HoldLost();
    }
    kept = System.nanoTime();
    reached = page.next();
    published.addAndGet(page.changes().size());
    goesWell();
  }

  private void keep() {
    if (System.nanoTime() - kept > BETWEEN_KEEPS.toNanos()) {
      if (!position.keep()) {
        throw new HoldLost();
      }
      kept = System.nanoTime();
    }
  }

  private void goesWell() {
    if (phase instanceof Failing failing && lastLine != null) {
      log.info("Changes are published to Kafka again; they were not since {}.", failing.since());
    }
    retryDelayMs = RETRY_DELAY_MS_FIRST;
    phase = new Publishing();
  }

  private void failed(RuntimeException failure) throws InterruptedException {
    var fault = Fault.of(failure);
    if (isStopping() || (fault == Fault.FENCED && !isOurs())) {
      return;
    }
    failures.incrementAndGet();
    phase = new Failing(phase instanceof Failing(var since, _) ? since : clock.instant(), fault);
    report(fault, failure);
    // Somebody else may reach the brokers.
    release();
    rest(retryDelayMs);
    retryDelayMs = Math.min(2 * retryDelayMs, RETRY_DELAY_MS_MAX);
  }

  private boolean isOurs() {
    try {
      return position.keep();
    } catch (RuntimeException _) {
      return true;
    }
  }

  private void report(Fault fault, RuntimeException failure) {
    var now = System.nanoTime();
    if (lastLine == null || now - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = now;
      log.warn(
          "No change after {} is published to Kafka; trying again. {} ({})",
          reached,
          fault.sentence(),
          failure.toString());
    }
    log.debug("Kafka failed.", failure);
  }

  private void release() {
    try {
      position.release();
    } catch (RuntimeException e) {
      log.debug("The position is left to run out.", e);
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private void rest(long ms) throws InterruptedException {
    var _ = stopping.await(ms, TimeUnit.MILLISECONDS);
  }

  /// Ends after the batch that is under way; one that lasts too long is left to the next server.
  @Override
  public void stop() {
    stopping.countDown();
    var running = thread;
    if (running != null) {
      try {
        if (!running.join(Duration.ofMillis(STOPPING_MS_MAX))) {
          running.interrupt();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      release();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /// Another server has taken the position over.
  private static final class HoldLost extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
