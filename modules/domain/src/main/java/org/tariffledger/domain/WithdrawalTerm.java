package org.tariffledger.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What becomes of a measure when a party withdraws from the agreement that says so.
public sealed interface WithdrawalTerm {

  MeasureId measure();

  /// Its pauses end, those to come as they would begin.
  record Resumes(MeasureId measure) implements WithdrawalTerm {}

  /// It ends; if it has not begun, it never takes effect.
  record Lifts(MeasureId measure) implements WithdrawalTerm {}

  /// It charges this duty; if it has not begun, from its start on.
  record Charges(MeasureId measure, Duty duty) implements WithdrawalTerm {}

  /// Whether the event made it so. A term that had nothing to do was followed by none.
  default boolean isDoneBy(MeasureEvent event) {
    return event.measure().equals(measure())
        && switch (this) {
          case Resumes _ -> event instanceof MeasureEvent.TariffResumed;
          case Lifts _ ->
              event instanceof MeasureEvent.TariffLifted
                  || event instanceof MeasureEvent.TariffWithdrawn;
          case Charges _ -> event instanceof MeasureEvent.DutyChanged;
        };
  }

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
