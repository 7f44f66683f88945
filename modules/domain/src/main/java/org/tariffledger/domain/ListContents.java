package org.tariffledger.domain;

import java.util.OptionalInt;

/// What is on product lists at one moment, by what is known then.
@FunctionalInterface
public interface ListContents {

  /// No list has anything on it.
  ListContents EMPTY = (_, _) -> OptionalInt.empty();

  /// How many digits the longest code of the list has with which the code begins; empty if none.
  OptionalInt longestMatch(ProductListId list, ProductCode code);
}
