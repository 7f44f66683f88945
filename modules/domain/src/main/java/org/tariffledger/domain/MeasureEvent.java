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
      @Nullable Basis basis,
      @Nullable List<Predicate> conditions,
      Instant effectiveFrom,
      @Nullable Instant expiresAt,
      List<MeasureId> inResponseTo,
      Announcement announcement)
      implements MeasureEvent {

    public TariffImposed {
      inResponseTo = List.copyOf(inResponseTo);
      basis = Basis.of(basis);
      conditions = Predicate.checked(conditions);
    }

    /// On the full value, without conditions.
    public TariffImposed(
        MeasureId measure,
        EconomyCode imposer,
        ProgrammeId programme,
        Targets targets,
        Products products,
        Duty duty,
        Instant effectiveFrom,
        @Nullable Instant expiresAt,
        List<MeasureId> inResponseTo,
        Announcement announcement) {
      this(
          measure,
          imposer,
          programme,
          targets,
          products,
          duty,
          null,
          null,
          effectiveFrom,
          expiresAt,
          inResponseTo,
          announcement);
    }

    @Override
    public Basis basis() {
      return java.util.Objects.requireNonNull(basis);
    }

    @Override
    public List<Predicate> conditions() {
      return java.util.Objects.requireNonNull(conditions);
    }
  }

  /// The measure charges another duty from `effectiveFrom` on.
  record DutyChanged(
      MeasureId measure,
      Duty duty,
      Instant effectiveFrom,
      List<MeasureId> inResponseTo,
      @Nullable Scheduled scheduled,
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

  /// The measure has other targets or other products from `effectiveFrom` on; null: the same.
  record ScopeChanged(
      MeasureId measure,
      @Nullable Targets targets,
      @Nullable Products products,
      Instant effectiveFrom,
      @Nullable Scheduled scheduled,
      Announcement announcement)
      implements MeasureEvent {}

  /// The pause that runs, or the one that begins at `from`, ends at `until` or not at all.
  record PauseExtended(
      MeasureId measure, @Nullable Instant from, @Nullable Instant until, Announcement announcement)
      implements MeasureEvent {}

  /// The pauses that run at `effectiveFrom` end then.
  record TariffResumed(MeasureId measure, Instant effectiveFrom, Announcement announcement)
      implements MeasureEvent {}

  /// The exemption holds from `effectiveFrom` until `expiresAt`.
  record ExemptionGranted(
      MeasureId measure,
      Exemption exemption,
      Instant effectiveFrom,
      @Nullable Instant expiresAt,
      @Nullable Scheduled scheduled,
      Announcement announcement)
      implements MeasureEvent {}

  /// The exemption ends at `effectiveFrom`.
  record ExemptionRevoked(
      MeasureId measure,
      ExemptionId exemption,
      Instant effectiveFrom,
      @Nullable Scheduled scheduled,
      Announcement announcement)
      implements MeasureEvent {}

  /// What was to happen at `step`, or the start, happens at `effectiveFrom`.
  record StepRescheduled(
      MeasureId measure, @Nullable Instant step, Instant effectiveFrom, Announcement announcement)
      implements MeasureEvent {}

  /// The measure never takes effect.
  record TariffWithdrawn(MeasureId measure, Announcement announcement) implements MeasureEvent {}

  /// A court struck the measure down; it is collected until `effectiveFrom`, and refundable.
  record TariffAnnulled(MeasureId measure, Instant effectiveFrom, Announcement announcement)
      implements MeasureEvent {}

  /// The measure's entry of this version does not hold; the entry that follows stands in its place.
  record EntryCorrected(MeasureId measure, long entry, Nature nature, Announcement announcement)
      implements MeasureEvent {}

  /// The measure's entry of this version was never true.
  record EntryRetracted(MeasureId measure, long entry, Announcement announcement)
      implements MeasureEvent {}
}
