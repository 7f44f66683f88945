package org.tariffledger.domain;

import java.util.Collection;

/// Codes by hash, of which nothing has to be built to look one up: each is one number, its digits
/// behind a 1, so that 0101 and 101 differ.
final class CodeTable {

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final long[] slots;

  CodeTable(Collection<ProductCode> codes) {
    // At least half of the slots stay empty, which ends every search soon.
    slots = new long[Integer.highestOneBit(Math.max(2, codes.size())) * 4];
    codes.forEach(code -> put(number(code.value(), code.length())));
  }

  private void put(long number) {
    slots[slot(number)] = number;
  }

  /// Where the number stands, or would stand.
  private int slot(long number) {
    var at = (int) ((number * MULTIPLIER) >>> 32) & (slots.length - 1);
    while (slots[at] != 0 && slots[at] != number) {
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }

  private static long number(String digits, int length) {
    long number = 1;
    for (int i = 0; i < length; i++) {
      number = number * 10 + (digits.charAt(i) - '0');
    }
    return number;
  }

  /// How many digits the longest code has with which the code begins; 0 if none.
  int longestMatch(ProductCode code) {
    var digits = code.value();
    int longest = 0;
    long number = 1;
    for (int i = 0; i < digits.length(); i += 2) {
      number = number * 100 + (digits.charAt(i) - '0') * 10L + (digits.charAt(i + 1) - '0');
      if (holds(number)) {
        longest = i + 2;
      }
    }
    return longest;
  }

  private boolean holds(long number) {
    return slots[slot(number)] == number;
  }
}
