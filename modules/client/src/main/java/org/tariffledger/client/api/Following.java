package org.tariffledger.client.api;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The changes after a position, each once and in order, for one thread. Where the connection is
/// cut or the server starts anew it goes on where it was, and tries without end.
///
/// Keep [Change#position] together with what you have made of the change, and begin there next
/// time: then every change counts once, also if your program dies in between.
public final class Following implements Iterable<Change>, AutoCloseable {

  private static final int PAGE_SIZE = 500;
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final Duration ANSWER_MAX = WAIT.plusSeconds(20);

  private final Transport transport;
  private final ChangeFilter filter;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<Change> ahead = new ArrayDeque<>();
  private Position read;
  private Position delivered;
  private volatile @Nullable CompletableFuture<HttpResponse<String>> asked;

  Following(Transport transport, ChangeFilter filter, Position after) {
    this.transport = transport;
    this.filter = filter;
    this.read = after;
    this.delivered = after;
  }

  /// Waits for the next change; without one once this is closed.
  @Override
  public Iterator<Change> iterator() {
    return new Iterator<>() {

      @Override
      public boolean hasNext() {
        while (ahead.isEmpty()) {
          if (!readOn(WAIT)) {
            return false;
          }
        }
        return true;
      }

      @Override
      public Change next() {
        if (!hasNext()) {
          throw new NoSuchElementException("The following is closed.");
        }
        return take();
      }
    };
  }

  /// The next change that is there already; null if there is none yet.
  public @Nullable Change poll() {
    while (ahead.isEmpty()) {
      var from = read;
      if (!readOn(Duration.ZERO) || (ahead.isEmpty() && read.equals(from))) {
        return null;
      }
    }
    return take();
  }

  private Change take() {
    var change = ahead.remove();
    delivered = change.position();
    return change;
  }

  /// Up to where everything was delivered. Of a filtered following it moves also where nothing is
  /// delivered, so keep it from time to time.
  public Position position() {
    return ahead.isEmpty() ? read : delivered;
  }

  /// Reads a page; false once this is closed.
  private boolean readOn(Duration wait) {
    // What "now" means is settled first, so that nothing is missed if the connection is cut.
    var reply = ask(read.isNow() ? Duration.ZERO : wait);
    if (reply == null) {
      return false;
    }
    var next = next(reply);
    long last = read.sequence();
    for (var json : reply.array()) {
      var change = change(json);
      refuseDisorder(last, change.sequence());
      ahead.add(change);
      last = change.sequence();
    }
    if (next.sequence() < last || (isDense() && next.sequence() != last)) {
      throw outOfOrder(last, next.sequence());
    }
    read = next;
    return true;
  }

  private static Change change(JsonNode json) {
    try {
      return Change.of(json);
    } catch (IllegalArgumentException e) {
      throw new NoAnswerException("What answers there is no Tariff Ledger: " + e.getMessage(), e);
    }
  }

  private Position next(Reply reply) {
    var after =
        reply
            .header("Next-After")
            .orElseThrow(
                () ->
                    new NoAnswerException(
                        "What answers there is no Tariff Ledger: it does not say Next-After."));
    return new Position(reply.header("Ledger-Id").orElse(read.ledger()), after);
  }

  /// The ledger numbers its changes without gaps: what is missing here was lost on the way.
  private void refuseDisorder(long last, long sequence) {
    if (sequence <= last || (isDense() && sequence != last + 1)) {
      throw outOfOrder(last, sequence);
    }
  }

  private boolean isDense() {
    return filter.isAll() && !read.isNow();
  }

  private static NoAnswerException outOfOrder(long last, long sequence) {
    return new NoAnswerException(
        "Changes were lost or came twice on the way: after " + last + " came " + sequence);
  }

  /// Null once this is closed.
  private @Nullable Reply ask(Duration wait) {
    var retries = new Retries(Retries.WITHOUT_END, transport::note, this::rest);
    while (!isClosed()) {
      try {
        var reply = transport.answer(started(wait), ANSWER_MAX);
        if (reply.isAccepted()) {
          return reply;
        }
        if (!reply.isFaultOfTheServer()) {
          throw new ProblemException(reply);
        }
        retries.afterAnswer(reply, Instant.now());
      } catch (CancellationException _) {
        return null;
      } catch (IOException e) {
        tryAgain(retries, e);
      }
    }
    return null;
  }

  /// A ledger that has answered once will again. Of another, a slip in its address is told.
  private void tryAgain(Retries retries, IOException e) {
    if (!isClosed()
        && !(read.ledger() == null ? retries.afterFailure(e) : retries.afterAnyFailure(e))) {
      throw transport.noAnswer(e);
    }
  }

  private CompletableFuture<HttpResponse<String>> started(Duration wait) {
    var query =
        filter
            .in(Query.NONE)
            .with("after", read.after())
            .with("ledger", read.ledger())
            .with("limit", String.valueOf(PAGE_SIZE))
            .with("timeout", wait.isZero() ? null : String.valueOf(wait.toSeconds()));
    var started = transport.start(transport.request("/v1/changes", query).GET().build());
    asked = started;
    if (isClosed()) {
      started.cancel(true);
    }
    return started;
  }

  private void rest(Duration pause) throws InterruptedException {
    var _ = closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private boolean isClosed() {
    return closed.getCount() == 0 || transport.isClosed();
  }

  /// From any thread: whoever waits for a change waits no more.
  @Override
  public void close() {
    closed.countDown();
    var waiting = asked;
    if (waiting != null) {
      waiting.cancel(true);
    }
  }
}
