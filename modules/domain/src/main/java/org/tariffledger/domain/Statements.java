package org.tariffledger.domain;

import java.util.ArrayList;
import java.util.List;
import org.tariffledger.domain.StatementCommand.MakeStatement;
import org.tariffledger.domain.StatementCommand.RetractStatement;
import org.tariffledger.domain.StatementEvent.StatementMade;
import org.tariffledger.domain.StatementEvent.StatementRetracted;

/// The rules of statements.
final class Statements {

  static Decision<DiplomacyEvent> decide(
      StatementCommand command, List<Recorded<DiplomacyEvent>> history, Register register) {
    var refusals = new ArrayList<Refusal>();
    var event = event(command);
    if (history.stream().anyMatch(entry -> entry.event().equals(event))) {
      return new Decision.Accepted<>(List.of());
    }
    return Decision.of(refusals, List.of(event));
  }

  private static StatementEvent event(StatementCommand command) {
    return switch (command) {
      case MakeStatement c ->
          new StatementMade(
              c.id(),
              c.kind(),
              c.speaker(),
              c.economy(),
              c.text(),
              c.about(),
              c.measures(),
              c.negotiations(),
              c.jointResponses(),
              c.addressees(),
              c.announcement());
      case RetractStatement c -> new StatementRetracted(c.statement(), c.announcement());
    };
  }

  private Statements() {}
}
