package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of one measure.
public sealed interface MeasureCommand extends Command {

  MeasureId measure();

  /// A new duty, from `effectiveFrom` until `expiresAt` or without end, on the full value unless a
  /// basis says otherwise. Where conditions do not hold, another measure of the programme answers.
  record ImposeTariff(
      MeasureId id,
      EconomyCode imposer,
      ProgrammeId programme,
      Targets targets,
      Products products,
      Duty duty,
      @Nullable Basis basis,
      @Nullable List<Predicate> conditions,
      Announcement announcement,
      Instant effectiveFrom,
      @Nullable Instant expiresAt)
      implements MeasureCommand {

    public ImposeTariff {
      basis = Basis.of(basis);
      conditions = Predicate.checked(conditions);
    }

    /// On the full value, without conditions.
    public ImposeTariff(
        MeasureId id,
        EconomyCode imposer,
        ProgrammeId programme,
        Targets targets,
        Products products,
        Duty duty,
        Announcement announcement,
        Instant effectiveFrom,
        @Nullable Instant expiresAt) {
      this(
          id,
          imposer,
          programme,
          targets,
          products,
          duty,
          null,
          null,
          announcement,
          effectiveFrom,
          expiresAt);
    }

    @Override
    public Basis basis() {
      return java.util.Objects.requireNonNull(basis);
    }

    @Override
    public List<Predicate> conditions() {
      return java.util.Objects.requireNonNull(conditions);
    }

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
      @Nullable Basis basis,
      @Nullable List<Predicate> conditions,
      Announcement announcement,
      Instant effectiveFrom,
      @Nullable Instant expiresAt)
      implements MeasureCommand {

    public Retaliate {
      inResponseTo = List.copyOf(inResponseTo);
      basis = Basis.of(basis);
      conditions = Predicate.checked(conditions);
      if (inResponseTo.isEmpty()) {
        throw new IllegalArgumentException("A retaliation names the measure it answers.");
      }
    }

    @Override
    public Basis basis() {
      return java.util.Objects.requireNonNull(basis);
    }

    @Override
    public List<Predicate> conditions() {
      return java.util.Objects.requireNonNull(conditions);
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
      @Nullable List<MeasureId> inResponseTo,
      @Nullable Scheduled scheduled)
      implements MeasureCommand {

    public ChangeDuty {
      inResponseTo = inResponseTo == null ? List.of() : List.copyOf(inResponseTo);
    }

    @Override
    public List<MeasureId> inResponseTo() {
      return java.util.Objects.requireNonNull(inResponseTo);
    }
  }

  /// Other targets or other products, or both, from `effectiveFrom` on.
  record ChangeScope(
      MeasureId measure,
      @Nullable Targets targets,
      @Nullable Products products,
      Announcement announcement,
      Instant effectiveFrom,
      @Nullable Scheduled scheduled)
      implements MeasureCommand {}

  /// The residual instead of the duty, from `from` until `until` or until further notice.
  record Pause(
      MeasureId measure,
      Announcement announcement,
      Instant from,
      @Nullable Instant until,
      Residual residual)
      implements MeasureCommand {}

  /// A pause lasts until a later `until`, or until further notice. `from` says which pause, where
  /// several run.
  record ExtendPause(
      MeasureId measure, Announcement announcement, @Nullable Instant from, @Nullable Instant until)
      implements MeasureCommand {}

  /// Every pause that runs at `effectiveFrom` ends then.
  record Resume(MeasureId measure, Announcement announcement, Instant effectiveFrom)
      implements MeasureCommand {}

  /// Spares the shipments of which every predicate holds; granted again under one id, it replaces
  /// what the id stood for.
  record GrantExemption(
      MeasureId measure,
      ExemptionId id,
      List<Predicate> when,
      Exemption.Effect effect,
      Announcement announcement,
      Instant effectiveFrom,
      @Nullable Instant expiresAt,
      @Nullable Scheduled scheduled)
      implements MeasureCommand {

    public GrantExemption {
      when = new Exemption(id, when, effect).when();
    }
  }

  /// The end of an exemption.
  record RevokeExemption(
      MeasureId measure,
      ExemptionId exemption,
      Announcement announcement,
      Instant effectiveFrom,
      @Nullable Scheduled scheduled)
      implements MeasureCommand {}

  /// What was to happen at `step` happens at `effectiveFrom`; without a step: the start.
  record Reschedule(
      MeasureId measure, Announcement announcement, @Nullable Instant step, Instant effectiveFrom)
      implements MeasureCommand {}

  /// The measure never takes effect.
  record Withdraw(MeasureId measure, Announcement announcement) implements MeasureCommand {}

  /// A court strikes the measure down: it is collected until `effectiveFrom`, and refundable.
  record Annul(MeasureId measure, Announcement announcement, Instant effectiveFrom)
      implements MeasureCommand {}

  /// An entry of the measure, by its version, reads differently in the fields given here.
  record Correct(
      MeasureId measure,
      Announcement announcement,
      long entry,
      Nature nature,
      @Nullable Duty duty,
      @Nullable Basis basis,
      @Nullable List<Predicate> conditions,
      @Nullable Targets targets,
      @Nullable Products products,
      @Nullable Instant effectiveFrom,
      @Nullable Instant expiresAt,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Residual residual,
      @Nullable List<Predicate> when,
      Exemption.@Nullable Effect effect)
      implements MeasureCommand {

    public Correct {
      when = when == null ? null : Predicate.checked(when);
      conditions = conditions == null ? null : Predicate.checked(conditions);
    }
  }

  /// An entry of the measure was never true; without one: the measure never was.
  record Retract(MeasureId measure, Announcement announcement, @Nullable Long entry)
      implements MeasureCommand {}

  /// The end of the duty.
  record Lift(MeasureId measure, Announcement announcement, Instant effectiveFrom)
      implements MeasureCommand {}
}
