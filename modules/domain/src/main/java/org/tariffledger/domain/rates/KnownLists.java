package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProductLists;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;

/// What is on product lists by what a query knows.
public final class KnownLists {

  /// What is on them at one moment.
  public static ListContents at(
      Instant validAt, Instant knownAt, long position, RateSource source) {
    return (list, code) ->
        longest(
            ProductLists.at(source.productList(list), validAt, knownAt, position).stream(),
            code,
            source);
  }

  /// What is on them at any time.
  static ListContents ever(RateQuery query, RateSource source) {
    return (list, code) -> longest(versions(list, query, source), code, source);
  }

  private static Stream<ProductListPublished> versions(
      ProductListId list, RateQuery query, RateSource source) {
    return ProductLists.versions(source.productList(list), query.knownAt(), query.position());
  }

  private static OptionalInt longest(
      Stream<ProductListPublished> versions, ProductCode code, RateSource source) {
    return versions
        .map(version -> source.codes(version.content().digest()).longestMatch(code))
        .flatMapToInt(OptionalInt::stream)
        .max();
  }

  private KnownLists() {}
}
