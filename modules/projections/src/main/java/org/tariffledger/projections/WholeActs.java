package org.tariffledger.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;

/// Makes whole acts of events that come one by one, and hands them to the book: half an act was
/// never the law.
///
/// The events of an act share a record time that no other act has, so the next act's first event
/// ends it. The newest act is known to be whole from the head: it moves in the transaction that
/// stores the act, hence whoever has seen one event of an act finds the head at the act's last
/// event or at that of a later act, whichever server recorded it.
final class WholeActs {

  private final RateBook book;
  private final LongSupplier head;
  private final List<Recorded<Event>> act = new ArrayList<>();
  private long seenHead;

  /// The head is the newest position that is committed.
  WholeActs(RateBook book, LongSupplier head) {
    this.book = book;
    this.head = head;
  }

  /// The newest event that was taken, though the rest of its act may be missing yet.
  long position() {
    return act.isEmpty() ? book.position() : act.getLast().position();
  }

  /// Takes the next event; one that was taken already is not taken twice, but an act that could
  /// not be handed over is tried again.
  ///
  /// @throws IllegalStateException if events between were left out
  void take(Recorded<Event> entry) {
    if (entry.position() > position()) {
      gather(entry);
    }
    if (!act.isEmpty() && position() == headFrom(position())) {
      handOver();
    }
  }

  private void gather(Recorded<Event> entry) {
    if (entry.position() != position() + 1) {
      throw new IllegalStateException(
          "Position %d follows %d: entries are missing.".formatted(entry.position(), position()));
    }
    if (!act.isEmpty() && !act.getLast().recordedAt().equals(entry.recordedAt())) {
      handOver();
    }
    act.add(entry);
  }

  private void handOver() {
    book.add(List.copyOf(act));
    act.clear();
  }

  /// Asked for only once the events have passed what is known of it.
  private long headFrom(long position) {
    if (position > seenHead) {
      seenHead = head.getAsLong();
    }
    return seenHead;
  }
}
