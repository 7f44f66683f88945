package org.tariffledger.commands;

import org.tariffledger.domain.Command;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureCommand;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceCommand.ChangeGroupMembers;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.EndStackingRule;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.GroupMembersChanged;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;

/// What is decided together is recorded in one stream.
public final class Streams {

  public static String of(Command command) {
    return switch (command) {
      case MeasureCommand c -> measure(c.measure());
      case RegisterProgramme c -> programme(c.id());
      case RegisterGroup c -> group(c.id());
      case ChangeGroupMembers c -> group(c.group());
      case DeclareCoverage c -> coverage(c.importer());
      case SetStackingRule c -> stacking(c.imposer());
      case EndStackingRule c -> stacking(c.imposer());
    };
  }

  static String of(Event event) {
    return switch (event) {
      case MeasureEvent e -> measure(e.measure());
      case ProgrammeRegistered e -> programme(e.programme());
      case GroupRegistered e -> group(e.group());
      case GroupMembersChanged e -> group(e.group());
      case CoverageDeclared e -> coverage(e.importer());
      case StackingRuleSet e -> stacking(e.imposer());
      case StackingRuleEnded e -> stacking(e.imposer());
    };
  }

  public static String measure(MeasureId id) {
    return "measure:" + id;
  }

  static String programme(ProgrammeId id) {
    return "programme:" + id;
  }

  static String group(GroupId id) {
    return "group:" + id;
  }

  private static String coverage(EconomyCode importer) {
    return "coverage:" + importer;
  }

  private static String stacking(EconomyCode imposer) {
    return "stacking:" + imposer;
  }

  private Streams() {}
}
