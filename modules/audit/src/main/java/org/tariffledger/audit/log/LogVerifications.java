package org.tariffledger.audit.log;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Has every change held against the tree after the start, then now and then, and when somebody
/// asks; one after the other.
public final class LogVerifications implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LogVerifications.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final long STOPPING_MS_MAX = 5_000;

  private final LogVerifier verifier;
  private final LogKeeper keeper;
  private final Duration every;
  private final Semaphore asked = new Semaphore(0);

  private volatile @Nullable Thread thread;
  private volatile boolean isStopping;
  private volatile boolean isRunningNow;
  private volatile @Nullable Verification newest;

  LogVerifications(LogVerifier verifier, LogKeeper keeper, Duration every) {
    this.verifier = verifier;
    this.keeper = keeper;
    this.every = every;
  }

  /// The one that runs, or the last that did; null before the first.
  public @Nullable Verification newest() {
    return newest;
  }

  /// Begins one, unless one runs.
  public void begin() {
    if (!isRunningNow && asked.availablePermits() == 0) {
      asked.release();
    }
  }

  @Override
  public void start() {
    isStopping = false;
    thread = Thread.ofPlatform().name("log-verification").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!isStopping && !keeper.isStanding()) {
        Thread.sleep(BETWEEN_LOOKS);
      }
      if (every.isPositive()) {
        begin();
      }
      while (!isStopping) {
        if (await() && !isStopping) {
          verify();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Until somebody asks, or it is time.
  private boolean await() throws InterruptedException {
    if (!every.isPositive()) {
      asked.acquire();
      return true;
    }
    return asked.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS) || keeper.isStanding();
  }

  private void verify() {
    isRunningNow = true;
    try {
      var found = verifier.verify(soFar -> newest = soFar, () -> isStopping);
      newest = found;
      if (found.isGood()) {
        log.debug("All {} changes of the verifiable log are what was logged.", found.changes());
      }
    } catch (RuntimeException e) {
      if (!isStopping) {
        log.warn("The verifiable log could not be verified.", e);
      }
    } finally {
      isRunningNow = false;
    }
  }

  @Override
  public void stop() {
    isStopping = true;
    asked.release();
    var running = thread;
    if (running != null) {
      try {
        running.join(STOPPING_MS_MAX);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
