package org.tariffledger.rest.changes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.ChangePage;

/// One stream of Server-Sent Events. One thread reads and writes in turn, so that old changes go
/// over into new ones without a seam, and whoever does not read stops only that thread.
final class ChangeStream {

  /// So long a client waits before it connects again.
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ChangeFeed feed;
  private final SharedPages pages;
  private final StreamLimits limits;
  private final ChangeFilter filter;
  private final OutputStream out;
  private final Counter sent;
  private final ReentrantLock lock = new ReentrantLock();

  /// Whose wait may be broken off; null while it writes, for that would cut off the client.
  private @Nullable Thread waiting;

  private boolean isEnding;
  private long after;
  private long quietSince = System.nanoTime();

  ChangeStream(
      ChangeFeed feed,
      SharedPages pages,
      StreamLimits limits,
      ChangeFilter filter,
      long after,
      OutputStream out,
      Counter sent) {
    this.feed = feed;
    this.pages = pages;
    this.limits = limits;
    this.filter = filter;
    this.after = after;
    this.out = out;
    this.sent = sent;
  }

  /// Until it is too old or told to end.
  void run() throws IOException, InterruptedException {
    var end = System.nanoTime() + limits.ageMax().toNanos();
    write(": ok\nretry: " + RETRY.toMillis() + "\n");
    tellPosition();
    while (!isOver(end)) {
      write(pages.after(after, filter));
      if (!await(end) || quietNanos() >= limits.heartbeat().toNanos()) {
        tellPosition();
      }
    }
  }

  /// As soon as what is being written is written.
  void end() {
    lock.lock();
    try {
      isEnding = true;
      if (waiting != null) {
        waiting.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver(long end) {
    lock.lock();
    try {
      return isEnding || System.nanoTime() >= end;
    } finally {
      lock.unlock();
    }
  }

  private void write(ChangePage page) throws IOException {
    for (var change : page.changes()) {
      write("id: " + Cursor.text(change.sequence()) + "\ndata: ");
      out.write(change.bytes());
      write("\n\n");
      sent.increment();
    }
    after = page.next();
    if (!page.isEmpty()) {
      flush();
    }
  }

  /// Without data it is no event, but a client that connects again names this position: it need not
  /// have passed to it what came before.
  private void tellPosition() throws IOException {
    write(":\nid: " + Cursor.text(after) + "\n\n");
    flush();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
  }

  private void flush() throws IOException {
    out.flush();
    quietSince = System.nanoTime();
  }

  private long quietNanos() {
    return System.nanoTime() - quietSince;
  }

  /// For the next change, and at most until a heartbeat is due or the stream is too old.
  private boolean await(long end) throws InterruptedException {
    if (!begin()) {
      return true;
    }
    try {
      var nanos = Math.min(limits.heartbeat().toNanos() - quietNanos(), end - System.nanoTime());
      return feed.await(after, Duration.ofNanos(nanos));
    } finally {
      wake();
    }
  }

  private boolean begin() {
    lock.lock();
    try {
      waiting = isEnding ? null : Thread.currentThread();
      return waiting != null;
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      waiting = null;
      if (isEnding) {
        // What is still to be written is written in peace.
        Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
  }
}
