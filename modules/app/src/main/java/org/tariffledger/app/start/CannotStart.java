package org.tariffledger.app.start;

import org.jspecify.annotations.Nullable;

/// The server cannot start, for a reason that a person can mend. It ends the start with two
/// sentences in place of a stack trace.
public final class CannotStart extends RuntimeException {

  private final String remedy;

  /// What is wrong, and what to do about it.
  public CannotStart(String description, String remedy) {
    this(description, remedy, null);
  }

  public CannotStart(String description, String remedy, @Nullable Throwable cause) {
    super(description, cause);
    this.remedy = remedy;
  }

  public String description() {
    return String.valueOf(getMessage());
  }

  public String remedy() {
    return remedy;
  }
}
