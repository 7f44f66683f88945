package org.tariffledger.domain;

import java.util.OptionalInt;

/// What is on product lists, or is taken to be.
@FunctionalInterface
public interface ListContents {

  /// No list has anything on it.
  ListContents EMPTY = (_, _) -> OptionalInt.empty();

  /// How many digits the longest code of the list has with which the code begins; empty if none.
  OptionalInt longestMatch(ProductListId list, ProductCode code);

  /// What a list excludes is what is on it, unless one asks what may be covered at all.
  default ListContents excluding() {
    return this;
  }
}
