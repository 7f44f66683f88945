package org.tariffledger.subscriptions;

import java.util.List;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.JointResponseEvent.JointResponseAssented;
import org.tariffledger.domain.JointResponseEvent.JointResponseDisputed;
import org.tariffledger.domain.JointResponseEvent.JointResponseExecuted;
import org.tariffledger.domain.JointResponseEvent.JointResponseProposed;
import org.tariffledger.domain.JointResponseEvent.JointResponseRefused;
import org.tariffledger.domain.JointResponseEvent.JointResponseWithdrawn;
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
import org.tariffledger.domain.NegotiationEvent.AgreementReached;
import org.tariffledger.domain.NegotiationEvent.AgreementWithdrawn;
import org.tariffledger.domain.NegotiationEvent.NegotiationBrokenOff;
import org.tariffledger.domain.NegotiationEvent.NegotiationOpened;
import org.tariffledger.domain.NegotiationEvent.NegotiationResumed;
import org.tariffledger.domain.NegotiationEvent.RoundHeld;
import org.tariffledger.domain.NegotiationEvent.RoundScheduled;
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
import org.tariffledger.domain.StatementEvent.StatementMade;
import org.tariffledger.domain.StatementEvent.StatementRetracted;

/// Which fields of a stored event stand in public bytes, which are there for ever. Whatever is not
/// named here is not told, but committed to: what people wrote or said in their own words, and
/// where they were.
final class PublicFields {

  static List<String> of(Event event) {
    return switch (event) {
      case TariffImposed _ ->
          List.of(
              "measure",
              "imposer",
              "programme",
              "targets",
              "products",
              "duty",
              "basis",
              "conditions",
              "effectiveFrom",
              "expiresAt",
              "inResponseTo");
      case DutyChanged _ ->
          List.of("measure", "duty", "effectiveFrom", "inResponseTo", "scheduled");
      case TariffPaused _ -> List.of("measure", "from", "until", "residual");
      case TariffLifted _ -> List.of("measure", "effectiveFrom");
      case ScopeChanged _ ->
          List.of("measure", "targets", "products", "effectiveFrom", "scheduled");
      case PauseExtended _ -> List.of("measure", "from", "until");
      case TariffResumed _ -> List.of("measure", "effectiveFrom");
      case ExemptionGranted _ ->
          List.of("measure", "exemption", "effectiveFrom", "expiresAt", "scheduled");
      case ExemptionRevoked _ -> List.of("measure", "exemption", "effectiveFrom", "scheduled");
      case StepRescheduled _ -> List.of("measure", "step", "effectiveFrom");
      case TariffWithdrawn _ -> List.of("measure");
      case TariffAnnulled _ -> List.of("measure", "effectiveFrom");
      case EntryCorrected _ -> List.of("measure", "entry", "nature");
      case EntryRetracted _ -> List.of("measure", "entry");
      case ProgrammeRegistered _ -> List.of("programme", "imposer", "name", "selection");
      case GroupRegistered _ -> List.of("group", "name", "members");
      case GroupMembersChanged _ -> List.of("group", "members");
      case CoverageDeclared _ -> List.of("importer", "state", "since");
      case StackingRuleSet _ ->
          List.of(
              "rule",
              "imposer",
              "when",
              "trigger",
              "suppresses",
              "share",
              "effectiveFrom",
              "expiresAt");
      case StackingRuleEnded _ -> List.of("imposer", "rule", "effectiveFrom");
      case ProductListRegistered _ -> List.of("list", "imposer", "name");
      case ProductListPublished _ ->
          List.of("list", "content", "extent", "within", "nomenclature", "effectiveFrom");
      case SchedulePublished _ ->
          List.of("importer", "edition", "extent", "content", "fileDigest", "effectiveFrom");
      case ColumnAssigned _ ->
          List.of("importer", "column", "claim", "targets", "effectiveFrom", "expiresAt");
      case SuccessorsDeclared _ -> List.of("importer", "edition", "code", "successors");
      case NegotiationOpened _ -> List.of("negotiation", "name", "parties", "measures");
      case RoundScheduled _ -> List.of("negotiation", "round", "scheduledFor");
      case RoundHeld _ -> List.of("negotiation", "round", "outcome", "heldAt");
      case NegotiationBrokenOff _ -> List.of("negotiation", "party");
      case NegotiationResumed _ -> List.of("negotiation");
      case AgreementReached _ -> List.of("negotiation", "name", "measures", "onWithdrawal");
      case AgreementWithdrawn _ -> List.of("negotiation", "agreement", "party", "effectiveFrom");
      case JointResponseProposed _ ->
          List.of("response", "name", "proposer", "members", "inResponseTo");
      case JointResponseAssented _ -> List.of("response", "member");
      case JointResponseRefused _ -> List.of("response", "member");
      case JointResponseDisputed _ -> List.of("response", "member");
      case JointResponseWithdrawn _ -> List.of("response", "member");
      case JointResponseExecuted _ -> List.of("response", "measures");
      case StatementMade _ ->
          List.of(
              "statement",
              "kind",
              "economy",
              "about",
              "measures",
              "negotiations",
              "jointResponses",
              "addressees");
      case StatementRetracted _ -> List.of("statement");
    };
  }

  private PublicFields() {}
}
