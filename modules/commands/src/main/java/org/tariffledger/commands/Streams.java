package org.tariffledger.commands;

import org.tariffledger.domain.Command;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.JointResponseCommand;
import org.tariffledger.domain.JointResponseEvent;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.MeasureCommand;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NegotiationCommand;
import org.tariffledger.domain.NegotiationEvent;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
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
import org.tariffledger.domain.StatementCommand;
import org.tariffledger.domain.StatementEvent;
import org.tariffledger.domain.StatementId;

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
      case RegisterProductList c -> productList(c.id());
      case PublishProductList c -> productList(c.list());
      case PublishSchedule c -> schedule(c.importer());
      case AssignColumn c -> schedule(c.importer());
      case DeclareSuccessors c -> schedule(c.importer());
      case NegotiationCommand c -> negotiation(c.negotiation());
      case JointResponseCommand c -> jointResponse(c.response());
      case StatementCommand c -> statement(c.statement());
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
      case ProductListRegistered e -> productList(e.list());
      case ProductListPublished e -> productList(e.list());
      case SchedulePublished e -> schedule(e.importer());
      case ColumnAssigned e -> schedule(e.importer());
      case SuccessorsDeclared e -> schedule(e.importer());
      case NegotiationEvent e -> negotiation(e.negotiation());
      case JointResponseEvent e -> jointResponse(e.response());
      case StatementEvent e -> statement(e.statement());
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

  static String productList(ProductListId id) {
    return "product-list:" + id;
  }

  static String schedule(EconomyCode importer) {
    return "schedule:" + importer;
  }

  public static String negotiation(NegotiationId id) {
    return "negotiation:" + id;
  }

  public static String jointResponse(JointResponseId id) {
    return "joint-response:" + id;
  }

  public static String statement(StatementId id) {
    return "statement:" + id;
  }

  private Streams() {}
}
