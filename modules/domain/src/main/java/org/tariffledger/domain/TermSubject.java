package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tariffledger.domain.MeasureCommand.Annul;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ChangeScope;
import org.tariffledger.domain.MeasureCommand.Correct;
import org.tariffledger.domain.MeasureCommand.ExtendPause;
import org.tariffledger.domain.MeasureCommand.GrantExemption;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Reschedule;
import org.tariffledger.domain.MeasureCommand.Resume;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.MeasureCommand.Retract;
import org.tariffledger.domain.MeasureCommand.RevokeExemption;
import org.tariffledger.domain.MeasureCommand.Withdraw;
import org.tariffledger.domain.ReferenceCommand.AssignColumn;
import org.tariffledger.domain.ReferenceCommand.ChangeGroupMembers;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.DeclareSuccessors;
import org.tariffledger.domain.ReferenceCommand.EndStackingRule;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;

/// Of what two terms of one agreement cannot say different things: one slot of a measure, or of
/// what measures refer to, from one instant on or, where only one can be in the end, at all.
record TermSubject(Object whose, String slot, Optional<Instant> from) {

  private static final String ENDS = "ends";
  private static final String THE_START = "the start";

  /// What a term says of it.
  record Said(TermSubject of, Object what) {}

  static List<Said> of(Command term) {
    return switch (term) {
      case MeasureCommand c -> ofMeasure(c);
      case ReferenceCommand c -> ofReference(c);
      case DiplomacyCommand _ -> List.of();
    };
  }

  /// From when on the term changes a measure that must not have ended by then.
  static Optional<Instant> takesEffect(MeasureCommand command) {
    return switch (command) {
      case ImposeTariff c -> Optional.of(c.effectiveFrom());
      case Retaliate c -> Optional.of(c.effectiveFrom());
      case ChangeDuty c -> Optional.of(c.effectiveFrom());
      case ChangeScope c -> Optional.of(c.effectiveFrom());
      case Pause c -> Optional.of(c.from());
      case Resume c -> Optional.of(c.effectiveFrom());
      case GrantExemption c -> Optional.of(c.effectiveFrom());
      case Reschedule c -> Optional.of(c.effectiveFrom());
      case ExtendPause _, RevokeExemption _, Withdraw _, Lift _, Annul _, Correct _, Retract _ ->
          Optional.empty();
    };
  }

  /// When the term ends the measure; one that is withdrawn never is.
  static Optional<Instant> ends(MeasureCommand command) {
    return switch (command) {
      case Lift c -> Optional.of(c.effectiveFrom());
      case Annul c -> Optional.of(c.effectiveFrom());
      case Withdraw _ -> Optional.of(Instant.MIN);
      case ImposeTariff _,
          Retaliate _,
          ChangeDuty _,
          ChangeScope _,
          Pause _,
          ExtendPause _,
          Resume _,
          GrantExemption _,
          RevokeExemption _,
          Reschedule _,
          Correct _,
          Retract _ ->
          Optional.empty();
    };
  }

  private static List<Said> ofMeasure(MeasureCommand command) {
    var id = command.measure();
    return switch (command) {
      case ImposeTariff c -> imposed(c, c.effectiveFrom(), c.duty(), c.targets(), c.products());
      case Retaliate c -> imposed(c, c.effectiveFrom(), c.duty(), c.targets(), c.products());
      case ChangeDuty c -> List.of(from(id, "the duty", c.effectiveFrom(), c.duty()));
      case ChangeScope c ->
          Stream.of(
                  Optional.ofNullable(c.targets())
                      .map(targets -> from(id, "the targets", c.effectiveFrom(), targets)),
                  Optional.ofNullable(c.products())
                      .map(products -> from(id, "the products", c.effectiveFrom(), products)))
              .flatMap(Optional::stream)
              .toList();
      case Pause c ->
          List.of(
              from(
                  id,
                  "the course",
                  c.from(),
                  List.of(c.residual(), Optional.ofNullable(c.until()))));
      case Resume c -> List.of(from(id, "the course", c.effectiveFrom(), "goes on"));
      case ExtendPause c ->
          List.of(
              new Said(
                  new TermSubject(id, "how long a pause lasts", Optional.ofNullable(c.from())),
                  Optional.ofNullable(c.until())));
      case GrantExemption c ->
          List.of(
              from(
                  id,
                  "exemption " + c.id(),
                  c.effectiveFrom(),
                  List.of(c.when(), c.effect(), Optional.ofNullable(c.expiresAt()))));
      case RevokeExemption c ->
          List.of(from(id, "exemption " + c.exemption(), c.effectiveFrom(), ENDS));
      case Reschedule c ->
          List.of(
              once(
                  id, c.step() == null ? THE_START : "the step at " + c.step(), c.effectiveFrom()));
      case Withdraw _ -> List.of(once(id, "the end", "before it starts"));
      case Lift c -> ending(id, c.effectiveFrom());
      case Annul c -> ending(id, c.effectiveFrom());
      case Correct _, Retract _ -> List.of();
    };
  }

