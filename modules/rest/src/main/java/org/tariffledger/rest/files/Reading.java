package org.tariffledger.rest.files;

import org.jspecify.annotations.Nullable;

/// What came of reading a file: its content, unless there are faults. Warnings do not refuse it.
public record Reading<T>(@Nullable T content, Counts counts, Findings faults, Findings warnings) {

  public Reading {
    if ((content == null) == faults.isEmpty()) {
      throw new IllegalArgumentException("A reading has a content or faults.");
    }
  }
}
