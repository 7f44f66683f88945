package org.tariffledger.commands;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/// The names under which events are stored, for ever; classes may be renamed, these may not.
public final class EventNames {

  private static final Map<String, Class<? extends Event>> CLASSES =
      Map.ofEntries(
          entry("tariff-imposed", TariffImposed.class),
          entry("duty-changed", DutyChanged.class),
          entry("scope-changed", ScopeChanged.class),
          entry("tariff-paused", TariffPaused.class),
          entry("pause-extended", PauseExtended.class),
          entry("tariff-resumed", TariffResumed.class),
          entry("exemption-granted", ExemptionGranted.class),
          entry("exemption-revoked", ExemptionRevoked.class),
          entry("step-rescheduled", StepRescheduled.class),
          entry("tariff-withdrawn", TariffWithdrawn.class),
          entry("tariff-lifted", TariffLifted.class),
          entry("tariff-annulled", TariffAnnulled.class),
          entry("entry-corrected", EntryCorrected.class),
          entry("entry-retracted", EntryRetracted.class),
          entry("programme-registered", ProgrammeRegistered.class),
          entry("group-registered", GroupRegistered.class),
          entry("group-members-changed", GroupMembersChanged.class),
          entry("coverage-declared", CoverageDeclared.class),
          entry("stacking-rule-set", StackingRuleSet.class),
          entry("stacking-rule-ended", StackingRuleEnded.class),
          entry("product-list-registered", ProductListRegistered.class),
          entry("product-list-published", ProductListPublished.class),
          entry("schedule-published", SchedulePublished.class),
          entry("column-assigned", ColumnAssigned.class),
          entry("successors-declared", SuccessorsDeclared.class),
          entry("negotiation-opened", NegotiationOpened.class),
          entry("round-scheduled", RoundScheduled.class),
          entry("round-held", RoundHeld.class),
          entry("negotiation-broken-off", NegotiationBrokenOff.class),
          entry("negotiation-resumed", NegotiationResumed.class),
          entry("agreement-reached", AgreementReached.class),
          entry("agreement-withdrawn", AgreementWithdrawn.class),
          entry("joint-response-proposed", JointResponseProposed.class),
          entry("joint-response-assented", JointResponseAssented.class),
          entry("joint-response-refused", JointResponseRefused.class),
          entry("joint-response-disputed", JointResponseDisputed.class),
          entry("joint-response-withdrawn", JointResponseWithdrawn.class),
          entry("joint-response-executed", JointResponseExecuted.class),
          entry("statement-made", StatementMade.class),
          entry("statement-retracted", StatementRetracted.class));

  private static final Map<Class<?>, String> NAMES =
      CLASSES.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  public static String of(Class<?> type) {
    var name = NAMES.get(type);
    if (name == null) {
      throw new IllegalArgumentException(type.getName() + " has no stored name.");
    }
    return name;
  }

  /// All of them.
  public static Set<String> all() {
    return CLASSES.keySet();
  }

  static Class<? extends Event> classOf(String name, @Nullable String revision) {
    var type = CLASSES.get(name);
    if (type == null) {
      throw new UnknownEvent(name, revision);
    }
    return type;
  }

  /// An event that this version does not know: skipping it would be a lie about the record.
  static final class UnknownEvent extends RuntimeException {
    UnknownEvent(String name, @Nullable String revision) {
      super("The store holds an event \"" + name + "\", revision " + revision + ", unknown here.");
    }
  }

  private EventNames() {}
}
