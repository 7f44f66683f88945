package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of one measure.
public sealed interface MeasureCommand extends Command {

  MeasureId measure();

  /// A new duty, from `effectiveFrom` until `expiresAt` or without end.
  record ImposeTariff(
      MeasureId id,
      EconomyCode imposer,
      ProgrammeId programme,
      Targets targets,
      Products products,
      Duty duty,
      Announcement announcement,
      Instant effectiveFrom,
      @Nullable Instant expiresAt)
      implements MeasureCommand {
    @Override
    public MeasureId measure() {
      return id;
    }
  }

  /// A new duty in answer to measures that hit the imposer.
  record Retaliate(
      List<MeasureId> inResponseTo,
      MeasureId id,
      EconomyCode imposer,
      ProgrammeId programme,
      Targets targets,
      Products products,
      Duty duty,
      Announcement announcement,
      Instant effectiveFrom,
      @Nullable Instant expiresAt)
      implements MeasureCommand {

    public Retaliate {
      inResponseTo = List.copyOf(inResponseTo);
      if (inResponseTo.isEmpty()) {
        throw new IllegalArgumentException("A retaliation names the measure it answers.");
      }
    }

    @Override
    public MeasureId measure() {
      return id;
    }
  }

  /// Another duty from `effectiveFrom` on; in answer to others' measures if it names them.
  record ChangeDuty(
      MeasureId measure,
      Duty duty,
      Announcement announcement,
      Instant effectiveFrom,
      @Nullable List<MeasureId> inResponseTo)
      implements MeasureCommand {

    public ChangeDuty {
      inResponseTo = inResponseTo == null ? List.of() : List.copyOf(inResponseTo);
    }

    @Override
    public List<MeasureId> inResponseTo() {
      return java.util.Objects.requireNonNull(inResponseTo);
    }
  }

  /// The residual instead of the duty, from `from` until `until` or until further notice.
  record Pause(
      MeasureId measure,
      Announcement announcement,
      Instant from,
      @Nullable Instant until,
      Residual residual)
      implements MeasureCommand {}

  /// The end of the duty.
  record Lift(MeasureId measure, Announcement announcement, Instant effectiveFrom)
      implements MeasureCommand {}
}
