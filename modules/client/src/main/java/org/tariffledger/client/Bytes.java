package org.tariffledger.client;

import java.util.Locale;

/// A size for people.
final class Bytes {

  private static final double MEGA = 1e6;

  static String of(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
  }

  private Bytes() {}
}
