package org.tariffledger.audit.replays;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.tariffledger.audit.log.TreeReplay;
import org.tariffledger.projections.BookReplay;
import org.tariffledger.projections.SecondBook;
import org.tariffledger.subscriptions.ChangeReplay;

/// Builds projections anew, one after the other, in a thread of its own: what is in use goes on
/// meanwhile and is not written to. What came of it is kept in memory, since it is about this
/// server: each has a rate book of its own.
public final class Replays implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Replays.class);

  /// So many that have ended are remembered.
  static final int KEPT_MAX = 20;

  private static final long STOPPING_MS_MAX = 5_000;

  private final BookReplay book;
  private final BookSwitch bookSwitch;
  private final ChangeReplay changes;
  private final TreeReplay tree;
  private final Clock clock;
  private final Deque<Running> known = new ArrayDeque<>();
  private long made;

  /// Also while one that was cancelled has not noticed yet.
  private boolean isBusy;

  private volatile boolean isRunning;
  private volatile Thread worker = Thread.ofPlatform().unstarted(() -> {});

  Replays(BookReplay book, ChangeReplay changes, TreeReplay tree, Clock clock) {
    this.book = book;
    this.bookSwitch = new BookSwitch(book);
    this.changes = changes;
    this.tree = tree;
    this.clock = clock;
  }

  /// Up to where the projection has come here.
  public long newest(Projection projection) {
    return switch (projection) {
      case RATE_BOOK -> book.newest();
      case CHANGE_LOG -> changes.newest();
      case LOG_TREE -> tree.newest();
    };
  }

  /// The last position of the act that holds this one: half an act is never compared.
  public long whole(Projection projection, long position) {
    return switch (projection) {
      case RATE_BOOK, CHANGE_LOG -> position == 0 ? 0 : book.endOfAct(position);
      case LOG_TREE -> position;
    };
  }

  /// Begins one to the position, which the projection has reached; empty if one runs already.
  public synchronized Optional<Replay> begin(Projection projection, long toPosition) {
    if (!becomeBusy()) {
      return Optional.empty();
    }
    if (projection == Projection.RATE_BOOK) {
      bookSwitch.forget();
    }
    made++;
    var id = "%012x-%d".formatted(clock.millis(), made);
    var running = new Running(id, projection, toPosition, clock);
    known.addFirst(running);
    forgetOldest();
    worker = Thread.ofPlatform().name("replay").daemon().start(() -> run(running));
    return Optional.of(running.soFar());
  }

  /// But for those whose rate book is in use or ready for it: they are still to be named.
  private void forgetOldest() {
    var oldest = known.descendingIterator();
    while (known.size() > KEPT_MAX && oldest.hasNext()) {
      if (oldest.next().soFar().place() == Replay.Place.NONE) {
        oldest.remove();
      }
    }
  }

  private void run(Running running) {
    var name = running.projection().text();
    log.info("Building the {} anew up to {}, to be compared.", name, running.toPosition());
    var how = Replay.State.FAILED;
    SecondBook built = null;
    try {
      switch (running.projection()) {
        case RATE_BOOK -> built = book.compare(running.toPosition(), running);
        case CHANGE_LOG -> changes.compare(running.toPosition(), running);
        case LOG_TREE -> tree.compare(running.toPosition(), running);
      }
      how = Replay.State.DONE;
    } catch (RuntimeException e) {
      log.warn("The {} could not be built anew.", name, e);
    } finally {
      end(running, how, built);
    }
    report(running.soFar());
  }

  /// At once, so that who sees that it has ended may begin the next.
  private synchronized void end(Running running, Replay.State how, @Nullable SecondBook built) {
    running.end(how);
    if (built != null && running.soFar().state() == Replay.State.DONE) {
      bookSwitch.offer(running, built);
    }
    isBusy = false;
  }

  private static void report(Replay ended) {
    var name = ended.projection().text();
    if (ended.differencesTotal() > 0) {
      log.error(
          "The {}, built anew up to {}, differs in {} places from what is in use, the first of"
              + " them: {}",
          name,
          ended.position(),
          ended.differencesTotal(),
          ended.differences().getFirst().about());
    } else {
      log.info("The {}, built anew up to {}: {}.", name, ended.position(), ended.state());
    }
  }

  /// Answers from the rate book that the replay built from now on; the one in use is kept. What
  /// would be held otherwise is in the way unless it is accepted. No replay runs meanwhile. Empty
  /// if there is no such replay.
  public Optional<Switching> switchTo(String id, boolean acceptDifferences) {
    return running(id).map(running -> switchTo(running, acceptDifferences));
  }

  private Switching switchTo(Running running, boolean acceptDifferences) {
    if (!becomeBusy()) {
      return running.soFar().state() == Replay.State.RUNNING
          ? BookSwitch.NOT_DONE
          : new Switching.Refused(
              "replay-running", "Another replay or switch runs here: wait for it.");
    }
    try {
      return bookSwitch.take(running, acceptDifferences);
    } finally {
      becomeFree();
    }
  }

  /// Answers from the rate book again that was in use before the replay's.
  public Optional<Switching> rollBack(String id) {
    return running(id).map(bookSwitch::rollBack);
  }

  /// Lets go of the rate book that the replay built, or of the one that was in use before it.
  public Optional<Switching> release(String id) {
    return running(id).map(bookSwitch::release);
  }

  private synchronized boolean becomeBusy() {
    var wasBusy = isBusy;
    isBusy = true;
    return !wasBusy;
  }

  private synchronized void becomeFree() {
    isBusy = false;
  }

  private synchronized Optional<Running> running(String id) {
    return known.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /// Whether a rate book is kept to be put back.
  public boolean keepsOld() {
    return bookSwitch.keepsOld();
  }

  /// How often one took the place of another since the start.
  public long switches() {
    return bookSwitch.switches();
  }

  /// How often one was put back since the start.
  public long rollbacks() {
    return bookSwitch.rollbacks();
  }

  public synchronized Optional<Replay> find(String id) {
    return running(id).map(Running::soFar);
  }

  /// The one of the projection that was begun last.
  Optional<Replay> newestOf(Projection projection) {
    return all().stream().filter(replay -> replay.projection() == projection).findFirst();
  }

  /// The newest first.
  public synchronized List<Replay> all() {
    return known.stream().map(Running::soFar).toList();
  }

  /// What was found so far stays; one that has ended stays as it is.
  public synchronized void cancel(String id) {
    running(id).ifPresent(one -> one.end(Replay.State.CANCELLED));
  }

  @Override
  public void start() {
    isRunning = true;
  }

  @Override
  public void stop() {
    isRunning = false;
    all().forEach(one -> cancel(one.id()));
    try {
      worker.join(STOPPING_MS_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }
}
