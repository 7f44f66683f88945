package org.tariffledger.client;

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
import org.tariffledger.client.CannotGoOn.Why;

/// The pauses between the attempts of one request: as long as the server says, else twice as long
/// each time. None begins that would end after the time is up.
final class Retries {

  private static final Duration PAUSE_MIN = Duration.ofMillis(200);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

  private final long untilNs;
  private final Duration window;
  private final Consumer<String> notes;
  private Duration next = PAUSE_MIN;
  private String told = "";

  Retries(Duration window, Consumer<String> notes) {
    this.window = window;
    this.notes = notes;
    this.untilNs = System.nanoTime() + window.toNanos();
  }

  /// Waits; false if there is no time for another attempt.
  boolean afterAnswer(Reply reply, Instant now) {
    return pause(reply.retryAfter(now).orElse(next), Problem.lines(reply).getFirst());
  }

  boolean afterFailure(IOException e) {
    return mayPass(e) && pause(next, Reason.of(e));
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
    if (System.nanoTime() + pause.toNanos() - untilNs > 0) {
      return false;
    }
    if (!why.equals(told)) {
      notes.accept(why + "; trying again for up to " + window.toSeconds() + " s");
      told = why;
    }
    sleep(pause);
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : doubled;
    return true;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CannotGoOn(Why.NO_SERVER, "Interrupted while waiting");
    }
  }
}
