package org.tariffledger.benchmarks;

import java.time.Duration;
import java.util.stream.Stream;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;
import org.tariffledger.projections.RateBook;

/// Rate books filled without a store.
final class Books {

  static RateBook of(Stream<Event> events) {
    var book = new RateBook(Contents.NONE);
    events.forEach(event -> book.add(next(book.position(), event)));
    return book;
  }

  /// The entry after the position, recorded a millisecond after the one before it.
  static Recorded<Event> next(long position, Event event) {
    var after = World.START.plus(Duration.ofMillis(position));
    return new Recorded<>(position + 1, after, event);
  }

  private Books() {}
}
