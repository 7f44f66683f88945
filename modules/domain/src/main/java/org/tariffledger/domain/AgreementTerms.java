package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.MEASURE_LIFTED;
import static org.tariffledger.domain.Refusal.Code.NOT_A_PARTY;
import static org.tariffledger.domain.Refusal.Code.NOT_A_TERM;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.NegotiationCommand.ReachAgreement;
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

/// The rules of an agreement's terms. What the rules of measures say against a term, they say
/// themselves when the terms are recorded.
final class AgreementTerms {

  /// The terms as commands, each at its place.
  static List<Consequence> consequences(ReachAgreement agreement) {
    return IntStream.range(0, agreement.terms().size())
        .filter(i -> isTerm(agreement.terms().get(i)))
        .mapToObj(i -> new Consequence("/terms/" + i, agreement.terms().get(i)))
        .toList();
  }

  /// The measures that the terms are on.
  static List<MeasureId> measures(ReachAgreement agreement) {
    return agreement.terms().stream()
        .flatMap(term -> term instanceof MeasureCommand c ? Stream.of(c.measure()) : Stream.of())
        .distinct()
        .toList();
  }

  /// How many there are that differ.
  static int count(ReachAgreement agreement) {
    return Math.toIntExact(agreement.terms().stream().distinct().count());
  }

  static void check(ReachAgreement agreement, List<EconomyCode> parties, Objections objections) {
    var terms = agreement.terms();
    for (int i = 0; i < terms.size(); i++) {
      check(terms.get(i), "/terms/" + i, parties, objections);
    }
    for (int i = 0; i < agreement.onWithdrawal().size(); i++) {
      checkOnWithdrawal(agreement, i, parties, objections);
    }
    ContradictoryTerms.refuse("/terms/", terms, objections);
    ContradictoryTerms.refuse(
        "/onWithdrawal/",
        agreement.onWithdrawal().stream()
            .map(term -> term.from(Instant.MIN, null, agreement.announcement()))
            .toList(),
        objections);
  }

  private static boolean isTerm(Command command) {
    return switch (command) {
      case MeasureCommand _, ReferenceCommand _ -> true;
      case DiplomacyCommand _ -> false;
    };
  }

  private static void check(
      Command term, String pointer, List<EconomyCode> parties, Objections objections) {
    if (!isTerm(term)) {
      objections.add(
          NOT_A_TERM, pointer, "A term moves a measure or says a reference fact: this does not.");
    }
    owner(term, objections)
        .filter(owner -> !parties.contains(owner.economy()))
        .ifPresent(
            owner ->
                objections.add(
                    NOT_A_PARTY,
                    pointer + owner.pointer(),
                    NegotiationRules.notAParty(owner.economy(), parties)));
    objections.requireNotSaidBefore(term, zone(term, objections), pointer);
  }

  /// Texts give days: what two governments announce on one day, each by its own clock, belongs
  /// together.
  private static ZoneId zone(Command term, Objections objections) {
    return owner(term, objections)
        .map(owner -> Economies.zoneOf(owner.economy()))
        .orElse(ZoneOffset.UTC);
  }

  /// Whose rates the command may move, and which field says so.
  private record Owner(EconomyCode economy, String pointer) {}

  /// Empty for a measure and a list that nobody knows, which the rules refuse unless an earlier
  /// term brings it; and for a group, which is nobody's.
  private static Optional<Owner> owner(Command command, Objections objections) {
    return switch (command) {
      case ImposeTariff c -> imposer(c.imposer());
      case Retaliate c -> imposer(c.imposer());
      case MeasureCommand c ->
          objections
              .register()
              .measure(c.measure())
              .map(measure -> new Owner(measure.imposed().imposer(), "/measure"));
      case RegisterProgramme c -> imposer(c.imposer());
      case RegisterProductList c -> imposer(c.imposer());
      case SetStackingRule c -> imposer(c.imposer());
      case EndStackingRule c -> imposer(c.imposer());
      case PublishProductList c ->
          objections
              .register()
              .registeredList(c.list())
              .map(list -> new Owner(list.imposer(), "/list"));
      case DeclareCoverage c -> importer(c.importer());
      case PublishSchedule c -> importer(c.importer());
      case AssignColumn c -> importer(c.importer());
      case DeclareSuccessors c -> importer(c.importer());
      case RegisterGroup _, ChangeGroupMembers _, DiplomacyCommand _ -> Optional.empty();
    };
  }

  private static Optional<Owner> imposer(EconomyCode economy) {
    return Optional.of(new Owner(economy, "/imposer"));
  }

  private static Optional<Owner> importer(EconomyCode economy) {
    return Optional.of(new Owner(economy, "/importer"));
  }

  private static boolean imposes(MeasureCommand command) {
    return command instanceof ImposeTariff || command instanceof Retaliate;
  }

  private static void checkOnWithdrawal(
      ReachAgreement agreement, int place, List<EconomyCode> parties, Objections objections) {
    var id = agreement.onWithdrawal().get(place).measure();
    var pointer = "/onWithdrawal/" + place + "/measure";
    var isImposedByIt =
        agreement.terms().stream()
            .anyMatch(term -> term instanceof MeasureCommand c && imposes(c) && is(id, c));
    if (isImposedByIt) {
      return;
    }
    var known = objections.knownMeasure(id, pointer);
    known
        .map(measure -> measure.imposed().imposer())
        .filter(imposer -> !parties.contains(imposer))
        .ifPresent(
            imposer ->
                objections.add(NOT_A_PARTY, pointer, NegotiationRules.notAParty(imposer, parties)));
    known
        .map(MeasureTimeline::end)
        .filter(end -> !end.at().isAfter(objections.said()))
        .ifPresent(
            end ->
                objections.add(MEASURE_LIFTED, pointer, "The measure ended at " + end.at() + "."));
  }

  private static boolean is(MeasureId id, MeasureCommand command) {
    return command.measure().equals(id);
  }

  private AgreementTerms() {}
}
