package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A tariff code of 2 to 10 digits, or a heading that stands for every code that begins with it.
/// Dots are for people: `9018.31.00` is `90183100`.
public record ProductCode(String value) implements Comparable<ProductCode> {

  private static final Pattern SHAPE = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{8}|\\d{10}");

  public ProductCode {
    value =
        Texts.matching(
            SHAPE,
            value.replace(".", ""),
            "is not a tariff code: write 2, 4, 6, 8 or 10 digits, with or without dots.");
  }

  public int length() {
    return value.length();
  }

  /// The line that a statistical code of ten digits ending in 00 stands for, which has eight.
  public ProductCode line() {
    return length() == 10 && value.endsWith("00") ? new ProductCode(value.substring(0, 8)) : this;
  }

  public boolean startsWith(ProductCode heading) {
    return value.startsWith(heading.value);
  }

  @Override
  public int compareTo(ProductCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
