package org.tariffledger.rest.commands;

import java.util.Optional;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.DiplomacyCommand;
import org.tariffledger.domain.JointResponseCommand.ProposeJointResponse;
import org.tariffledger.domain.MeasureCommand;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.NegotiationCommand.OpenNegotiation;
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
import org.tariffledger.domain.StatementCommand.MakeStatement;

/// What a command is about, by the path it can be read under.
final class Resource {

  /// Where to find what the command creates; empty if it only changes something.
  static Optional<String> created(Command command) {
    return switch (command) {
      case ImposeTariff c -> Optional.of("/v1/measures/" + c.id());
      case Retaliate c -> Optional.of("/v1/measures/" + c.id());
      case RegisterProgramme c -> Optional.of("/v1/programmes/" + c.id());
      case RegisterGroup c -> Optional.of("/v1/groups/" + c.id());
      case DeclareCoverage c -> Optional.of("/v1/coverage/" + c.importer());
      case SetStackingRule c ->
          Optional.of("/v1/stacking-rules/" + c.id() + "?imposer=" + c.imposer());
      case RegisterProductList c -> Optional.of("/v1/product-lists/" + c.id());
      case PublishProductList c -> Optional.of("/v1/product-lists/" + c.list());
      case PublishSchedule c -> Optional.of("/v1/schedules/" + c.importer());
      case OpenNegotiation c -> Optional.of("/v1/negotiations/" + c.id());
      case ProposeJointResponse c -> Optional.of("/v1/joint-responses/" + c.id());
      case MakeStatement c -> Optional.of("/v1/statements/" + c.id());
      case MeasureCommand _,
          ChangeGroupMembers _,
          EndStackingRule _,
          AssignColumn _,
          DeclareSuccessors _,
          DiplomacyCommand _ ->
          Optional.empty();
    };
  }

  /// Whether it may be the first that is recorded there.
  static boolean mayBegin(Command command) {
    return !(command instanceof PublishProductList) && created(command).isPresent();
  }

  private Resource() {}
}
