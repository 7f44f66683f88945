package org.tariffledger.audit.exports;

import java.io.IOException;

/// One row of an export: its number, and its JSON without a line feed.
final class Row {

  /// Who takes rows.
  @FunctionalInterface
  interface Taker {
    void take(Row row) throws IOException;
  }

  private final long number;
  private final byte[] json;

  Row(long number, byte[] json) {
    this.number = number;
    this.json = json;
  }

  long number() {
    return number;
  }

  byte[] json() {
    return json;
  }
}
