package org.tariffledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;

/// What is on a list, by what is known of it.
public final class ProductLists {

  /// The list from a moment on, until the next version begins.
  public record Version(Instant from, Recorded<ReferenceEvent> by) {

    public ProductListPublished published() {
      return (ProductListPublished) by.event();
    }
  }

  private static final Comparator<Version> ORDER =
      Comparator.comparing(Version::from).thenComparing(Version::by, Recorded.BY_ANNOUNCEMENT);

  /// Whether it is known of every code, whenever, if it is on the list.
  public static boolean isWhole(
      List<Recorded<ReferenceEvent>> entries, Instant knownAt, long position) {
    var isWhole = false;
    for (var entry : entries) {
      if (entry.event() instanceof ProductListPublished published
          && entry.isKnown(knownAt, position)) {
        if (published.extent() == Extent.PARTIAL) {
          return false;
        }
        isWhole = true;
      }
    }
    return isWhole;
  }

  /// Whether anybody knows what is on the list.
  public static boolean isKnown(
      List<Recorded<ReferenceEvent>> entries, Instant knownAt, long position) {
    for (var entry : entries) {
      if (entry.event() instanceof ProductListPublished && entry.isKnown(knownAt, position)) {
        return true;
      }
    }
    return false;
  }

  /// The versions that are known, in the order in which they begin; of those that begin together
  /// only the one announced last. None means that nobody knows what is on the list.
  public static List<Version> course(
      List<Recorded<ReferenceEvent>> entries, Instant knownAt, long position) {
    var course = new ArrayList<Version>();
    known(entries, knownAt, position)
        .sorted(ORDER)
        .forEach(
            version -> {
              if (!course.isEmpty() && course.getLast().from().equals(version.from())) {
                course.removeLast();
              }
              course.add(version);
            });
    return course;
  }

  /// The version that begins last, and of those that begin together the one announced last; empty
  /// before the first.
  public static Optional<ProductListPublished> at(
      List<Recorded<ReferenceEvent>> entries, Instant validAt, Instant knownAt, long position) {
    return known(entries, knownAt, position)
        .filter(version -> !version.from().isAfter(validAt))
        .max(ORDER)
        .map(Version::published);
  }

  private static Stream<Version> known(
      List<Recorded<ReferenceEvent>> entries, Instant knownAt, long position) {
    return entries.stream()
        .filter(entry -> entry.event() instanceof ProductListPublished)
        .filter(entry -> entry.isKnown(knownAt, position))
        .map(entry -> new Version(from(entry), entry));
  }

  private static Instant from(Recorded<ReferenceEvent> entry) {
    var from = ((ProductListPublished) entry.event()).effectiveFrom();
    return from == null ? Instant.MIN : from;
  }

  private ProductLists() {}
}
