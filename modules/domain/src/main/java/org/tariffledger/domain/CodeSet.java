package org.tariffledger.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is on a product list: codes, each of which stands for all that begin with it. A code of ten
/// digits that ends in 00 stands for its line of eight.
public final class CodeSet {

  public static final int CODES_MAX = 100_000;

  private static final CodeSet EMPTY = new CodeSet(new TreeSet<>());

  private final NavigableSet<ProductCode> sorted;
  private final Set<String> texts;

  private CodeSet(NavigableSet<ProductCode> sorted) {
    this.sorted = Collections.unmodifiableNavigableSet(sorted);
    this.texts = sorted.stream().map(ProductCode::value).collect(Collectors.toUnmodifiableSet());
  }

  public static CodeSet empty() {
    return EMPTY;
  }

  public static CodeSet of(Collection<ProductCode> codes) {
    var sorted = new TreeSet<ProductCode>();
    codes.forEach(code -> sorted.add(code.line()));
    if (sorted.size() > CODES_MAX) {
      throw new IllegalArgumentException("A product list has at most " + CODES_MAX + " codes.");
    }
    return new CodeSet(sorted);
  }

  /// Reads what `text` wrote.
  public static CodeSet parse(String text) {
    return of(text.lines().map(ProductCode::new).toList());
  }

  /// One code per line, in order: the same for the same codes, however they were listed.
  public String text() {
    return sorted.stream().map(code -> code + "\n").collect(Collectors.joining());
  }

  public int size() {
    return sorted.size();
  }

  public NavigableSet<ProductCode> codes() {
    return sorted;
  }

  /// How many digits the longest code of the list has with which the code begins; empty if none.
  public OptionalInt longestMatch(ProductCode code) {
    for (int digits = code.length(); digits >= 2; digits -= 2) {
      if (texts.contains(code.value().substring(0, digits))) {
        return OptionalInt.of(digits);
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodeSet that && texts.equals(that.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return size() + " codes";
  }
}
