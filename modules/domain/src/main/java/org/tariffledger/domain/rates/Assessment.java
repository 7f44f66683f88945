package org.tariffledger.domain.rates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.Selection;

/// What one code, and exactly that code, is charged in one situation: each programme's contest, the
/// measures that charge nothing now (not begun, ended, or stepped aside), and which programmes a
/// stacking rule silences.
///
/// @param sparing the rules by which programmes are not charged on a share, the first of each
record Assessment(
    List<Contest> contests,
    List<Contender> aside,
    Map<ProgrammeId, StackingRuleSet> silenced,
    Map<ProgrammeId, StackingRuleSet> sparing) {

  static Assessment of(List<Ballot> ballots, Stacking rules) {
    var contests = new LinkedHashMap<ProgrammeId, Contest>();
    for (var ballot : ballots) {
      if (ballot.contest() != null) {
        contests.put(ballot.programme(), ballot.contest());
      }
    }
    var stacked = rules.over(contests);
    return new Assessment(
        contests.values().stream()
            .map(contest -> contest.sparing(stacked.spared(contest.programme())))
            .toList(),
        ballots.stream().flatMap(ballot -> ballot.aside().stream()).toList(),
        stacked.silenced(),
        stacked.sparing());
  }

  /// Programmes add to each other, except those that are silenced.
  Charge charge() {
    var charge = Charge.NOTHING;
    for (var contest : contests) {
      if (!isSilenced(contest)) {
        charge = charge.plus(contest.charge());
      }
    }
    return charge;
  }

  /// What the programme adds here.
  Charge charge(ProgrammeId programme) {
    return contests.stream()
        .filter(contest -> contest.programme().equals(programme) && !isSilenced(contest))
        .map(Contest::charge)
        .findFirst()
        .orElse(Charge.NOTHING);
  }

  boolean isSilenced(Contest contest) {
    return silenced.containsKey(contest.programme());
  }

  @Nullable StackingRuleSet sparing(Contest contest) {
    return sparing.get(contest.programme());
  }

  /// Those of which nothing but the measure that answers is unknown: what is lowest, amounts tell.
  List<Contest> open() {
    return contests.stream()
        .filter(c -> c.isOpen() && !isSilenced(c) && c.selection() != Selection.LOWEST)
        .toList();
  }

  /// Those by which the goods are or may be charged nobody can tell how much.
  Stream<Contender> untold() {
    return contests.stream()
        .filter(contest -> !isSilenced(contest))
        .flatMap(
            contest ->
                (contest.isOpen() ? contest.leading().stream() : Stream.of(contest.winner()))
                    .filter(c -> contest.charge(c).determined().isEmpty()));
  }
}
