package org.tariffledger.domain.rates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.StackingRules.Rule;

/// What one code, and exactly that code, is charged: the measures that bear on it, by id, each
/// programme's contest, and which of them a stacking rule silences.
record Assessment(
    List<Contender> contenders,
    List<Contest> contests,
    Map<ProgrammeId, StackingRuleSet> silenced) {

  static Assessment of(RateQuery query, List<Rule> rules, RateSource source) {
    var all =
        source.candidates(query.importer(), query.exporter(), query.product()).stream()
            .flatMap(history -> Contender.of(history, query, source).stream())
            .sorted(Comparator.comparing(contender -> contender.id().value()))
            .toList();
    var standing =
        all.stream()
            .filter(contender -> contender.charge() != null)
            .collect(
                groupingBy(
                    Contender::programme,
                    () -> new TreeMap<>(Comparator.comparing(ProgrammeId::value)),
                    toList()));
    var contests = new LinkedHashMap<ProgrammeId, Contest>();
    standing.forEach(
        (programme, contenders) ->
            contests.put(
                programme, Contest.of(programme, selection(programme, source), contenders)));
    return new Assessment(
        all,
        List.copyOf(contests.values()),
        Stacking.silenced(contests.keySet(), exempt(contests), rules, query.validAt()));
  }

  private static Set<ProgrammeId> exempt(Map<ProgrammeId, Contest> contests) {
    return contests.values().stream()
        .filter(contest -> contest.leading().stream().allMatch(Contender::isExempt))
        .map(Contest::programme)
        .collect(toSet());
  }

  /// Those that charge nothing now: not begun, ended, or stepped aside.
  List<Contender> aside() {
    return contenders.stream().filter(contender -> contender.charge() == null).toList();
  }

  private static Selection selection(ProgrammeId programme, RateSource source) {
    return source
        .programme(programme)
        .map(ProgrammeRegistered::selection)
        .orElse(Selection.MOST_SPECIFIC);
  }

  /// Programmes add to each other, except those that are silenced.
  Charge charge() {
    return contests.stream()
        .filter(contest -> !isSilenced(contest))
        .map(Contest::charge)
        .reduce(Charge.NOTHING, Charge::plus);
  }

  boolean isSilenced(Contest contest) {
    return silenced.containsKey(contest.programme());
  }

  /// Those of which nothing but the measure that answers is unknown: what is lowest, amounts tell.
  List<Contest> open() {
    return contests.stream()
        .filter(c -> c.isOpen() && !isSilenced(c) && c.selection() != Selection.LOWEST)
        .toList();
  }

  /// Those by which the goods are or may be charged.
  Stream<Contender> charging() {
    return contests.stream()
        .filter(contest -> !isSilenced(contest))
        .flatMap(c -> c.isOpen() ? c.leading().stream() : Stream.of(c.winner()));
  }
}
