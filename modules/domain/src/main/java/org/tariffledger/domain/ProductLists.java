package org.tariffledger.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;

/// What is on a list, by what is known of it.
public final class ProductLists {

  /// The versions that are known, in no order; none means that nobody knows what is on the list.
  public static Stream<ProductListPublished> versions(
      List<Recorded<ReferenceEvent>> entries, Instant knownAt, long position) {
    return known(entries, knownAt, position).map(ProductLists::published);
  }

  /// The version that begins last, and of those that begin together the one announced last; empty
  /// before the first.
  public static Optional<ProductListPublished> at(
      List<Recorded<ReferenceEvent>> entries, Instant validAt, Instant knownAt, long position) {
    return known(entries, knownAt, position)
        .filter(entry -> !from(entry).isAfter(validAt))
        .max(Comparator.comparing(ProductLists::from).thenComparing(Recorded.BY_ANNOUNCEMENT))
        .map(ProductLists::published);
  }

  private static Stream<Recorded<ReferenceEvent>> known(
      List<Recorded<ReferenceEvent>> entries, Instant knownAt, long position) {
    return entries.stream()
        .filter(entry -> entry.event() instanceof ProductListPublished)
        .filter(entry -> entry.isKnown(knownAt, position));
  }

  private static Instant from(Recorded<ReferenceEvent> entry) {
    var from = published(entry).effectiveFrom();
    return from == null ? Instant.MIN : from;
  }

  private static ProductListPublished published(Recorded<ReferenceEvent> entry) {
    return (ProductListPublished) entry.event();
  }

  private ProductLists() {}
}
