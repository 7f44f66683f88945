package org.tariffledger.rest.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;
import org.tariffledger.projections.RateBook;

/// Whether the server may be asked and told yet.
@Component
public record Readiness(RateBook book, ApplicationAvailability availability) {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /// Once the book is built and what is to be loaded at the start is.
  ///
  /// @throws HttpRefusal before that
  public void require() {
    if (!isReady()) {
      throw HttpRefusal.notYet(
          "catching-up", "The server has not yet read and loaded all of its ledger.");
    }
  }

  /// Once it is, and for so long at most.
  ///
  /// @throws HttpRefusal if it is not by then
  public void await(Duration atMost) {
    var end = System.nanoTime() + atMost.toNanos();
    while (!isReady() && System.nanoTime() < end) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    require();
  }

  private boolean isReady() {
    return book.isReady() && availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
  }
}
