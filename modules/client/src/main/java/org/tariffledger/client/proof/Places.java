package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Finds the place in the log that a change names: the first `"id":"…"` in its bytes, which are
/// JSON without spaces. A text within JSON cannot hold it, since its quotes are escaped.
final class Places {

  private static final byte[] ID = "\"id\":\"".getBytes(US_ASCII);
  private static final int DIGITS = 20;

  static final long NONE = -1;

  /// [#NONE] if it is no change.
  static long of(byte[] bytes, int from, int length) {
    int last = from + length - ID.length - DIGITS - 1;
    for (int at = from; at <= last; at++) {
      if (isId(bytes, at)) {
        return number(bytes, at + ID.length);
      }
    }
    return NONE;
  }

  private static boolean isId(byte[] bytes, int at) {
    for (int i = 0; i < ID.length; i++) {
      if (bytes[at + i] != ID[i]) {
        return false;
      }
    }
    return true;
  }

  private static long number(byte[] bytes, int at) {
    long number = 0;
    for (int i = 0; i < DIGITS; i++) {
      int digit = bytes[at + i] - '0';
      if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
        return NONE;
      }
      number = number * 10 + digit;
    }
    return bytes[at + DIGITS] == '"' ? number : NONE;
  }

  private Places() {}
}
