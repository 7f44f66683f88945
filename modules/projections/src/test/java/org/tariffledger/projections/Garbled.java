package org.tariffledger.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.Content;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.Exemption.Effect;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.MeasureEvent.EntryRetracted;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.ExemptionRevoked;
import org.tariffledger.domain.MeasureEvent.PauseExtended;
import org.tariffledger.domain.MeasureEvent.ScopeChanged;
import org.tariffledger.domain.MeasureEvent.StepRescheduled;
import org.tariffledger.domain.MeasureEvent.TariffAnnulled;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.MeasureEvent.TariffResumed;
import org.tariffledger.domain.MeasureEvent.TariffWithdrawn;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.GroupMembersChanged;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.ReferenceEvent.ProductListRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.ReferenceEvent.SuccessorsDeclared;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.Scheduled;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;

/// Events that say something else: who does not know them must not notice.
final class Garbled {

  static final CodeSet OTHER_CODES =
      CodeSet.of(List.of(new ProductCode("870323"), new ProductCode("9018310040")));

  private static final Content OTHER_CONTENT =
      new Content(Digest.of(OTHER_CODES.text()), OTHER_CODES.size());
  private static final Duty OTHER_DUTY = new Duty.AdValorem(Percent.of("99"));
  private static final Targets OTHER_TARGETS = Targets.only(new Target.World());

  /// The same of the same moment, with other values: no date is another.
  static Event values(Event event) {
    return switch (event) {
      case TariffImposed e -> imposed(e, e.effectiveFrom());
      case DutyChanged e ->
          new DutyChanged(
              e.measure(),
              OTHER_DUTY,
              e.effectiveFrom(),
              e.inResponseTo(),
              e.scheduled(),
              e.announcement());
      case ScopeChanged e ->
          new ScopeChanged(
              e.measure(),
              e.targets() == null ? null : OTHER_TARGETS,
              e.products() == null ? null : Products.ALL,
              e.effectiveFrom(),
              e.scheduled(),
              e.announcement());
      case TariffPaused e ->
          new TariffPaused(
              e.measure(), e.from(), e.until(), new Residual.Charges(OTHER_DUTY), e.announcement());
      case ExemptionGranted e ->
          new ExemptionGranted(
              e.measure(),
              new Exemption(
                  e.exemption().id(),
                  List.of(new Predicate.Claim(new ClaimName("SURPRISE"))),
                  Effect.PROGRAMME_ANSWERS_ZERO),
              e.effectiveFrom(),
              e.expiresAt(),
              e.scheduled(),
              e.announcement());
      case ProductListPublished e ->
          new ProductListPublished(
              e.list(),
              OTHER_CONTENT,
              Extent.PARTIAL,
              List.of(),
              e.nomenclature(),
              e.effectiveFrom(),
              e.announcement());
      default -> event;
    };
  }

  /// The same kind of event by the same announcement, with other values and other dates.
  static Event entirely(Event event) {
    return switch (event) {
      case TariffImposed e -> imposed(e, other(e.effectiveFrom()));
      case DutyChanged e ->
          new DutyChanged(
              e.measure(),
              OTHER_DUTY,
              other(e.effectiveFrom()),
              List.of(),
              Scheduled.CANCEL,
              e.announcement());
      case ScopeChanged e ->
          new ScopeChanged(
              e.measure(),
              OTHER_TARGETS,
              Products.ALL,
              other(e.effectiveFrom()),
              Scheduled.CANCEL,
              e.announcement());
      case TariffPaused e ->
          new TariffPaused(
              e.measure(),
              other(e.from()),
              null,
              new Residual.Charges(OTHER_DUTY),
              e.announcement());
      case PauseExtended e -> new PauseExtended(e.measure(), null, null, e.announcement());
      case TariffResumed e ->
          new TariffResumed(e.measure(), other(e.effectiveFrom()), e.announcement());
      case ExemptionGranted _ -> values(event);
      case ExemptionRevoked e ->
          new ExemptionRevoked(
              e.measure(),
              e.exemption(),
              other(e.effectiveFrom()),
              Scheduled.CANCEL,
              e.announcement());
      case StepRescheduled e ->
          new StepRescheduled(e.measure(), null, other(e.effectiveFrom()), e.announcement());
      case TariffLifted e ->
          new TariffLifted(e.measure(), other(e.effectiveFrom()), e.announcement());
      case TariffAnnulled e ->
          new TariffAnnulled(e.measure(), other(e.effectiveFrom()), e.announcement());
      case DiplomacyEvent _ -> event;
      case CoverageDeclared e ->
          new CoverageDeclared(
              e.importer(), CoverageState.ABSENT, other(e.since()), e.announcement());
      case StackingRuleEnded e ->
          new StackingRuleEnded(e.imposer(), e.rule(), other(e.effectiveFrom()), e.announcement());
      case GroupMembersChanged e -> new GroupMembersChanged(e.group(), List.of(), e.announcement());
      case StackingRuleSet e ->
          new StackingRuleSet(
              e.rule(),
              e.imposer(),
              e.when(),
              e.trigger(),
              e.suppresses(),
              other(e.effectiveFrom()),
              null,
              e.announcement());
      // What entries these strike is a fact of the ledger's order.
      case EntryCorrected _, EntryRetracted _, TariffWithdrawn _ -> event;
      case ProgrammeRegistered _, GroupRegistered _, ProductListRegistered _ -> event;
      case ProductListPublished e ->
          new ProductListPublished(
              e.list(),
              OTHER_CONTENT,
              Extent.PARTIAL,
              List.of(),
              e.nomenclature(),
              e.effectiveFrom() == null ? null : other(e.effectiveFrom()),
              e.announcement());
      case SchedulePublished e ->
          new SchedulePublished(
              e.importer(),
              e.edition(),
              Extent.PARTIAL,
              e.content(),
              null,
              other(e.effectiveFrom()),
              e.announcement());
      case ColumnAssigned e ->
          new ColumnAssigned(
              e.importer(),
              ScheduleColumn.OTHER,
              null,
              OTHER_TARGETS,
              other(e.effectiveFrom()),
              null,
              e.announcement());
      case SuccessorsDeclared _ -> event;
    };
  }

  private static TariffImposed imposed(TariffImposed e, Instant from) {
    return new TariffImposed(
        e.measure(),
        e.imposer(),
        e.programme(),
        OTHER_TARGETS,
        Products.ALL,
        OTHER_DUTY,
        from,
        e.effectiveFrom().equals(from) ? e.expiresAt() : null,
        e.inResponseTo(),
        e.announcement());
  }

  private static Instant other(Instant moment) {
    return moment.minus(Duration.ofDays(3));
  }

  private Garbled() {}
}