  /// What is imposed says what it begins with.
  private static List<Said> imposed(
      MeasureCommand command, Instant from, Duty duty, Targets targets, Products products) {
    var id = command.measure();
    return List.of(
        once(id, "what is imposed as", command),
        once(id, THE_START, from),
        from(id, "the duty", from, duty),
        from(id, "the targets", from, targets),
        from(id, "the products", from, products));
  }

  private static List<Said> ofReference(ReferenceCommand command) {
    return switch (command) {
      case RegisterProgramme c -> List.of(once(c.id(), "what is registered as", c));
      case RegisterGroup c -> List.of(once(c.id(), "what is registered as", c));
      case RegisterProductList c -> List.of(once(c.id(), "what is registered as", c));
      case ChangeGroupMembers c ->
          c.members().stream()
              .map(
                  m ->
                      new Said(
                          new TermSubject(
                              c.group(),
                              "the membership of " + m.economy(),
                              Optional.ofNullable(m.from())),
                          Optional.ofNullable(m.until())))
              .toList();
      case DeclareCoverage c -> List.of(from(c.importer(), "the coverage", c.since(), c.state()));
      case SetStackingRule c -> List.of(once(c.imposer(), "the stacking rule " + c.id(), c));
      case EndStackingRule c ->
          List.of(once(c.imposer(), "the end of the stacking rule " + c.rule(), c.effectiveFrom()));
      case PublishProductList c ->
          List.of(
              new Said(
                  new TermSubject(c.list(), "the codes", Optional.ofNullable(c.effectiveFrom())),
                  List.of(c.codeSet(), c.listExtent(), Optional.ofNullable(c.nomenclature()))));
      case PublishSchedule c ->
          List.of(
              from(
                  c.importer(),
                  "the schedule",
                  c.effectiveFrom(),
                  List.of(c.edition(), c.lines(), Optional.ofNullable(c.extent()))));
      case AssignColumn c ->
          List.of(
              from(
                  c.importer(),
                  "the column for " + named(c),
                  c.effectiveFrom(),
                  List.of(c.column(), Optional.ofNullable(c.expiresAt()))));
      case DeclareSuccessors c ->
          List.of(
              once(
                  c.importer(),
                  "the successors of " + c.code() + " in " + c.edition(),
                  Set.copyOf(c.successors())));
    };
  }

  private static String named(AssignColumn c) {
    return c.targets().include().stream().map(Target::toString).sorted().toList()
        + (c.targets().exclude().isEmpty() ? "" : " without " + c.targets().exclude())
        + (c.claim() == null ? "" : " claiming " + c.claim());
  }

  /// A measure that ends at an instant charges nothing from then on, and is not paused.
  private static List<Said> ending(MeasureId id, Instant at) {
    return List.of(
        once(id, "the end", at), from(id, "the duty", at, ENDS), from(id, "the course", at, ENDS));
  }

  private static Said from(Object whose, String slot, Instant from, Object what) {
    return new Said(new TermSubject(whose, slot, Optional.of(from)), what);
  }

  private static Said once(Object whose, String slot, Object what) {
    return new Said(new TermSubject(whose, slot, Optional.empty()), what);
  }

  @Override
  public String toString() {
    return slot
        + " of "
        + whose
        + from.filter(at -> !at.equals(Instant.MIN)).map(at -> " from " + at).orElse("");
  }
}
