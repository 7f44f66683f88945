package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.CONTRADICTORY_TERMS;
import static org.tariffledger.domain.Refusal.Code.MEASURE_LIFTED;
import static org.tariffledger.domain.Refusal.Code.NOT_A_PARTY;
import static org.tariffledger.domain.Refusal.Code.NOT_A_TERM;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.NegotiationCommand.ReachAgreement;
import org.tariffledger.domain.TermSubject.Said;

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

  static void check(ReachAgreement agreement, List<EconomyCode> parties, Objections objections) {
    var terms = agreement.terms();
    for (int i = 0; i < terms.size(); i++) {
      check(terms.get(i), "/terms/" + i, parties, objections);
    }
    for (int i = 0; i < agreement.onWithdrawal().size(); i++) {
      checkOnWithdrawal(agreement, i, parties, objections);
    }
    refuseContradictions("/terms/", terms, objections);
    refuseContradictions(
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
    if (term instanceof MeasureCommand c) {
      imposer(c, objections)
          .filter(imposer -> !parties.contains(imposer))
          .ifPresent(
              imposer ->
                  objections.add(
                      NOT_A_PARTY,
                      pointer + (imposes(c) ? "/imposer" : "/measure"),
                      NegotiationRules.notAParty(imposer, parties)));
    }
  }

  /// Empty for a measure that nobody knows; the rules of measures refuse that.
  private static Optional<EconomyCode> imposer(MeasureCommand command, Objections objections) {
    return switch (command) {
      case ImposeTariff c -> Optional.of(c.imposer());
      case Retaliate c -> Optional.of(c.imposer());
      case MeasureCommand c ->
          objections.measure(c.measure()).map(measure -> measure.imposed().imposer());
    };
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

  private static void refuseContradictions(
      String pointer, List<? extends Command> terms, Objections objections) {
    var first = new HashMap<TermSubject, Place>();
    for (int i = 0; i < terms.size(); i++) {
      for (var said : TermSubject.of(terms.get(i))) {
        var before = first.putIfAbsent(said.of(), new Place(i, said));
        if (before != null && !before.said().what().equals(said.what())) {
          objections.add(
              CONTRADICTORY_TERMS,
              pointer + i,
              "%s%d and %s%d say different things of %s."
                  .formatted(pointer, before.term(), pointer, i, said.of()));
          break;
        }
      }
    }
  }

  private record Place(int term, Said said) {}

  private AgreementTerms() {}
}
