package org.tariffledger.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// An event with its place in the ledger: its position, and when the ledger took it in.
public record Recorded<E extends Event>(long position, Instant recordedAt, E event) {

  /// The later announcement last, and of one announcement the later position.
  public static final Comparator<Recorded<?>> BY_ANNOUNCEMENT =
      Comparator.<Recorded<?>, Instant>comparing(Recorded::announcedAt)
          .thenComparingLong(Recorded::position);

  /// What a ledger that ends at the position holds of the entries.
  public static <E extends Event> List<Recorded<E>> upTo(
      long position, Collection<Recorded<E>> entries) {
    return entries.stream().filter(entry -> entry.position() <= position).toList();
  }

  public Instant announcedAt() {
    return event.announcement().announcedAt();
  }

  /// Whether somebody who knows what was public at `knownAt`, and holds the ledger up to
  /// `position`, knows this.
  public boolean isKnown(Instant knownAt, long upTo) {
    return position <= upTo && !announcedAt().isAfter(knownAt);
  }
}
