package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A tariff code of 2 to 10 digits, or a heading that stands for every code that begins with it.
/// Dots are for people: `9018.31.00` is `90183100`.
public record ProductCode(String value) implements Comparable<ProductCode> {

  private static final Pattern SHAPE = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{8}|\\d{10}");

  public static final int DIGITS_MAX = 10;

  public ProductCode {
    value = isPlain(value) ? value : undotted(value);
  }

  private static String undotted(String value) {
    return Texts.matching(
        SHAPE,
        value.replace(".", ""),
        "is not a tariff code: write 2, 4, 6, 8 or 10 digits, with or without dots.");
  }

  /// What most codes are: lists of them are long, and a pattern takes its time.
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return value.length() % 2 == 0 && value.length() >= 2 && value.length() <= DIGITS_MAX;
  }

  /// The heading of so many digits.
  public ProductCode heading(int digits) {
    return new ProductCode(value.substring(0, digits));
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
