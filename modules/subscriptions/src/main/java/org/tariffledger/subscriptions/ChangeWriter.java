package org.tariffledger.subscriptions;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.TransientDataAccessException;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.LedgerBusy;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.projections.RateBook;

/// Writes the change log. Every server tries, and what each finds is the same: whoever finds the
/// head where it was writes, the others begin anew from where it is now. So another goes on at once
/// when one dies, and nothing is told twice.
public final class ChangeWriter implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ChangeWriter.class);

  /// So many are written together, or those of one act or moment.
  static final int TOGETHER_MAX = 1_000;

  /// So long is gathered what is written together: while others record, there is always more, and
  /// readers wait for what is found already.
  private static final Duration TOGETHER_FOR_MAX = Duration.ofSeconds(1);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final long RETRY_DELAY_MS_FIRST = 100;
  private static final long RETRY_DELAY_MS_MAX = 5_000;
  private static final long STOPPING_MS_MAX = 5_000;

  private final ChangeStore store;
  private final ChangeFeed feed;
  private final RateBook book;
  private final EventReader reader;
  private final LedgerHead ledgerHead;
  private final Clock clock;
  private final boolean isOn;

  private volatile @Nullable Thread thread;
  private volatile boolean isStopping;
  private volatile boolean isReady;

  private @Nullable UUID ledger;
  private @Nullable Telling telling;
  private long begunAt = -1;
  private long lastLine = System.nanoTime();
  private long retryDelayMs = RETRY_DELAY_MS_FIRST;

  ChangeWriter(
      ChangeStore store,
      ChangeFeed feed,
      RateBook book,
      EventReader reader,
      LedgerHead ledgerHead,
      Clock clock,
      boolean isOn) {
    this.store = store;
    this.feed = feed;
    this.book = book;
    this.reader = reader;
    this.ledgerHead = ledgerHead;
    this.clock = clock;
    this.isOn = isOn;
  }

  /// Whether nobody has to wait for the log: it has told everything up to the position and has
  /// caught up with the clock since the start, or it is not written.
  public boolean isReady(long position) {
    return !isOn || (isReady && feed.head().position() >= position);
  }

  /// Whether the log has caught up with the ledger and the clock since the start, or is not
  /// written.
  public boolean isReady() {
    return isReady(0);
  }

  @Override
  public void start() {
    if (!isOn) {
      return;
    }
    isStopping = false;
    thread = Thread.ofPlatform().name("change-log").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!isStopping) {
        if (!book.isReady()) {
          Thread.sleep(BETWEEN_LOOKS);
        } else if (!goOn()) {
          book.awaitPosition(feed.head().position() + 1, BETWEEN_LOOKS);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// False if there was nothing to do, or if it could not be done now.
  private boolean goOn() throws InterruptedException {
    try {
      var did = pass();
      retryDelayMs = RETRY_DELAY_MS_FIRST;
      return did;
    } catch (RuntimeException e) {
      telling = null;
      if (isStopping) {
        return false;
      }
      if (e instanceof TransientDataAccessException || e instanceof LedgerBusy) {
        log.debug("The change log is written a little later.", e);
      } else {
        log.warn("The change log cannot be written; trying again.", e);
      }
      Thread.sleep(retryDelayMs);
      retryDelayMs = Math.min(2 * retryDelayMs, RETRY_DELAY_MS_MAX);
      return false;
    }
  }

  /// One transaction's worth.
  boolean pass() {
    var from = store.head();
    feed.reached(from);
    if (begunAt < 0) {
      begunAt = ledgerHead.now().position();
    }
    // An act that came after the start is told, and with it all that fell due before: who starts
    // while others record need not wait for them to pause.
    isReady |= from.position() > begunAt;
    var going = from(from);
    var now = clock.instant();
    var until = System.nanoTime() + TOGETHER_FOR_MAX.toNanos();
    while (going.step(now) && going.size() < TOGETHER_MAX && System.nanoTime() - until < 0) {}
    var to = going.head();
    if (to.equals(from)) {
      isReady |= from.position() >= ledgerHead.now().position();
      return false;
    }
    if (store.append(from, going.take(), to)) {
      feed.reached(to);
      report(to);
    } else {
      telling = null;
    }
    return true;
  }

  private Telling from(ChangeHead head) {
    var going = telling;
    if (going == null || !going.head().equals(head)) {
      going = new Telling(ledger(), head, book, reader, ledgerHead::settle);
      telling = going;
    }
    return going;
  }

  private UUID ledger() {
    var id = ledger;
    if (id == null) {
      id = store.ledger();
      ledger = id;
    }
    return id;
  }

  private void report(ChangeHead head) {
    var now = System.nanoTime();
    if (head.position() >= book.position()) {
      lastLine = now;
    } else if (now - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = now;
      log.info(
          "The change log has reached position {} of {}: {} changes.",
          head.position(),
          book.position(),
          head.sequence());
    }
  }

  @Override
  public void stop() {
    isStopping = true;
    var running = thread;
    if (running != null) {
      running.interrupt();
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
