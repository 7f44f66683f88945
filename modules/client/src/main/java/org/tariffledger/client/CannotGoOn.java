package org.tariffledger.client;

import java.util.List;

/// A command ends here, and says why in sentences, one a line.
final class CannotGoOn extends RuntimeException {

  /// Whose fault it is; the number is the exit code.
  enum Why {
    REFUSED(1),
    USAGE(2),
    NO_SERVER(3);

    private final int exitCode;

    Why(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }
  }

  private final Why why;
  private final List<String> lines;

  CannotGoOn(Why why, List<String> lines) {
    super(String.join("\n", lines));
    this.why = why;
    this.lines = List.copyOf(lines);
  }

  CannotGoOn(Why why, String... lines) {
    this(why, List.of(lines));
  }

  Why why() {
    return why;
  }

  List<String> lines() {
    return lines;
  }
}
