package org.tariffledger.projections;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;

/// A rate book that is built anew beside the one in use, and may take its place. One thread at a
/// time uses it.
public final class SecondBook {

  private final RateBook live;
  private final LongFunction<List<Recorded<Event>>> stored;
  private final RateBook book;

  /// `stored` are some of the next entries after a position; none at the end.
  SecondBook(RateBook live, LongFunction<List<Recorded<Event>>> stored, Contents contents) {
    this.live = live;
    this.stored = stored;
    this.book = new RateBook(contents);
  }

  long position() {
    return book.position();
  }

  /// Takes in what is stored up to the position, which is the last of an act: half an act is none.
  /// False if it was told not to go on; it may also end before the position, where nothing follows.
  boolean readTo(long position, LongPredicate goesOn) {
    var acts = new WholeActs(book, () -> position);
    while (acts.position() < position) {
      var page = stored.apply(acts.position());
      if (page.isEmpty() || page.getFirst().position() > position) {
        return true;
      }
      for (var entry : page) {
        if (entry.position() <= position) {
          acts.take(entry);
        }
      }
      if (!goesOn.test(acts.position())) {
        return false;
      }
    }
    return true;
  }

  /// Holds it against the other, up to the position at which it stands.
  void compare(BookIndexes held, long position, Consumer<Difference> differences) {
    var isNewest = held.position() == position;
    compareTimes(held, differences);
    BookContent.of(book.indexes(), position, isNewest)
        .compare(BookContent.of(held, position, isNewest), differences);
  }

  private void compareTimes(BookIndexes held, Consumer<Difference> differences) {
    for (long position = 1; position <= book.position(); position++) {
      var anew = book.recordedAt(position);
      var now = held.recordedAt(position);
      if (!anew.equals(now)) {
        differences.accept(
            new Difference("record time of " + position, anew.toString(), now.toString()));
      }
    }
  }

  /// Takes the place of the one in use, once it holds all that this holds and nothing otherwise,
  /// or whatever it holds otherwise if that is accepted. Most of what came meanwhile is read while
  /// more comes; what is left is read, and all of it compared, while nothing is taken in. Readers
  /// do not wait.
  ///
  /// The one in use until then is kept. After this one took its place it is of no more use.
  public Switched takePlace(boolean acceptDifferences) {
    readTo(live.position(), _ -> true);
    return live.whileNothingComes(() -> takePlaceAt(live.position(), acceptDifferences));
  }

  private Switched takePlaceAt(long position, boolean acceptDifferences) {
    var began = System.nanoTime();
    readTo(position, _ -> true);
    var found = new Found();
    var outcome = Switched.Outcome.EVENTS_MISSING;
    if (book.position() == position) {
      compare(live.indexes(), position, found::add);
      outcome = Switched.Outcome.DIFFERS;
      if (found.total == 0 || acceptDifferences) {
        live.replaceBy(book);
        outcome = Switched.Outcome.SWITCHED;
      }
    }
    var held = Duration.ofNanos(System.nanoTime() - began);
    return new Switched(outcome, position, found.total, found.first, held);
  }

  private static final class Found {
    private long total;
    private @Nullable Difference first;

    private void add(Difference difference) {
      first = total == 0 ? difference : first;
      total++;
    }
  }
}
