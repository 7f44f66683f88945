package org.tariffledger.subscriptions.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.TransientDataAccessException;
import org.tariffledger.projections.RateBook;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.webhooks.Recorder.Outcome;

/// Keeps webhooks going: one thread asks the store what to send and writes down what came of it,
/// others call. No transaction is open while somebody is called.
final class Dispatcher implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  /// So many calls at once from this server.
  static final int CALLS_MAX = 256;

  private static final int LOOKED_AT_MAX = 1_000;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration AFTER_FULL = Duration.ofMillis(500);
  private static final Duration AFTER_BROKEN = Duration.ofMinutes(1);
  private static final long RETRY_DELAY_MS_FIRST = 100;
  private static final long RETRY_DELAY_MS_MAX = 5_000;
  private static final long STOPPING_MS_MAX = 5_000;
  private static final long IDLE_SECONDS_MAX = 10;

  private final Queue queue;
  private final Recorder recorder;
  private final Caller caller;
  private final ChangeFeed feed;
  private final RateBook book;
  private final SurveyTaker survey;
  private final WebhookMeters meters;
  private final Clock clock;
  private final Semaphore wake = new Semaphore(0);
  private final AtomicInteger calling = new AtomicInteger();
  private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

  // Of the one thread.
  private final List<Outcome> unwritten = new ArrayList<>();
  private final Set<String> ready = new LinkedHashSet<>();
  private final Map<String, Long> full = new HashMap<>();
  private final Map<String, Long> broken = new HashMap<>();
  private String lastLookedAt = "";
  private volatile long lookedMs;
  private long retryDelayMs = RETRY_DELAY_MS_FIRST;

  private volatile boolean isStopping;
  private volatile @Nullable Thread thread;
  private volatile @Nullable ThreadPoolExecutor callers;

  Dispatcher(
      Queue queue,
      Recorder recorder,
      Caller caller,
      ChangeFeed feed,
      RateBook book,
      SurveyTaker survey,
      WebhookMeters meters,
      Clock clock) {
    this.queue = queue;
    this.recorder = recorder;
    this.caller = caller;
    this.feed = feed;
    this.book = book;
    this.survey = survey;
    this.meters = meters;
    this.clock = clock;
  }

  /// There may be something to do that this does not know of yet.
  void wake() {
    lookedMs = 0;
    wake.release();
  }

  @Override
  public void start() {
    isStopping = false;
    var pool =
        new ThreadPoolExecutor(
            CALLS_MAX,
            CALLS_MAX,
            IDLE_SECONDS_MAX,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("webhook-call-", 0).daemon().factory());
    pool.allowCoreThreadTimeOut(true);
    callers = pool;
    thread = Thread.ofPlatform().name("webhooks").daemon().start(() -> run(pool));
    Thread.ofVirtual().name("webhooks-feed").start(this::listen);
  }

  /// Wakes the thread as soon as there is a change.
  private void listen() {
    try {
      while (!isStopping) {
        var last = feed.head().sequence() - 1;
        if (feed.await(last, BETWEEN_LOOKS)) {
          wake.release();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(ThreadPoolExecutor pool) {
    try {
      while (!isStopping) {
        if (!book.isReady() || !goOn(pool)) {
          var _ = wake.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
        wake.drainPermits();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// False if there was nothing to do, or if it could not be done now.
  private boolean goOn(ThreadPoolExecutor pool) throws InterruptedException {
    try {
      var did = pass(pool);
      retryDelayMs = RETRY_DELAY_MS_FIRST;
      return did;
    } catch (RuntimeException e) {
      if (isStopping) {
        return false;
      }
      if (e instanceof TransientDataAccessException) {
        log.debug("Webhooks go on a little later.", e);
      } else {
        log.warn("Webhooks cannot go on; trying again.", e);
      }
      Thread.sleep(retryDelayMs);
      retryDelayMs = Math.min(2 * retryDelayMs, RETRY_DELAY_MS_MAX);
      return true;
    }
  }

  private boolean pass(ThreadPoolExecutor pool) {
    var did = write();
    did |= fill();
    look();
    did |= send(pool);
    survey.takeIfDue();
    return did;
  }

  private boolean write() {
    for (var next = outcomes.poll(); next != null; next = outcomes.poll()) {
      unwritten.add(next);
    }
    if (unwritten.isEmpty()) {
      return false;
    }
    unwritten.forEach(outcome -> ready.add(outcome.job().webhook().id()));
    recorder.record(unwritten);
    return true;
  }

  /// A full queue is left alone for a while.
  private boolean fill() {
    var now = clock.millis();
    var last = feed.head().sequence() - 1;
    if (last < 0) {
      return false;
    }
    full.values().removeIf(until -> until <= now);
    broken.values().removeIf(until -> until <= now);
    var did = false;
    for (var id : queue.behind(last)) {
      if (full.containsKey(id) || broken.containsKey(id)) {
        continue;
      }
      if (unlessBroken(id, () -> queue.fill(id), false)) {
        ready.add(id);
        did = true;
      } else {
        full.put(id, now + AFTER_FULL.toMillis());
      }
    }
    return did;
  }

  /// Retries that fell due, and what servers that died have left, nobody tells of.
  private void look() {
    var now = clock.millis();
    if (now - lookedMs >= BETWEEN_LOOKS.toMillis() || now < lookedMs) {
      lookedMs = now;
      feed.headNow();
      var found = queue.due(lastLookedAt, LOOKED_AT_MAX);
      lastLookedAt = found.size() == LOOKED_AT_MAX ? found.getLast() : "";
      ready.addAll(found);
    }
  }

  private boolean send(ThreadPoolExecutor pool) {
    var did = false;
    var now = List.copyOf(ready);
    for (var id : now) {
      var room = CALLS_MAX - calling.get();
      if (room <= 0) {
        return did;
      }
      ready.remove(id);
      for (var job : unlessBroken(id, () -> queue.claim(id, room), List.<Job>of())) {
        did = true;
        start(job, pool);
      }
    }
    return did;
  }

  /// What is wrong with one webhook alone, such as a row that nobody can read, is no reason to stop
  /// the others.
  private <T> T unlessBroken(String id, Supplier<T> work, T otherwise) {
    if (broken.containsKey(id)) {
      return otherwise;
    }
    try {
      return work.get();
    } catch (NestedRuntimeException e) {
      throw e;
    } catch (RuntimeException e) {
      log.warn("The webhook {} cannot go on; trying again later.", id, e);
      broken.put(id, clock.millis() + AFTER_BROKEN.toMillis());
      return otherwise;
    }
  }

  private void start(Job job, ThreadPoolExecutor pool) {
    calling.incrementAndGet();
    try {
      pool.execute(() -> call(job));
    } catch (RejectedExecutionException _) {
      // The server stops: others take it when the lease is over.
      calling.decrementAndGet();
    }
  }

  /// Who was asleep for most of a lease leaves it to whoever takes it next.
  private void call(Job job) {
    try {
      if (clock.millis() > job.leaseMs() - caller.timeoutMs()) {
        return;
      }
      var result = caller.call(job.webhook(), job.keys(), job.message());
      meters.called(result.attempt());
      outcomes.add(new Outcome(job, result));
    } finally {
      calling.decrementAndGet();
      wake.release();
    }
  }

  @Override
  public void stop() {
    isStopping = true;
    var running = thread;
    var pool = callers;
    if (running != null && pool != null) {
      try {
        pool.shutdown();
        var _ = pool.awaitTermination(STOPPING_MS_MAX, TimeUnit.MILLISECONDS);
        running.join(STOPPING_MS_MAX);
        running.interrupt();
        write();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        log.debug("What came of the last calls is not written; they are made again.", e);
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
