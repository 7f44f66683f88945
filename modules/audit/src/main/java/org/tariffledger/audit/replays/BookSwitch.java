package org.tariffledger.audit.replays;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tariffledger.audit.replays.Switching.Refused;
import org.tariffledger.projections.BookReplay;
import org.tariffledger.projections.SecondBook;
import org.tariffledger.projections.Switched;

/// Lets the rate book that a replay built take the place of the one in use, and puts that back.
/// One is ready at most, and one kept: each takes the memory of a rate book.
final class BookSwitch {

  private static final Logger log = LoggerFactory.getLogger(BookSwitch.class);

  static final Refused NOT_DONE =
      new Refused("replay-not-done", "The replay runs yet: wait until it is done.");

  private record Ready(Running replay, SecondBook book) {}

  private final BookReplay book;
  private @Nullable Ready ready;
  private @Nullable Running inUse;
  private final AtomicLong switches = new AtomicLong();
  private final AtomicLong rollbacks = new AtomicLong();

  BookSwitch(BookReplay book) {
    this.book = book;
  }

  /// The replay is done, and what it built may take the place.
  synchronized void offer(Running replay, SecondBook built) {
    forget();
    ready = new Ready(replay, built);
    replay.stand(Replay.Place.READY);
  }

  /// What was built is not wanted any more.
  synchronized void forget() {
    if (ready != null) {
      ready.replay().stand(Replay.Place.NONE);
      ready = null;
    }
  }

  synchronized Switching take(Running replay, boolean acceptDifferences) {
    return refusal(replay).<Switching>map(r -> r).orElseGet(() -> takeReady(acceptDifferences));
  }

  private Optional<Refused> refusal(Running replay) {
    var soFar = replay.soFar();
    if (soFar.projection() != Projection.RATE_BOOK) {
      return Optional.of(
          new Refused(
              "not-the-rate-book",
              "Only a rate book is switched; the %s is stored, and is never told anew."
                  .formatted(soFar.projection().text())));
    }
    if (soFar.state() != Replay.State.DONE) {
      return Optional.of(
          soFar.state() == Replay.State.RUNNING
              ? NOT_DONE
              : new Refused(
                  "replay-not-done", "The replay did not come to its end: begin another."));
    }
    if (replay == inUse) {
      return Optional.of(
          new Refused("already-switched", "What this replay built is in use already."));
    }
    return ready != null && ready.replay() == replay
        ? Optional.empty()
        : Optional.of(
            new Refused(
                "rebuilt-let-go",
                "What this replay built is held no more, since another was begun or it was rolled"
                    + " back or let go: begin another."));
  }

  private Switching takeReady(boolean acceptDifferences) {
    var taken = Objects.requireNonNull(ready);
    try {
      var switched = taken.book().takePlace(acceptDifferences);
      return switch (switched.outcome()) {
        case SWITCHED -> taken(taken.replay(), switched);
        case DIFFERS ->
            new Refused(
                "differences-present",
                "At %d it would hold %d things otherwise, the first of them: %s. A replay up to the"
                        .formatted(switched.position(), switched.differences(), firstOf(switched))
                    + " newest position names all; acceptDifferences=true switches nevertheless.");
        case EVENTS_MISSING ->
            new Refused(
                "events-missing",
                "The store has not all events up to %d, which the book in use has come to."
                    .formatted(switched.position()));
      };
    } catch (RuntimeException e) {
      log.warn("The second rate book cannot take the place of the one in use.", e);
      return new Refused(
          "switch-failed",
          "What was recorded since cannot be taken in, and nothing has changed: the log of the"
              + " server says why.");
    }
  }

  private Switching taken(Running replay, Switched switched) {
    forget();
    standsNoMore();
    inUse = replay;
    replay.stand(Replay.Place.IN_USE);
    switches.incrementAndGet();
    if (switched.differences() > 0) {
      log.warn(
          "Rates are answered from the rate book that replay {} built, from {} on; it holds {}"
              + " things otherwise, the first of them: {}. The old one is kept.",
          replay.id(),
          switched.position(),
          switched.differences(),
          firstOf(switched));
    } else {
      log.info(
          "Rates are answered from the rate book that replay {} built, from {} on; new events"
              + " waited {} ms. The old one is kept.",
          replay.id(),
          switched.position(),
          switched.held().toMillis());
    }
    return new Switching.Done(replay.soFar());
  }

  private static String firstOf(Switched switched) {
    return Objects.requireNonNull(switched.first()).about();
  }

  synchronized Switching rollBack(Running replay) {
    if (replay != inUse || !book.rollBack()) {
      return nothingKept();
    }
    standsNoMore();
    rollbacks.incrementAndGet();
    log.info(
        "Rates are answered from the rate book again that was in use before replay {}.",
        replay.id());
    return new Switching.Done(replay.soFar());
  }

  /// Lets go of what the replay built, or of what it took the place of.
  synchronized Switching release(Running replay) {
    if (ready != null && ready.replay() == replay) {
      forget();
      return new Switching.Done(replay.soFar());
    }
    if (replay != inUse || !book.release()) {
      return nothingKept();
    }
    log.info("The rate book that was in use before replay {} is let go.", replay.id());
    return new Switching.Done(replay.soFar());
  }

  private static Refused nothingKept() {
    return new Refused(
        "nothing-kept",
        "What this replay built is not in use, or what was in use before is kept no more.");
  }

  private void standsNoMore() {
    if (inUse != null) {
      inUse.stand(Replay.Place.NONE);
      inUse = null;
    }
  }

  boolean keepsOld() {
    return book.keepsOld();
  }

  long switches() {
    return switches.get();
  }

  long rollbacks() {
    return rollbacks.get();
  }
}
