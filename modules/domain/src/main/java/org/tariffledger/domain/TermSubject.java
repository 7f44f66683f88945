package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/// Of what two terms of one agreement cannot say different things: one slot of a measure from one
/// instant on, or, where only one can be in the end, at all.
record TermSubject(MeasureId measure, String slot, Optional<Instant> from) {

  private static final String ENDS = "ends";

  /// What a term says of it.
  record Said(TermSubject of, Object what) {}

  static List<Said> of(Command term) {
    return switch (term) {
      case MeasureCommand c -> ofMeasure(c);
      case ReferenceCommand _, DiplomacyCommand _ -> List.of();
    };
  }

  private static List<Said> ofMeasure(MeasureCommand command) {
    var id = command.measure();
    return switch (command) {
      case ImposeTariff _, Retaliate _ -> List.of(once(id, "what is imposed as", command));
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
                  id,
                  c.step() == null ? "the start" : "the step at " + c.step(),
                  c.effectiveFrom()));
      case Withdraw _ -> List.of(once(id, "the end", "before it starts"));
      case Lift c -> ending(id, c.effectiveFrom());
      case Annul c -> ending(id, c.effectiveFrom());
      case Correct _, Retract _ -> List.of();
    };
  }

  /// A measure that ends at an instant charges nothing from then on, and is not paused.
  private static List<Said> ending(MeasureId id, Instant at) {
    return List.of(
        once(id, "the end", at), from(id, "the duty", at, ENDS), from(id, "the course", at, ENDS));
  }

  private static Said from(MeasureId id, String slot, Instant from, Object what) {
    return new Said(new TermSubject(id, slot, Optional.of(from)), what);
  }

  private static Said once(MeasureId id, String slot, Object what) {
    return new Said(new TermSubject(id, slot, Optional.empty()), what);
  }

  @Override
  public String toString() {
    return slot
        + " of "
        + measure
        + from.filter(at -> !at.equals(Instant.MIN)).map(at -> " from " + at).orElse("");
  }
}
