package org.tariffledger.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What becomes of a measure when a party withdraws from the agreement that says so.
public sealed interface WithdrawalTerm {

  MeasureId measure();

  /// Its pauses end.
  record Resumes(MeasureId measure) implements WithdrawalTerm {}

  /// It ends.
  record Lifts(MeasureId measure) implements WithdrawalTerm {}

  /// It charges this duty.
  record Charges(MeasureId measure, Duty duty) implements WithdrawalTerm {}

  /// The command that makes it so.
  default MeasureCommand from(
      Instant effectiveFrom, @Nullable Scheduled scheduled, Announcement announcement) {
    return switch (this) {
      case Resumes(var measure) -> new MeasureCommand.Resume(measure, announcement, effectiveFrom);
      case Lifts(var measure) -> new MeasureCommand.Lift(measure, announcement, effectiveFrom);
      case Charges(var measure, var duty) ->
          new MeasureCommand.ChangeDuty(
              measure, duty, announcement, effectiveFrom, null, scheduled);
    };
  }
}
