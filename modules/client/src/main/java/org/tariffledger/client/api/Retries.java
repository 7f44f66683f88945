package org.tariffledger.client.api;

import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// The pauses between the attempts of one request: as long as the server says, else twice as long
/// each time. None begins that would end after the time is up.
final class Retries {

  private static final Duration PAUSE_MIN = Duration.ofMillis(200);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

  /// Whatever a server asks for: who tries without end has no other limit.
  private static final Duration PAUSE_OF_ENDLESS_MAX = Duration.ofMinutes(5);

  /// How a pause is spent.
  interface Rest {
    void take(Duration pause) throws InterruptedException;
  }

  /// So long ends never.
  static final Duration WITHOUT_END = Duration.ofNanos(Long.MAX_VALUE / 4);

  private final long untilNs;
  private final Duration window;
  private final Consumer<String> notes;
  private final Rest rest;
  private Duration next = PAUSE_MIN;
  private String told = "";

  Retries(Duration window, Consumer<String> notes, Rest rest) {
    this.window = window;
    this.notes = notes;
    this.rest = rest;
    this.untilNs = System.nanoTime() + window.toNanos();
  }

  /// Waits; false if there is no time for another attempt.
  boolean afterAnswer(Reply reply, Instant now) {
    return pause(reply.retryAfter(now).orElse(next), Problem.of(reply).sentences().getFirst());
  }

  boolean afterFailure(IOException e) {
    return mayPass(e) && afterAnyFailure(e);
  }

  /// Also after one that does not look as if it would pass.
  boolean afterAnyFailure(IOException e) {
    return pause(next, Reason.of(e));
  }

  /// What another attempt would meet again is no reason for one.
  private static boolean mayPass(IOException e) {
    return Stream.of(
                SSLException.class, FileSystemException.class, UnresolvedAddressException.class)
            .noneMatch(cause -> Reason.isBecauseOf(cause, e))
        && (!(e instanceof HttpTimeoutException) || e instanceof HttpConnectTimeoutException);
  }

  private boolean pause(Duration asked, String why) {
    var pause = asked.compareTo(PAUSE_MIN) < 0 ? PAUSE_MIN : asked;
    if (isWithoutEnd() && pause.compareTo(PAUSE_OF_ENDLESS_MAX) > 0) {
      pause = PAUSE_OF_ENDLESS_MAX;
    }
    if (System.nanoTime() + pause.toNanos() - untilNs > 0) {
      return false;
    }
    if (!why.equals(told)) {
      notes.accept(why + "; trying again" + howLong());
      told = why;
    }
    take(pause);
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : doubled;
    return true;
  }

  private boolean isWithoutEnd() {
    return window.equals(WITHOUT_END);
  }

  private String howLong() {
    return isWithoutEnd() ? "" : " for up to " + window.toSeconds() + " s";
  }

  private void take(Duration pause) {
    try {
      rest.take(pause);
    } catch (InterruptedException _) {
      throw NoAnswerException.interrupted("another attempt");
    }
  }
}
