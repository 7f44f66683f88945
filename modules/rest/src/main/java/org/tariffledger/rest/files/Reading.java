package org.tariffledger.rest.files;

import org.jspecify.annotations.Nullable;

/// What came of reading a file: its content, unless there are faults. Warnings do not refuse it.
/// `format` is how a schedule turned out to be laid out, `column` where the codes of a list stood;
/// null where that cannot be told.
public record Reading<T>(
    @Nullable T content,
    Counts counts,
    Findings faults,
    Findings warnings,
    @Nullable ScheduleFormat format,
    @Nullable String column) {

  public Reading {
    if ((content == null) == faults.isEmpty()) {
      throw new IllegalArgumentException("A reading has a content or faults.");
    }
  }
}
