package org.tariffledger.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is on a product list: codes, each of which stands for all that begin with it. A code of ten
/// digits that ends in 00 stands for its line of eight.
public final class CodeSet {

  public static final int CODES_MAX = 100_000;

  private static final CodeSet EMPTY = new CodeSet(new TreeSet<>());

  private final NavigableSet<ProductCode> sorted;
  private final CodeTable table;

  private CodeSet(NavigableSet<ProductCode> sorted) {
    this.sorted = Collections.unmodifiableNavigableSet(sorted);
    this.table = new CodeTable(sorted);
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
    var digits = table.longestMatch(code);
    return digits == 0 ? OptionalInt.empty() : OptionalInt.of(digits);
  }

  /// The codes that are longer than the heading and begin with it.
  public NavigableSet<ProductCode> below(ProductCode heading) {
    // Codes sort as text, so that those below a heading follow it without a break.
    var last = heading.value() + "9".repeat(ProductCode.DIGITS_MAX - heading.length());
    return sorted.subSet(heading, false, new ProductCode(last), heading.length() < last.length());
  }

  /// Whether both say the same of the code and of all below it.
  public boolean agreesOn(ProductCode code, CodeSet other) {
    return longestMatch(code).equals(other.longestMatch(code))
        && below(code).equals(other.below(code));
  }

  /// What is on either.
  public CodeSet plus(CodeSet other) {
    var both = new TreeSet<>(sorted);
    both.addAll(other.sorted);
    return both.size() == size() ? this : new CodeSet(both);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CodeSet that && sorted.equals(that.sorted);
  }

  @Override
  public int hashCode() {
    return sorted.hashCode();
  }

  @Override
  public String toString() {
    return size() + " codes";
  }
}
