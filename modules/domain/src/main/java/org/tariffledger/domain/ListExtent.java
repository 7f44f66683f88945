package org.tariffledger.domain;

import java.util.Collection;
import java.util.List;

/// Of which codes a version of a product list speaks beside those that are on it: of all, or of
/// those within some headings.
public record ListExtent(Extent extent, CodeSet within) {

  /// What is not on the list is known not to be.
  public static final ListExtent WHOLE = new ListExtent(Extent.WHOLE, CodeSet.empty());

  /// Of what is not on the list nobody knows anything.
  public static final ListExtent NONE = new ListExtent(Extent.PARTIAL, CodeSet.empty());

  static ListExtent of(Extent extent, Collection<ProductCode> within) {
    return extent == Extent.WHOLE ? WHOLE : new ListExtent(extent, Headings.of(within).codes());
  }

  /// Whether it is known of the code that it is not on the list, if it does not stand there.
  public boolean includes(ProductCode code) {
    return isWhole() || within.longestMatch(code).isPresent();
  }

  /// In order, each once.
  List<ProductCode> headings() {
    return List.copyOf(within.codes());
  }

  public boolean isWhole() {
    return extent == Extent.WHOLE;
  }
}
