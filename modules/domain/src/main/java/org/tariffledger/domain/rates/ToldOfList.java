package org.tariffledger.domain.rates;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.ListExtent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;

/// What somebody knows of a product list at one moment: codes that are on it, and of which others
/// that they are not.
record ToldOfList(CodeSet codes, ListExtent extent) {

  /// Nobody knows anything of it.
  static final ToldOfList NOTHING = new ToldOfList(CodeSet.empty(), ListExtent.NONE);

  /// Nothing is on it.
  static final ToldOfList EMPTY = new ToldOfList(CodeSet.empty(), ListExtent.WHOLE);

  static ToldOfList of(ProductListPublished published, RateSource source) {
    return new ToldOfList(source.codes(published.content().digest()), published.listExtent());
  }

  boolean isSilentOn(ProductCode code) {
    return !extent.includes(code) && codes.longestMatch(code).isEmpty();
  }

  boolean isKnownWithout(ProductCode code) {
    return extent.includes(code) && codes.longestMatch(code).isEmpty();
  }

  /// Whether exactly this code stands on it.
  boolean names(ProductCode code) {
    return codes.codes().contains(code);
  }

  /// By how many digits the code is on the list: so many `unsaid`, if nobody knows.
  OptionalInt longestMatch(ProductCode code, OptionalInt unsaid) {
    var match = codes.longestMatch(code);
    return match.isPresent() || extent.includes(code) ? match : unsaid;
  }

  boolean agreesOn(ProductCode code, ToldOfList other) {
    return codes.longestMatch(code).equals(other.codes.longestMatch(code))
        && isSilentOn(code) == other.isSilentOn(code);
  }

  /// Whether both tell the same of the code and of all below it: what they tell changes only at
  /// codes that they name.
  boolean agreesBelow(ProductCode code, ToldOfList other) {
    return agreesOn(code, other)
        && Stream.of(codes, other.codes, extent.within(), other.extent.within())
            .flatMap(named -> named.below(code).stream())
            .allMatch(below -> agreesOn(below, other));
  }
}
