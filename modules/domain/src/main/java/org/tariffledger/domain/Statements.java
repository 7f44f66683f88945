package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.MISSING_SOURCE;
import static org.tariffledger.domain.Refusal.Code.SAME_TERRITORY;
import static org.tariffledger.domain.Refusal.Code.STATEMENT_EXISTS;
import static org.tariffledger.domain.Refusal.Code.STATEMENT_RETRACTED;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_LINK;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_STATEMENT;

import java.util.List;
import java.util.function.Predicate;
import org.tariffledger.domain.StatementCommand.MakeStatement;
import org.tariffledger.domain.StatementCommand.RetractStatement;
import org.tariffledger.domain.StatementEvent.StatementMade;
import org.tariffledger.domain.StatementEvent.StatementRetracted;

/// The decisions about one statement, and their rules.
final class Statements {

  static Decision<DiplomacyEvent> decide(
      StatementCommand command, List<Recorded<DiplomacyEvent>> history, Register register) {
    var event = event(command);
    return history.stream().anyMatch(entry -> entry.event().equals(event))
        ? new Decision.Accepted<>(List.of())
        : Decision.of(refusals(command, history, register), List.of(event));
  }

  private static List<Refusal> refusals(
      StatementCommand command, List<Recorded<DiplomacyEvent>> history, Register register) {
    var objections = new Objections(command.announcement(), register);
    switch (command) {
      case MakeStatement c -> check(c, history, objections);
      case RetractStatement c -> check(c, history, objections);
    }
    return objections.all();
  }

  private static void check(
      MakeStatement c, List<Recorded<DiplomacyEvent>> history, Objections objections) {
    if (!history.isEmpty()) {
      objections.add(STATEMENT_EXISTS, "/id", "Statement " + c.id() + " is recorded.");
    }
    var source = c.announcement().source();
    if (source == null || source.isBlank()) {
      objections.add(MISSING_SOURCE, "/source", "A statement says where it can be read.");
    }
    for (int i = 0; i < c.about().size(); i++) {
      // Duties are levied by a union; who is hit, speaks or is warned may be a member of it.
      objections.requireTerritory(c.about().get(i).importer(), "/about/" + i + "/importer");
      requireTwo(c.about().get(i), "/about/" + i, objections);
    }
    requireLinks(c, objections);
  }

  private static void requireTwo(EconomyPair pair, String pointer, Objections objections) {
    if (Territories.isOne(pair, objections.said())) {
      objections.add(
          SAME_TERRITORY,
          pointer + "/exporter",
          "%s and %s are one customs territory: no duty is charged within."
              .formatted(pair.importer(), pair.exporter()));
    }
  }

  private static void requireLinks(MakeStatement c, Objections objections) {
    var register = objections.register();
    requireKnown(
        c.measures(),
        "/measures/",
        "measure",
        id -> objections.measure(id).isPresent(),
        objections);
    requireKnown(
        c.negotiations(),
        "/negotiations/",
        "negotiation",
        id -> isKnown(register.negotiation(id), objections),
        objections);
    requireKnown(
        c.jointResponses(),
        "/jointResponses/",
        "joint response",
        id -> isKnown(register.jointResponse(id), objections),
        objections);
  }

  private static <T> void requireKnown(
      List<T> ids, String pointer, String what, Predicate<T> isKnown, Objections objections) {
    for (int i = 0; i < ids.size(); i++) {
      if (!isKnown.test(ids.get(i))) {
        objections.add(
            UNKNOWN_LINK,
            pointer + i,
            "No %s %s is recorded that had been announced by %s."
                .formatted(what, ids.get(i), objections.said()));
      }
    }
  }

  private static boolean isKnown(List<Recorded<DiplomacyEvent>> entries, Objections objections) {
    return entries.stream().anyMatch(entry -> entry.isKnown(objections.said(), Long.MAX_VALUE));
  }

  private static void check(
      RetractStatement c, List<Recorded<DiplomacyEvent>> history, Objections objections) {
    var isMade = StatementState.known(history, objections.said(), Long.MAX_VALUE).isPresent();
    if (!isMade) {
      objections.addMissing(UNKNOWN_STATEMENT, "statement", "statement " + c.statement(), history);
    } else if (history.stream().anyMatch(e -> e.event() instanceof StatementRetracted)) {
      objections.add(
          STATEMENT_RETRACTED,
          "/statement",
          "Statement " + c.statement() + " was retracted already.");
    }
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
