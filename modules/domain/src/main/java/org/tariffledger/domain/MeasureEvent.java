package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can happen to one measure.
public sealed interface MeasureEvent extends Event {

  MeasureId measure();

  /// The measure exists, with its first duty; `inResponseTo` is empty unless it retaliates.
  record TariffImposed(
      MeasureId measure,
      EconomyCode imposer,
      ProgrammeId programme,
      Targets targets,
      Products products,
      Duty duty,
      Instant effectiveFrom,
      @Nullable Instant expiresAt,
      List<MeasureId> inResponseTo,
      Announcement announcement)
      implements MeasureEvent {

    public TariffImposed {
      inResponseTo = List.copyOf(inResponseTo);
    }
  }

  /// The measure charges another duty from `effectiveFrom` on.
  record DutyChanged(
      MeasureId measure,
      Duty duty,
      Instant effectiveFrom,
      List<MeasureId> inResponseTo,
      Announcement announcement)
      implements MeasureEvent {

    public DutyChanged {
      inResponseTo = List.copyOf(inResponseTo);
    }
  }

  /// The measure charges only its residual from `from` until `until`.
  record TariffPaused(
      MeasureId measure,
      Instant from,
      @Nullable Instant until,
      Residual residual,
      Announcement announcement)
      implements MeasureEvent {}

  /// The measure ends at `effectiveFrom`.
  record TariffLifted(MeasureId measure, Instant effectiveFrom, Announcement announcement)
      implements MeasureEvent {}
}
