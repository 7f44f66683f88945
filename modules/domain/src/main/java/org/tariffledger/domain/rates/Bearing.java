package org.tariffledger.domain.rates;

import java.util.List;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProductListId;
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
import org.tariffledger.domain.RuleId;

/// On what rates hang that something changes.
public sealed interface Bearing {

  record OnMeasure(MeasureId measure) implements Bearing {}

  /// Whoever joins it or leaves it.
  record OnGroup(GroupId group) implements Bearing {}

  record OnUnion(EconomyCode union) implements Bearing {}

  /// What is on it.
  record OnList(ProductListId list) implements Bearing {}

  record OnRule(EconomyCode importer, RuleId rule) implements Bearing {}

  record OnCoverage(EconomyCode importer) implements Bearing {}

  /// Base duties, which all-in duties count.
  record OnSchedule(EconomyCode importer) implements Bearing {}

  /// Names, talks and statements never change a rate.
  static List<Bearing> of(Event event) {
    return switch (event) {
      case MeasureEvent e -> List.of(new OnMeasure(e.measure()));
      case GroupRegistered e -> List.of(new OnGroup(e.group()));
      case GroupMembersChanged e -> List.of(new OnGroup(e.group()));
      case CoverageDeclared e -> List.of(new OnCoverage(e.importer()));
      case StackingRuleSet e -> List.of(new OnRule(e.imposer(), e.rule()));
      case StackingRuleEnded e -> List.of(new OnRule(e.imposer(), e.rule()));
      case ProductListPublished e -> List.of(new OnList(e.list()));
      case SchedulePublished e -> List.of(new OnSchedule(e.importer()));
      case ColumnAssigned e -> List.of(new OnSchedule(e.importer()));
      case SuccessorsDeclared e -> List.of(new OnSchedule(e.importer()));
      case ProgrammeRegistered _, ProductListRegistered _, DiplomacyEvent _ -> List.of();
    };
  }
}
